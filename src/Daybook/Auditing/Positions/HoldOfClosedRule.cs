using Daybook.Events;

namespace Daybook.Auditing.Positions;

/// <summary>An asset is told to be held after it was closed.</summary>
internal sealed class HoldOfClosedRule : IAuditRule
{
    public string Name => "hold-of-closed";

    public Severity Severity => Severity.Error;

    public string Description => "A position was held, or listed as a holding, after it had been closed.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, _, position) = audited;
        if (seen.Type.Name is PositionNames.Hold or PositionNames.Holding && position.Status == PositionStatus.Closed)
            evidence.Add(seen, $"{seen.Asset} is held; {Unheld.Says(position)}");
    }
}
