using Daybook.Auditing;
using Daybook.Events;

namespace Daybook.Operations.Auditing;

/// <summary>The rules that an audit knows.</summary>
/// <param name="Rules">The rules, in the order in which they report.</param>
public sealed record AuditRulesAnswer(IReadOnlyList<AuditRuleAnswer> Rules);

/// <summary>One of them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Severity">How grave it is when it is broken.</param>
/// <param name="Description">What is found, in a sentence.</param>
public sealed record AuditRuleAnswer(string Name, Severity Severity, string Description)
{
    /// <summary>What a rule says of itself.</summary>
    internal static AuditRuleAnswer Of(IAuditRule rule) => new(rule.Name, rule.Severity, rule.Description);
}
