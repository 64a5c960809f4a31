using Daybook.Events;

namespace Daybook.Auditing.Positions;

/// <summary>An asset is opened that is held.</summary>
internal sealed class OpenOfOpenRule : IAuditRule
{
    public string Name => "open-of-open";

    public Severity Severity => Severity.Error;

    public string Description => "A position that was already open was opened.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, _, position) = audited;
        if (seen.Type.Name == PositionNames.Open && position.Status == PositionStatus.Held)
            evidence.Add(seen, $"{seen.Asset} was opened; event {position.EventId} says that it was already held");
    }
}
