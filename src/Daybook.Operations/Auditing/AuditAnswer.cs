using System.Text.Json.Serialization;
using Daybook.Auditing;
using Daybook.Events;

namespace Daybook.Operations.Auditing;

/// <summary>What an audit found.</summary>
/// <param name="Ok">Whether nothing was found.</param>
/// <param name="Events">Events that were read.</param>
/// <param name="Rules">The names of the rules that saw them.</param>
/// <param name="Findings">The rules that were broken, in the order of the rules.</param>
/// <param name="WithoutConfiguration">Portfolios that trade and recorded no settings: what no rule could judge there is not found, and not fine either.</param>
public sealed record AuditAnswer(bool Ok, long Events, IReadOnlyList<string> Rules, IReadOnlyList<AuditFindingAnswer> Findings, IReadOnlyList<UnjudgedPortfolio> WithoutConfiguration);

/// <summary>What one rule found.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Description">What was found, in a sentence.</param>
/// <param name="Count">How many events break the rule.</param>
/// <param name="Events">The ids of those events, ascending, as many as were asked for.</param>
/// <param name="Omitted">How many events were counted and are not among them.</param>
/// <param name="Examples">A few of them, in words.</param>
public sealed record AuditFindingAnswer(string Rule, Severity Severity, string Description, long Count, IReadOnlyList<long> Events, long Omitted, IReadOnlyList<AuditExampleAnswer> Examples)
{
    /// <summary>What an audit reported.</summary>
    internal static AuditFindingAnswer Of(AuditFinding finding) => new(
        finding.Rule, finding.Severity, finding.Description, finding.Count, finding.Events, finding.Omitted, [.. finding.Examples.Select(example => new AuditExampleAnswer(example.Event.Id, example.Sentence) { OccurredAt = example.Event.OccurredAt })]);
}

/// <summary>One event that breaks a rule, in words.</summary>
/// <param name="Event">The event's id.</param>
/// <param name="Sentence">What about it, with the numbers.</param>
public sealed record AuditExampleAnswer(long Event, string Sentence)
{
    /// <summary>The event's own time.</summary>
    [JsonIgnore]
    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>A portfolio, by where its events come from.</summary>
/// <param name="Origin">The source of an import; null: it was recorded natively.</param>
/// <param name="Run">The run that it is; null: it is live, or an import.</param>
public sealed record UnjudgedPortfolio(string? Origin, string? Run)
{
    /// <summary>The name that its sessions say; null: none.</summary>
    [JsonIgnore]
    public string? Name { get; init; }
}
