using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Scopes;

/// <summary>A trace has no end, and nobody is at work in its session.</summary>
internal sealed class TraceNeverClosedRule : IAuditRule
{
    private readonly Dictionary<(string? Origin, string TraceId), PortfolioEvent> _open = [];

    public string Name => "trace-never-closed";

    public Severity Severity => Severity.Warning;

    public string Description => "A trace began, never ended, and no process is running its session.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.TraceId is not { } trace)
            return;
        if (seen.Type.Name == TraceNames.TraceStart)
            _open.TryAdd((seen.Origin, trace), seen);
        else if (seen.Type.Name == TraceNames.TraceEnd)
            _open.Remove((seen.Origin, trace));
    }

    public void End(AuditEnd end, IAuditEvidence evidence)
    {
        foreach (var (key, start) in _open)
        {
            if (start.IsImported || start.SessionId is not { } session || !end.RunningSessions.Contains(session))
                evidence.Add(start, $"trace {key.TraceId} began and never ended{(start.SessionId is { } within ? $", in session {within}" : string.Empty)}");
        }
    }
}
