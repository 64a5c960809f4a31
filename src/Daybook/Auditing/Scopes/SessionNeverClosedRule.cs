using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Scopes;

/// <summary>A session has no end, and nobody is at work in it.</summary>
internal sealed class SessionNeverClosedRule : IAuditRule
{
    private readonly Dictionary<SessionKey, PortfolioEvent> _open = [];

    public string Name => "session-never-closed";

    public Severity Severity => Severity.Error;

    public string Description => "A session began, never ended, and no process is running it.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.SessionId is not { } session)
            return;
        var key = new SessionKey(seen.Origin, session);
        if (seen.Type.Name == TraceNames.SessionStart)
            _open.TryAdd(key, seen);
        else if (seen.Type.Name == TraceNames.SessionEnd)
            _open.Remove(key);
    }

    public void End(AuditEnd end, IAuditEvidence evidence)
    {
        foreach (var (key, start) in _open)
        {
            if (start.IsImported || !end.RunningSessions.Contains(key.SessionId!))
                evidence.Add(start, $"session {key.SessionId} began and never ended");
        }
    }
}
