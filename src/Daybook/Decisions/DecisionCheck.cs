using Daybook.Filters;

namespace Daybook.Decisions;

/// <summary>
/// A rule that a decision was held against. It passes where <c>observed comparison limit</c> is true: for example, a holding period of 2 days against <c>&gt;=</c> 5 blocks.
/// Only rule and verdict are required. Texts out of events are untrusted.
/// </summary>
public sealed record DecisionCheck
{
    /// <summary>The rule, for example <c>whipsaw_protection</c>; not empty.</summary>
    public required string Rule { get; init; }

    /// <summary>What it said: passed, blocked or overridden. Events of other recorders may also say that it failed, or nothing.</summary>
    public required CheckVerdict Verdict { get; init; }

    /// <summary>Its closed reason code, for example <c>cycle_limit</c>, or null.</summary>
    public string? Code { get; init; }

    /// <summary>The value that it looked at, or null.</summary>
    public DecisionValue? Observed { get; init; }

    /// <summary>What must hold between observed and limit for it to pass, or null when it is not that simple. Texts are compared for equality only.</summary>
    public CompareOperator? Comparison { get; init; }

    /// <summary>The limit, or null.</summary>
    public DecisionValue? Limit { get; init; }

    /// <summary>The unit of observed and limit, for example <c>days</c>, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The first instant at which it does not block any more if nothing else happens, or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Why, in words for people, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether its numbers let it pass: <c>observed comparison limit</c>. Null when one of the three is missing, or they cannot be compared.</summary>
    public bool? Holds => (Comparison, Observed, Limit) switch
    {
        ({ } comparison, { Number: { } observed }, { Number: { } limit }) => comparison.Allows(observed.CompareTo(limit)),
        (CompareOperator.Equal, { } observed, { } limit) => observed == limit,
        (CompareOperator.NotEqual, { } observed, { } limit) => observed != limit,
        _ => null,
    };

    /// <summary>True when it stands in the way.</summary>
    internal bool Blocks => Verdict is CheckVerdict.Blocked or CheckVerdict.Failed;

    /// <summary>A rule that passes.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="observed">What it looked at.</param>
    /// <param name="comparison">What must hold for it to pass.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="unit">The unit of both.</param>
    public static DecisionCheck Pass(string rule, DecisionValue? observed = null, CompareOperator? comparison = null, DecisionValue? limit = null, string? unit = null) =>
        new() { Rule = rule, Verdict = CheckVerdict.Passed, Observed = observed, Comparison = comparison, Limit = limit, Unit = unit };

    /// <summary>A rule that blocks.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="observed">What it looked at.</param>
    /// <param name="comparison">What would have to hold for it to pass.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="unit">The unit of both.</param>
    public static DecisionCheck Block(string rule, DecisionValue? observed = null, CompareOperator? comparison = null, DecisionValue? limit = null, string? unit = null) =>
        Pass(rule, observed, comparison, limit, unit) with { Verdict = CheckVerdict.Blocked };
}
