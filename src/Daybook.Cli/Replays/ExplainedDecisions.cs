using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Engine.Redeciding;
using Daybook.Events;

namespace Daybook.Cli.Replays;

/// <summary>Decisions that come out otherwise now since the rules changed, by the changes that explain them.</summary>
internal sealed class ExplainedDecisions
{
    private readonly List<(IReadOnlyList<RuleChange> Changes, long Count, RecordedRebalance First)> _found = [];

    /// <summary>How many decisions.</summary>
    public long Count { get; private set; }

    /// <summary>Takes one.</summary>
    public void Add(IReadOnlyList<RuleChange> changes, RecordedRebalance recorded)
    {
        Count++;
        var at = _found.FindIndex(found => found.Changes.SequenceEqual(changes));
        if (at < 0)
            _found.Add((changes, 1, recorded));
        else
            _found[at] = _found[at] with { Count = _found[at].Count + 1 };
    }

    /// <summary>A line for each change, and what it means.</summary>
    public void Show(IScreen screen)
    {
        foreach (var (changes, count, first) in _found)
        {
            screen.Line(
                Piece.Strong(Quantity.Count(count)),
                $" made by earlier rules {(count == 1 ? "comes" : "come")} out otherwise now, and as recorded without ",
                Piece.Strong(string.Join(" and ", changes)),
                $"; the first at {TimeText.Exact(first.At)}, from event {first.Events[0].Id} on");
            foreach (var change in changes)
                screen.Line("  ", Piece.Muted(change.Description));
        }
    }

    /// <summary>The array that scripts rely on.</summary>
    public void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("explained");
        foreach (var (changes, count, first) in _found)
        {
            writer.WriteStartObject();
            writer.WriteStartArray("changes");
            foreach (var change in changes)
                writer.WriteStringValue(change.Name);
            writer.WriteEndArray();
            writer.WriteNumber("rules_version", first.RulesVersion);
            writer.WriteNumber("decisions", count);
            writer.WriteString("first_at", IsoTime.Format(first.At));
            writer.WriteNumber("first_event", first.Events[0].Id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
