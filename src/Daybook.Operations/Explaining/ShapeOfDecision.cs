using System.Text.Json.Serialization;
using Daybook.Decisions;
using Daybook.Filters;

namespace Daybook.Operations.Explaining;

/// <summary>A decision in its documented shape, whoever made it, with what would have changed it.</summary>
/// <param name="Action">What it came to.</param>
/// <param name="Score">The asset's score, or null.</param>
/// <param name="Threshold">The score that was asked for, or null.</param>
/// <param name="Rank">Its place among those that were ranked, 1 being the best, or null.</param>
/// <param name="Ranked">How many were ranked, or null.</param>
/// <param name="Places">How many of them could get a place, or null.</param>
/// <param name="DecidedBy">Who or what decided, or null.</param>
/// <param name="Inputs">What it was made from besides.</param>
/// <param name="Alternatives">What could have been done instead.</param>
/// <param name="Changes">What would have changed it, the smallest first.</param>
public sealed record ShapeOfDecision(
    DecisionAction Action,
    double? Score,
    double? Threshold,
    int? Rank,
    [property: JsonPropertyName("of")] int? Ranked,
    int? Places,
    string? DecidedBy,
    IReadOnlyList<DecisionInput> Inputs,
    IReadOnlyList<DecisionAlternative> Alternatives,
    IReadOnlyList<ChangeFacts> Changes)
{
    internal static ShapeOfDecision Of(Decision made) => new(
        made.Action, made.Score, made.Threshold, made.Rank, made.Ranked, made.Places, made.DecidedBy, made.Inputs, made.Alternatives, [.. made.Changes.Select(ChangeFacts.Of)]);
}

/// <summary>How far one thing was from changing a decision.</summary>
/// <param name="Kind">What would have to change.</param>
/// <param name="Name">The check's rule, <c>score</c> or <c>rank</c>.</param>
/// <param name="From">What it was, or null.</param>
/// <param name="Comparison">What would have to hold, or null.</param>
/// <param name="To">Against what, or null.</param>
/// <param name="Unit">The unit of both, or null.</param>
/// <param name="Distance">From the value to the limit, 0 or more, in their unit; null when they are no numbers.</param>
/// <param name="Until">From when on a check does not block any more if nothing else happens, or null.</param>
/// <param name="Enough">False when something else stood in the way, too.</param>
public sealed record ChangeFacts(
    SmallestChangeKind Kind, string Name, DecisionValue? From, CompareOperator? Comparison, DecisionValue? To, string? Unit, double? Distance, DateTimeOffset? Until, bool Enough)
{
    internal static ChangeFacts Of(SmallestChange change) => new(
        change.Kind, change.Name, change.From, change.Comparison, change.To, change.Unit, change.Distance, change.Until, change.IsEnough);
}
