using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Scopes;

/// <summary>A session or trace ends that had not begun.</summary>
internal sealed class EndWithoutStartRule : IAuditRule
{
    private readonly ImportSessions _imports = new();
    private readonly HashSet<SessionKey> _sessions = [];
    private readonly HashSet<(string? Origin, string TraceId)> _traces = [];

    public string Name => "end-without-start";

    public Severity Severity => Severity.Warning;

    public string Description => "A session or a trace ended that had not begun, or had ended before.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        _imports.Follow(seen);
        if (seen.SessionId is { } session)
            Session(seen, new SessionKey(seen.Origin, session), evidence);
        if (seen.TraceId is { } trace)
            Trace(seen, (seen.Origin, trace), evidence);
    }

    private void Session(PortfolioEvent seen, in SessionKey key, IAuditEvidence evidence)
    {
        if (seen.Type.Name == TraceNames.SessionStart)
            _sessions.Add(key);
        else if (seen.Type.Name == TraceNames.SessionEnd && !_sessions.Remove(key) && !_imports.Contains(key))
            evidence.Add(seen, $"session {key.SessionId} ended, and was not open");
    }

    private void Trace(PortfolioEvent seen, (string? Origin, string TraceId) key, IAuditEvidence evidence)
    {
        if (seen.Type.Name == TraceNames.TraceStart)
            _traces.Add(key);
        else if (seen.Type.Name == TraceNames.TraceEnd && !_traces.Remove(key))
            evidence.Add(seen, $"trace {key.TraceId} ended, and was not open");
    }
}
