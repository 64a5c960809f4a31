using System.Buffers;
using System.Text.Json;

namespace Daybook.Events;

/// <summary>Checks a JSON object token by token and copies it without the white space between tokens; names, texts and numbers keep their spelling.</summary>
internal static class MetadataText
{
    // What was needed for something large is not kept.
    private const int MostKept = 256;
    private const int MostKeptBytes = 2 * Metadata.MaxBytes;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_output;

    [ThreadStatic]
    private static Stack<HashSet<string>>? t_spare;

    /// <summary>The object's compact form.</summary>
    /// <param name="utf8">The object.</param>
    /// <param name="depth">Its levels of objects and arrays, itself included.</param>
    /// <exception cref="JsonException">Not JSON, or not an object.</exception>
    /// <exception cref="InvalidEventException">JSON that cannot be stored faithfully.</exception>
    public static byte[] Compact(ReadOnlySpan<byte> utf8, out int depth)
    {
        // White space may be cut, so a longer input can still fit; a hundredfold of it is refused unread.
        if (utf8.Length > 100 * Metadata.MaxBytes)
            Metadata.Limit(utf8);

        // One level more than is allowed, so that the refusal can be in our words.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Metadata.MaxDepth + 1, CommentHandling = JsonCommentHandling.Disallow });
        var output = t_output is { Capacity: <= MostKeptBytes } kept ? kept : t_output = new ArrayBufferWriter<byte>(1024);
        output.ResetWrittenCount();
        var names = new Stack<HashSet<string>?>();
        var separate = false;
        depth = 0;
        while (reader.Read())
        {
            if (names.Count == 0 && reader.TokenType != JsonTokenType.StartObject)
                throw Misfit(ref reader, "it must be a JSON object");
            var closes = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (separate && !closes)
                output.Write(","u8);
            CheckToken(ref reader, names);
            depth = Math.Max(depth, names.Count);
            WriteToken(ref reader, output);
            separate = reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
            if (output.WrittenCount > Metadata.MaxBytes)
                Metadata.Limit(utf8.Length > Metadata.MaxBytes ? utf8 : output.WrittenSpan);
        }

        return output.WrittenSpan.ToArray();
    }

    private static void CheckToken(ref Utf8JsonReader reader, Stack<HashSet<string>?> names)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when names.Count == Metadata.MaxDepth:
                throw Misfit(ref reader, $"it is nested deeper than {Metadata.MaxDepth} levels");
            case JsonTokenType.StartObject:
                names.Push((t_spare ??= []).TryPop(out var spare) ? spare : new HashSet<string>(StringComparer.Ordinal));
                break;
            case JsonTokenType.StartArray:
                names.Push(null);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                Keep(names.Pop());
                break;
            case JsonTokenType.PropertyName:
                var name = Text(ref reader);
                if (!names.Peek()!.Add(name))
                    throw Misfit(ref reader, $"the key '{name}' appears twice in one object, and nothing says which of the two holds; remove one");
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                Text(ref reader);
                break;
            case JsonTokenType.Number when !reader.TryGetDouble(out var number) || !double.IsFinite(number):
                throw Misfit(ref reader, "a number is too large for a double");
        }
    }

    private static void Keep(HashSet<string>? names)
    {
        if (names is null or { Count: > MostKept })
            return;
        names.Clear();
        t_spare!.Push(names);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw Misfit(ref reader, "a text holds half of a surrogate pair, which is not a character", error);
        }
    }

    private static InvalidEventException Misfit(ref Utf8JsonReader reader, string problem, Exception? error = null)
    {
        var position = (int)reader.TokenStartIndex + 1;
        return error is null ? new("metadata", problem) { Position = position } : new("metadata", problem, error) { Position = position };
    }

    private static void WriteToken(ref Utf8JsonReader reader, ArrayBufferWriter<byte> output)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                output.Write("\""u8);
                output.Write(reader.ValueSpan);
                output.Write("\":"u8);
                break;
            case JsonTokenType.String:
                output.Write("\""u8);
                output.Write(reader.ValueSpan);
                output.Write("\""u8);
                break;
            default:
                output.Write(reader.ValueSpan);
                break;
        }
    }
}
