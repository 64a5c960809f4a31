using Daybook.Events;

namespace Daybook.Auditing;

/// <summary>
/// Something that recorded events must satisfy to make sense. A rule sees every event once, in the order of the ids, and remembers no more than it needs;
/// an instance is for one audit. Events are evidence, imported ones too: whatever they hold, a rule does not throw.
/// </summary>
public interface IAuditRule
{
    /// <summary>The rule's name: small letters and hyphens, for example <c>open-of-open</c>.</summary>
    string Name { get; }

    /// <summary>How grave it is when the rule is broken.</summary>
    Severity Severity { get; }

    /// <summary>What was found, in one sentence that holds for every event that breaks the rule.</summary>
    string Description { get; }

    /// <summary>Sees the next event.</summary>
    void See(in AuditedEvent audited, IAuditEvidence evidence);

    /// <summary>Sees that there are no more events.</summary>
    void End(AuditEnd end, IAuditEvidence evidence)
    {
    }
}
