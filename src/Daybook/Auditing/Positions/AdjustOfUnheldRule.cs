using Daybook.Events;

namespace Daybook.Auditing.Positions;

/// <summary>A position is made larger or smaller that is not held.</summary>
internal sealed class AdjustOfUnheldRule : IAuditRule
{
    public string Name => "adjust-of-unheld";

    public Severity Severity => Severity.Error;

    public string Description => "A position that was not open was adjusted.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, _, position) = audited;
        if (seen.Asset is not null && IsBroken(seen.Type.Name, position.Status))
            evidence.Add(seen, $"{seen.Asset} was changed ({seen.Action ?? seen.Type.Name}); {Unheld.Says(position)}");
    }

    // A grace period's decay may be told by somebody who does not tell of the trades.
    private static bool IsBroken(string type, PositionStatus status) => type switch
    {
        PositionNames.Adjust => status != PositionStatus.Held,
        PositionNames.Decay => status == PositionStatus.Closed,
        _ => false,
    };
}
