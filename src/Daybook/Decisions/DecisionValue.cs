using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Decisions;

/// <summary>A value that a decision went by: a number, a text, or true or false. Made by implicit conversion; texts out of events are untrusted.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Values are written in literals; the conversions are the API.")]
public readonly record struct DecisionValue
{
    /// <summary>The number, or null when it is none.</summary>
    public double? Number { get; private init; }

    /// <summary>The text, or null when it is none.</summary>
    public string? Text { get; private init; }

    /// <summary>True or false, or null when it is neither.</summary>
    public bool? Flag { get; private init; }

    /// <summary>A number; refused when recorded if it is not finite.</summary>
    public static implicit operator DecisionValue(double value) => new() { Number = value };

    /// <summary>A text.</summary>
    public static implicit operator DecisionValue(string value) => new() { Text = value };

    /// <summary>True or false.</summary>
    public static implicit operator DecisionValue(bool value) => new() { Flag = value };

    /// <summary>The value as people read it: the shortest text of a number, a text without quotes.</summary>
    public override string ToString() => Number?.ToString("R", CultureInfo.InvariantCulture) ?? Text ?? (Flag is { } flag ? flag ? "true" : "false" : string.Empty);

    /// <summary>The value of JSON; null for null, objects, arrays and text that is not well formed.</summary>
    internal static DecisionValue? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        JsonValueKind.String when DecisionReader.TextOf(value) is { } text => text,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    internal void Write(Utf8JsonWriter json, string key)
    {
        if (Number is { } number)
            json.WriteNumber(key, double.IsFinite(number) ? number : throw new InvalidEventException("metadata", $"'{key}' is {number}; only finite numbers can be recorded"));
        else if (Flag is { } flag)
            json.WriteBoolean(key, flag);
        else
            json.WriteString(key, Text);
    }
}
