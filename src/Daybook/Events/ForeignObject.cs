using System.Text;
using System.Text.Json;

namespace Daybook.Events;

/// <summary>Tells a JSON object that was saved in the place of an event: a service's message, or an object with the events inside.</summary>
internal static class ForeignObject
{
    private const int MostShown = 40;

    private static readonly string[] s_messages = ["error", "errors", "message", "Error Message", "error_message", "Note", "Information", "detail", "msg"];

    /// <summary>What it is, in words; null when it may be meant as an event, as everything with a column's own name for the time or the type is.</summary>
    public static string? Describe(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Look(utf8);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What is no JSON, or holds half a character, is told by whoever reads on.
            return null;
        }
    }

    private static string? Look(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        string? message = null, list = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (IsEventsOwn(name))
                return null;
            reader.Read();
            if (list is null && IsListOfEvents(reader))
                list = name;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (message is null && s_messages.Contains(name, StringComparer.Ordinal))
                message = $"{name}: {Encoding.UTF8.GetString(utf8[start..(int)reader.BytesConsumed]).Trim('"')}";
        }

        if (list is not null)
            return $"this is an object with a list of events inside, and no event; take the list out of it (jq -c {Path(list)} FILE does)";
        return message is null ? null : $"this is a message, and no event: '{Shown(message)}'";
    }

    private static bool IsEventsOwn(string name) => name is "timestamp" or "occurred" or "event_type" or "type";

    private static bool IsListOfEvents(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsEventsOwn(reader.GetString()!))
                return true;
            reader.Read();
            reader.Skip();
        }

        return false;
    }

    private static string Path(string name)
    {
        if (name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_'))
            return $"'.{name}[]'";
        return name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or ' ' or '-' or '.') ? $"'.[\"{name}\"][]'" : "'.[][]'";
    }

    private static string Shown(string text)
    {
        var shown = text.Length <= MostShown ? text : string.Concat(text.AsSpan(0, MostShown), "…");
        return string.Concat(shown.Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) ? '?' : sign));
    }
}
