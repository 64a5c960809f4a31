using Daybook.Auditing.Reasons;
using Daybook.Events;

namespace Daybook.Auditing.Times;

/// <summary>The journal's own time stood still, since the clock was behind it.</summary>
internal sealed class StandingClockRule : IAuditRule
{
    public string Name => "recorded-stands-still";

    public Severity Severity => Severity.Warning;

    public string Description => "The clock was behind the newest recorded time: the next events were recorded later than they say.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == EventTypes.ClockBehind.Name)
            evidence.Add(seen, Quote.Of(seen));
    }
}
