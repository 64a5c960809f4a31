using Daybook.Auditing.Reasons;
using Daybook.Events;

namespace Daybook.Auditing.Gaps;

/// <summary>Acknowledged events were lost, and the journal went on without them.</summary>
internal sealed class LostTailRule : IAuditRule
{
    public string Name => "lost-tail";

    public Severity Severity => Severity.Critical;

    public string Description => "Acknowledged events were lost or changed, and the journal was recovered without them.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == EventTypes.JournalRecovered.Name)
            evidence.Add(seen, $"the journal was recovered: {Quote.Of(seen)}");
    }
}
