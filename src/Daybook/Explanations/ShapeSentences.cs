using Daybook.Decisions;

namespace Daybook.Explanations;

/// <summary>What a decision went by and came to, in plain sentences, whoever made it.</summary>
internal static class ShapeSentences
{
    /// <summary>What it came to, without the full stop.</summary>
    public static string Outcome(Decision decision) => decision.Action switch
    {
        DecisionAction.NotOpen => $"{decision.Asset} was not opened",
        DecisionAction.NotClose => $"{decision.Asset} was not closed",
        DecisionAction.Hold => $"{decision.Asset} was held",
        var action => $"the decision was to {action.ToWord()} {decision.Asset}",
    };

    /// <summary>Score, rank, inputs, alternatives, and who decided.</summary>
    public static IEnumerable<string> Say(Decision decision)
    {
        if (Score(decision) is { } score)
            yield return score;
        if (decision.Rank is { } rank)
            yield return $"Its rank was {rank}{(decision.Ranked is { } of ? $" of {of}" : string.Empty)}{(decision.Places is { } places ? $", for {EventSentence.Count(places, "place", "places")}" : string.Empty)}.";
        if (decision.Inputs.Count > 0)
            yield return $"Its inputs were {string.Join(", ", decision.Inputs.Select(input => $"{input.Name} {input.Value?.ToString() ?? "unknown"}{(input.Unit is { } unit ? $" {unit}" : string.Empty)}"))}.";
        if (decision.Alternatives.Count > 0)
            yield return $"The alternatives were {string.Join(", ", decision.Alternatives.Select(Alternative))}.";
        if (decision.DecidedBy is { } decider)
            yield return $"It was decided by {decider}.";
    }

    private static string? Score(Decision decision) => decision switch
    {
        { Score: { } score, Threshold: { } threshold } => $"Its score of {EventSentence.Number(score)} {(score >= threshold ? "reached" : "was under")} the threshold of {EventSentence.Number(threshold)}.",
        { Score: { } score } => $"Its score was {EventSentence.Number(score)}.",
        { Threshold: { } threshold } => $"It had no score; the threshold was {EventSentence.Number(threshold)}.",
        _ => null,
    };

    private static string Alternative(DecisionAlternative one) =>
        $"{one.Name}{(one.Score is { } score ? $" {EventSentence.Number(score)}" : string.Empty)}{(one.Reason is { } reason ? $" ({reason})" : string.Empty)}";
}
