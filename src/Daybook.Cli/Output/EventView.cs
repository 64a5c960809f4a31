using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Events;
using Daybook.Operations.EventDetails;

namespace Daybook.Cli.Output;

/// <summary>One event with all of its columns; those that are empty are left out.</summary>
internal static class EventView
{
    private const int NameWidth = 12;

    /// <summary>The event as a tree, its metadata nested.</summary>
    public static TreeView Tree(EventAnswer answer)
    {
        var entry = answer.Event;
        var tree = new TreeView(EventLabel.Of(entry, reason: string.Empty));
        Add("occurred", TimeText.Exact(entry.OccurredAt));
        Add("recorded", TimeText.Exact(entry.RecordedAt));
        Add("category", $"{entry.Category.Name}, {entry.Type.Severity.ToString().ToLowerInvariant()}");
        Add("asset", entry.Asset);
        Add("regime", entry.Regime);
        Add("action", entry.Action);
        Add("reason", entry.Reason);
        Add("score", Step(entry.ScoreBefore, entry.ScoreAfter, Quantity.Number));
        Add("size", Step(entry.SizeBefore, entry.SizeAfter, Quantity.Percent));
        Add("invested", entry.PortfolioAllocation is { } invested ? Quantity.Percent(invested) : null);
        Add("positions", entry.ActivePositions?.ToString(CultureInfo.InvariantCulture));
        Add("took", entry.ExecutionTimeMs is { } took ? Quantity.Milliseconds(took) : null);
        Add("actor", entry.Actor);
        Add("origin", entry.Origin);
        Add("portfolio", answer.Portfolio);
        Add("session", entry.SessionId is { } session ? Joined(session, answer.Session?.Kind, answer.Session?.Status.ToString().ToLowerInvariant()) : null);
        Add("trace", entry.TraceId is { } trace ? Joined(trace, answer.Operation) : null);
        AddMetadata(tree, entry);
        return tree;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                tree.Add(Piece.Muted(name.PadRight(NameWidth)), value);
        }
    }

    private static string? Step(double? before, double? after, Func<double, string> text) => (before, after) switch
    {
        ({ } from, { } to) => $"{text(from)} → {text(to)}",
        ({ } from, null) => $"{text(from)} before",
        (null, { } to) => text(to),
        _ => null,
    };

    private static string Joined(params string?[] parts) => string.Join("  ", parts.Where(part => part is not null));

    private static void AddMetadata(TreeView tree, PortfolioEvent entry)
    {
        if (entry.Metadata is not { } metadata)
            return;
        try
        {
            using var document = metadata.ToDocument();
            AddMembers(tree.Add(Piece.Muted("metadata")), document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            tree.Add(Piece.Muted("metadata".PadRight(NameWidth)), Piece.Bad("damaged; 'daybook verify' says more"));
        }
    }

    private static void AddMembers(TreeView node, JsonElement of)
    {
        foreach (var member in of.EnumerateObject())
            AddValue(node, member.Name, member.Value);
    }

    private static void AddValue(TreeView node, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any())
        {
            AddMembers(node.Add(Piece.Strong(name)), value);
            return;
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)))
        {
            node.Add(Piece.Strong(name), " ", value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(Text)) : Text(value));
            return;
        }

        var list = node.Add(Piece.Strong(name));
        foreach (var (position, item) in value.EnumerateArray().Index())
            AddValue(list, (position + 1).ToString(CultureInfo.InvariantCulture), item);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
