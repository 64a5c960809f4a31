using Daybook.Events;

namespace Daybook.Exchange.Importing;

/// <summary>
/// The two events around an import that has no session of its own. They have the times of its earliest and latest row, so that they fall into no window that
/// its rows do not reach. The start is written once for a source, the end once for each content of it; a restoration, whose rows look like the journal's own, writes both for each
/// content, and says which ids they got.
/// </summary>
internal sealed class ImportBracket
{
    private readonly IImportSource _source;
    private readonly ImportCheck _check;
    private readonly string _kind;
    private readonly string _sha256;

    public ImportBracket(IImportSource source, ImportCheck check)
    {
        (_source, _check) = (source, check);
        var identity = source.Identity;
        _sha256 = SafeReading.FileDigest(source);
        _kind = check.IsRestoration ? "restoration" : "import";
        SessionId = check.IsRestoration ? identity.RestorationId(check.Digest) : identity.SessionId;
        StartKey = check.IsRestoration ? identity.BracketKey("start", check.Digest) : identity.BracketKey("start");
        EndKey = identity.BracketKey("end", check.Digest);
        (string, MetadataValue)[] what = check.IsRestoration ? [("rows", check.Rows), ("sha256", _sha256)] : [];
        Start = Make(identity, EventTypes.SessionStart, "start", check.Earliest, $"{_kind} of {identity.Origin}", Metadata.Of([("kind", _kind), ("source", identity.Source), .. what]));
    }

    /// <summary>The session of both events.</summary>
    public string SessionId { get; }

    public PortfolioEvent Start { get; }

    public string StartKey { get; }

    public string EndKey { get; }

    /// <summary>The end.</summary>
    /// <param name="ids">The first and the last id that its rows got; null: none is new.</param>
    public PortfolioEvent End((long First, long Last)? ids)
    {
        var identity = _source.Identity;
        (string, MetadataValue)[] where = _check.IsRestoration && ids is { } range ? [("first_id", range.First), ("last_id", range.Last)] : [];
        return Make(identity, EventTypes.SessionEnd, "end", _check.Latest, $"{_kind} of {identity.Origin} completed", Metadata.Of(
            [("kind", _kind), ("status", "completed"), ("source", identity.Source), ("rows", _check.Rows), ("sha256", _sha256), .. where]));
    }

    private PortfolioEvent Make(ImportIdentity identity, EventType type, string action, DateTimeOffset at, string reason, Metadata? metadata) =>
        identity.Import(new EventFields
        {
            Type = type,
            Action = action,
            OccurredMicros = Microseconds.From(at),
            SessionId = SessionId,
            Reason = reason,
            Metadata = metadata,
        });
}
