using Daybook.Events;

namespace Daybook.Auditing.Times;

/// <summary>The journal's own time goes back from one event to the next, which no writer of Daybook's does.</summary>
internal sealed class RecordedBackwardsRule : IAuditRule
{
    private PortfolioEvent? _before;

    public string Name => "recorded-backwards";

    public Severity Severity => Severity.Critical;

    public string Description => "An event's recorded time is before the previous event's, which no Daybook writer does: run 'daybook verify'.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (_before is { } before && seen.Fields.RecordedMicros < before.Fields.RecordedMicros)
            evidence.Add(seen, $"it was recorded at {IsoTime.Format(seen.RecordedAt)}, and event {before.Id} at {IsoTime.Format(before.RecordedAt)}");
        _before = seen;
    }
}
