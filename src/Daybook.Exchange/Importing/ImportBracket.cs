using Daybook.Events;

namespace Daybook.Exchange.Importing;

/// <summary>
/// The two events around an import that has no session of its own. They stand at the times of its earliest and latest row, so that they fall into no window that
/// its rows do not reach. The start is written once for a source, the end once for each content of it.
/// </summary>
internal sealed class ImportBracket
{
    public ImportBracket(IImportSource source, ImportCheck check)
    {
        var identity = source.Identity;
        StartKey = identity.BracketKey("start");
        EndKey = identity.BracketKey("end", check.Digest);
        Start = Make(identity, EventTypes.SessionStart, "start", check.Earliest, $"import of {identity.Origin}", Metadata.Of(
            ("kind", "import"), ("source", identity.Source)));
        End = Make(identity, EventTypes.SessionEnd, "end", check.Latest, $"import of {identity.Origin} completed", Metadata.Of(
            ("kind", "import"), ("status", "completed"), ("source", identity.Source), ("rows", check.Rows), ("sha256", SafeReading.FileDigest(source))));
    }

    public PortfolioEvent Start { get; }

    public string StartKey { get; }

    public PortfolioEvent End { get; }

    public string EndKey { get; }

    private static PortfolioEvent Make(ImportIdentity identity, EventType type, string action, DateTimeOffset at, string reason, Metadata? metadata) =>
        identity.Import(new EventFields
        {
            Type = type,
            Action = action,
            OccurredMicros = Microseconds.From(at),
            SessionId = identity.SessionId,
            Reason = reason,
            Metadata = metadata,
        });
}
