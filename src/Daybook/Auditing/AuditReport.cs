using Daybook.Events;

namespace Daybook.Auditing;

/// <summary>How far an audit is.</summary>
/// <param name="Done">Events that were read.</param>
/// <param name="Total">Events to read.</param>
public readonly record struct AuditProgress(long Done, long Total);

/// <summary>What an audit found.</summary>
/// <param name="Events">Events that were read.</param>
/// <param name="Rules">The names of the rules that saw them.</param>
/// <param name="Findings">The rules that were broken, in the order of the rules; empty when none was.</param>
public sealed record AuditReport(long Events, IReadOnlyList<string> Rules, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>True when nothing was found.</summary>
    public bool Ok => Findings.Count == 0;
}

/// <summary>What one rule found.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Description">What was found, in a sentence.</param>
/// <param name="Count">How many events break the rule.</param>
/// <param name="Events">The ids of those events, ascending; when there are more than an audit keeps, the first that were found.</param>
/// <param name="Examples">A few of them, in words.</param>
public sealed record AuditFinding(string Rule, Severity Severity, string Description, long Count, IReadOnlyList<long> Events, IReadOnlyList<AuditExample> Examples)
{
    /// <summary>How many events were counted and not kept.</summary>
    public long Omitted => Count - Events.Count;
}

/// <summary>One event that breaks a rule, in words.</summary>
/// <param name="Event">The event.</param>
/// <param name="Sentence">What about it, with the numbers.</param>
public sealed record AuditExample(PortfolioEvent Event, string Sentence);
