using Daybook.Auditing.Positions;
using Daybook.Events;

namespace Daybook.Auditing.Reasons;

/// <summary>A position is kept although the asset is said to have left the selection.</summary>
internal sealed class HoldSaysLeftRule : IAuditRule
{
    public string Name => "hold-says-left";

    public Severity Severity => Severity.Error;

    public string Description => "A position was held, and the reason says that the asset left the selection.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == PositionNames.Hold && ReasonWords.SaysLeft(seen.Reason))
            evidence.Add(seen, $"{seen.Asset} was held, with the reason {Quote.Of(seen)}");
    }
}
