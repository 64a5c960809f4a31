using System.Buffers;
using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Decisions;

/// <summary>Writes a decision as the metadata of its event; <see cref="DecisionShape"/> says what is legal.</summary>
internal static class DecisionMetadata
{
    public static Metadata? Write(Decision decision)
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            Write(json, "inputs", decision.Inputs, WriteInput);
            Write(json, "score", decision.Score);
            Write(json, "threshold", decision.Threshold);
            Write(json, "rank", decision.Rank);
            Write(json, "of", decision.Ranked);
            Write(json, "places", decision.Places);
            Write(json, "checks", decision.Checks, WriteCheck);
            Write(json, "alternatives", decision.Alternatives, WriteAlternative);
            Write(json, "decided_by", decision.DecidedBy);
            json.WriteEndObject();
        }

        var metadata = Metadata.Parse(output.WrittenSpan);
        return metadata.IsEmpty ? null : metadata;
    }

    private static void WriteInput(Utf8JsonWriter json, DecisionInput input)
    {
        json.WriteString("name", input.Name);
        Write(json, "value", input.Value);
        Write(json, "unit", input.Unit);
    }

    private static void WriteCheck(Utf8JsonWriter json, DecisionCheck check)
    {
        json.WriteString("rule", check.Rule);
        Write(json, "code", check.Code);
        Write(json, "observed", check.Observed);
        Write(json, "comparison", check.Comparison?.ToSymbol());
        Write(json, "limit", check.Limit);
        Write(json, "unit", check.Unit);
        json.WriteString("verdict", check.Verdict switch
        {
            CheckVerdict.Passed => "pass",
            CheckVerdict.Blocked or CheckVerdict.Failed => "block",
            CheckVerdict.Overridden => "override",
            _ => throw new InvalidEventException("metadata", $"the check '{check.Rule}' has no verdict"),
        });
        Write(json, "until", check.Until is { } until ? IsoTime.Format(until) : null);
        Write(json, "reason", check.Reason);
    }

    private static void WriteAlternative(Utf8JsonWriter json, DecisionAlternative alternative)
    {
        json.WriteString("name", alternative.Name);
        Write(json, "score", alternative.Score);
        Write(json, "reason", alternative.Reason);
    }

    private static void Write<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string key, DecisionValue? value) => value?.Write(json, key);

    private static void Write(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
            json.WriteString(key, EventText.IsWellFormed(text) ? text : throw new InvalidEventException("metadata", $"'{key}' holds half of a surrogate pair, which is not a character"));
    }
}
