using Daybook.Filters;

namespace Daybook.Decisions;

/// <summary>
/// How far one thing was from changing a decision: a check from its limit, the score from the threshold, the rank from the places. What is named comes out of events and is untrusted.
/// </summary>
/// <param name="Kind">What would have to change.</param>
/// <param name="Name">The check's rule, <c>score</c> or <c>rank</c>.</param>
/// <param name="From">What it was, or null when that is not recorded.</param>
/// <param name="Comparison">What would have to hold against <paramref name="To"/>, or null when that is not recorded.</param>
/// <param name="To">The value that it would have to be held against, or null when that is not recorded.</param>
/// <param name="Unit">The unit of both, or null.</param>
public sealed record SmallestChange(SmallestChangeKind Kind, string Name, DecisionValue? From, CompareOperator? Comparison, DecisionValue? To, string? Unit)
{
    /// <summary>From the value to the limit, 0 or more, in their unit; null when they are no numbers.</summary>
    public double? Distance { get; init; }

    /// <summary>True when it alone would have changed the decision; false when something else stood in the way, too.</summary>
    public bool IsEnough { get; init; } = true;

    /// <summary>The instant from which a blocking check does not block any more if nothing else happens, or null.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>What would have to change.</summary>
public enum SmallestChangeKind
{
    /// <summary>What a check observed.</summary>
    Check,

    /// <summary>The score.</summary>
    Score,

    /// <summary>The rank.</summary>
    Rank,
}
