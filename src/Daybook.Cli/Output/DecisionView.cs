using Daybook.Decisions;
using Daybook.Explanations;

namespace Daybook.Cli.Output;

/// <summary>What a decision went by, and what would have changed it, as nodes of its tree.</summary>
internal static class DecisionView
{
    private const int Most = 5;

    public static void AddTo(TreeView tree, Decision decision, bool hasScore)
    {
        if (decision.Score is { } score && !hasScore)
            tree.Add(Piece.Muted("score     "), Quantity.Number(score));
        if (decision.Threshold is { } threshold)
            tree.Add(Piece.Muted("threshold "), Quantity.Number(threshold));
        if (decision.Rank is { } rank)
            tree.Add(Piece.Muted("rank      "), $"{rank}{(decision.Ranked is { } of ? $" of {of}" : string.Empty)}{(decision.Places is { } places ? $", {Quantity.Count(places, "place")}" : string.Empty)}");
        if (decision.Inputs.Count > 0)
        {
            var inputs = tree.Add(Piece.Muted("inputs"));
            foreach (var input in decision.Inputs)
                inputs.Add(Piece.Strong(input.Name), $" {Value(input.Value)}{(input.Unit is { } unit ? $" {unit}" : string.Empty)}");
        }

        if (decision.Alternatives.Count > 0)
        {
            var alternatives = tree.Add(Piece.Muted("alternatives"));
            foreach (var one in decision.Alternatives)
                alternatives.Add(Piece.Strong(one.Name), one.Score is { } rival ? $" {Quantity.Number(rival)}" : string.Empty, Piece.Muted(one.Reason is { } reason ? $"  {reason}" : string.Empty));
        }

        if (decision.DecidedBy is { } decider)
            tree.Add(Piece.Muted("decided by "), decider);
    }

    public static void AddChanges(TreeView tree, IReadOnlyList<SmallestChange> changes)
    {
        if (changes.Count == 0)
            return;
        var node = tree.Add(Piece.Muted(changes switch
        {
            [{ IsEnough: false }, ..] => "all of these would have had to change",
            [_] => "smallest change that would have changed the decision",
            _ => "smallest changes that would have changed the decision, each alone",
        }));
        foreach (var change in changes[0].IsEnough ? changes.Take(Most) : changes)
            node.Add(Piece.Strong(change.Name), $" {ChangeSentences.Step(change)}");
        if (changes[0].IsEnough && changes.Count > Most)
            node.Add(Piece.Muted($"and {Quantity.Count(changes.Count - Most)} more, which are larger; --json has them"));
    }

    private static string Value(DecisionValue? value) => value is { Number: { } number } ? Quantity.Number(number) : value?.ToString() ?? "unknown";
}
