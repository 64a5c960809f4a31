using Daybook.Auditing.Reasons;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Gaps;

/// <summary>The journal was made of what could be read of a damaged one, and some of that is missing.</summary>
internal sealed class SalvagedRule : IAuditRule
{
    public string Name => "salvaged";

    public Severity Severity => Severity.Critical;

    public string Description => "The journal was salvaged from a damaged one, and events are missing or not proven.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == EventTypes.JournalSalvaged.Name && (seen.Number("missing_events") > 0 || seen.Number("lost_events") > 0 || seen.Number("proven_events") < seen.Number("kept_events")))
            evidence.Add(seen, $"the journal was salvaged: {Quote.Of(seen)}");
    }
}
