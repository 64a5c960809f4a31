using Daybook.Auditing.Positions;
using Daybook.Events;

namespace Daybook.Auditing.Reasons;

/// <summary>A position that is kept is said to be new.</summary>
internal sealed class HoldSaysNewRule : IAuditRule
{
    public string Name => "hold-says-new";

    public Severity Severity => Severity.Warning;

    public string Description => "A position was held, and the reason says that it is new.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == PositionNames.Hold && ReasonWords.SaysNew(seen.Reason))
            evidence.Add(seen, $"{seen.Asset} was held, with the reason {Quote.Of(seen)}");
    }
}
