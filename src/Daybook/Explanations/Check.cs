using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Explanations;

/// <summary>A value that a rule looked at, beside the limit that it was held against. Both are text as recorded, and untrusted.</summary>
/// <param name="Name">What was looked at, for example <c>recent_cycles</c>.</param>
/// <param name="Observed">The value.</param>
/// <param name="Threshold">The limit, or null when none is recorded.</param>
public sealed record Measure(string Name, string Observed, string? Threshold)
{
    /// <summary>What had to hold between value and limit for the rule to pass, or null when that is not recorded.</summary>
    public CompareOperator? Comparison { get; init; }

    /// <summary>The unit of both, or null.</summary>
    public string? Unit { get; init; }
}

/// <summary>One rule that was evaluated for a decision, passes included. Its texts are as recorded, and untrusted.</summary>
public sealed record Check
{
    /// <summary>The rule, for example <c>whipsaw</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What it said.</summary>
    public required CheckVerdict Verdict { get; init; }

    /// <summary>Its closed reason code, for example <c>cycle_limit</c>, or null.</summary>
    public string? Code { get; init; }

    /// <summary>Why, in the rule's own words, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The numbers that it went by.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Until when it blocks, or null when that is not recorded.</summary>
    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>The event that recorded it: the decision itself, or an event of its trace.</summary>
    public required PortfolioEvent Source { get; init; }
}
