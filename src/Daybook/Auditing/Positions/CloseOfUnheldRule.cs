using Daybook.Events;

namespace Daybook.Auditing.Positions;

/// <summary>An asset is closed that is not held.</summary>
internal sealed class CloseOfUnheldRule : IAuditRule
{
    public string Name => "close-of-unheld";

    public Severity Severity => Severity.Error;

    public string Description => "A position that was not open was closed.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, _, position) = audited;
        if (seen.Type.Name == PositionNames.Close && seen.Asset is not null && position.Status != PositionStatus.Held)
            evidence.Add(seen, $"{seen.Asset} was closed; {Unheld.Says(position)}");
    }
}
