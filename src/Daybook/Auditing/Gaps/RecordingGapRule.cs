using System.Globalization;
using Daybook.Auditing.Reasons;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Gaps;

/// <summary>Events were refused, and are missing.</summary>
internal sealed class RecordingGapRule : IAuditRule
{
    public string Name => "recording-gap";

    public Severity Severity => Severity.Critical;

    public string Description => "Events were refused while the journal could not accept them, and are missing.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == EventTypes.RecordingGap.Name)
            evidence.Add(seen, seen.Number("refused") is { } refused ? string.Create(CultureInfo.InvariantCulture, $"{refused:N0} events are missing: {Quote.Of(seen)}") : $"events are missing: {Quote.Of(seen)}");
    }
}
