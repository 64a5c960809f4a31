using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Scopes;

/// <summary>
/// Knows the sessions that stand for an import itself. Such a session is as long as its source: it ends anew each time the source has grown, and
/// what came later may have happened earlier.
/// </summary>
internal sealed class ImportSessions
{
    private const string ImportKind = "import";
    private const string Folder = "folder";

    private readonly HashSet<SessionKey> _imports = [];

    /// <summary>Takes in an event.</summary>
    public void Follow(PortfolioEvent seen)
    {
        if (seen is { IsImported: true, SessionId: { } session } && seen.Type.Name == TraceNames.SessionStart
            && (seen.Text(TraceNames.Kind) == ImportKind || seen.Text(Folder) is not null))
        {
            _imports.Add(new SessionKey(seen.Origin, session));
        }
    }

    /// <summary>True for the session of an import itself.</summary>
    public bool Contains(in SessionKey session) => _imports.Contains(session);
}
