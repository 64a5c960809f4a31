using Daybook.Events;

namespace Daybook.Auditing.Types;

/// <summary>An imported event has an action that its type does not admit. Events of the journal's own cannot: they are checked when they are made.</summary>
internal sealed class ActionContradictsTypeRule : IAuditRule
{
    public string Name => "action-contradicts-type";

    public Severity Severity => Severity.Error;

    public string Description => "An event has an action that its type does not allow.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (!seen.IsImported || seen.Action is not { } action || EventTypes.Find(seen.Type.Name) is not { Actions: { Count: > 0 } admitted })
            return;
        if (!admitted.Contains(action, StringComparer.Ordinal))
            evidence.Add(seen, $"a {seen.Type.Name} has the action '{action}'; it allows {string.Join(", ", admitted)}");
    }
}
