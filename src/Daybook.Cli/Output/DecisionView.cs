using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Decisions;
using Daybook.Explanations;
using Daybook.Filters;

namespace Daybook.Cli.Output;

/// <summary>What a decision went by, and what would have changed it, as nodes of its tree and as JSON.</summary>
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
            [{ IsEnough: false }, ..] => "all of this would have had to change",
            [_] => "smallest change that would have changed the decision",
            _ => "smallest changes that would have changed the decision, each alone",
        }));
        foreach (var change in changes[0].IsEnough ? changes.Take(Most) : changes)
            node.Add(Piece.Strong(change.Name), $" {ChangeSentences.Step(change)}");
        if (changes[0].IsEnough && changes.Count > Most)
            node.Add(Piece.Muted($"and {Quantity.Count(changes.Count - Most)} more, which are larger; --json has them"));
    }

    public static void WriteJson(Utf8JsonWriter writer, Decision? decision)
    {
        if (decision is null)
        {
            writer.WriteNull("decision");
            return;
        }

        writer.WriteStartObject("decision");
        writer.WriteString("action", decision.Action.ToWord());
        JsonOutput.Number(writer, "score", decision.Score);
        JsonOutput.Number(writer, "threshold", decision.Threshold);
        JsonOutput.Whole(writer, "rank", decision.Rank);
        JsonOutput.Whole(writer, "of", decision.Ranked);
        JsonOutput.Whole(writer, "places", decision.Places);
        writer.WriteString("decided_by", decision.DecidedBy);
        writer.WriteStartArray("inputs");
        foreach (var input in decision.Inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("name", input.Name);
            WriteValue(writer, "value", input.Value);
            writer.WriteString("unit", input.Unit);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("alternatives");
        foreach (var one in decision.Alternatives)
        {
            writer.WriteStartObject();
            writer.WriteString("name", one.Name);
            JsonOutput.Number(writer, "score", one.Score);
            writer.WriteString("reason", one.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteChanges(writer, decision.Changes);
        writer.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter writer, IReadOnlyList<SmallestChange> changes)
    {
        writer.WriteStartArray("changes");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", change.Kind.ToString().ToLowerInvariant());
            writer.WriteString("name", change.Name);
            WriteValue(writer, "from", change.From);
            writer.WriteString("comparison", change.Comparison?.ToSymbol());
            WriteValue(writer, "to", change.To);
            writer.WriteString("unit", change.Unit);
            JsonOutput.Number(writer, "distance", change.Distance);
            writer.WriteString("until", change.Until is { } until ? TimeText.Exact(until) : null);
            writer.WriteBoolean("enough", change.IsEnough);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Value(DecisionValue? value) => value is { Number: { } number } ? Quantity.Number(number) : value?.ToString() ?? "unknown";

    private static void WriteValue(Utf8JsonWriter writer, string name, DecisionValue? value)
    {
        if (value is { Number: { } number })
            writer.WriteNumber(name, number);
        else if (value is { Flag: { } flag })
            writer.WriteBoolean(name, flag);
        else
            writer.WriteString(name, value?.Text);
    }
}
