using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Exchange.Importing;

/// <summary>Finds places in JSON text.</summary>
internal static class JsonText
{
    /// <summary>The byte-order mark that some editors put before UTF-8.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The white space of JSON.</summary>
    public static ReadOnlySpan<byte> WhiteSpace => " \t\r\n"u8;

    /// <summary>Where the value of an object's property starts, in bytes from 0; null when there is none, or the text is not an object.</summary>
    public static int? FindProperty(ReadOnlySpan<byte> utf8, string name)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isIt = reader.ValueTextEquals(name);
                reader.Read();
                if (isIt)
                    return (int)reader.TokenStartIndex;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // Text that is no JSON has no properties; whoever asks has the error that says so.
        }

        return null;
    }

    /// <summary>The place of a byte: line and column from 1, the column in characters.</summary>
    public static (long Line, int Column) PlaceOf(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..Math.Clamp(offset, 0, utf8.Length)];
        if (before.StartsWith(ByteOrderMark))
            before = before[ByteOrderMark.Length..];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>Where bytes stop being UTF-8, in characters from 0.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        Utf8.ToUtf16(utf8, new char[utf8.Length], out _, out var characters, replaceInvalidSequences: false);
        return characters;
    }

    /// <summary>What keeps a text from being JSON, for which a parser has refused it; where its words are of something else, it is the parser's own limits.</summary>
    public static JsonFault FaultOf(ReadOnlySpan<byte> utf8, int maxDepth, JsonException error) => JsonFault.Find(utf8, maxDepth) ?? new JsonFault(0, Plain(error));

    // A key that appears twice in an object is JSON, and the one thing beyond it that parsers here refuse.
    private static string Plain(JsonException error)
    {
        var (start, end) = (error.Message.IndexOf('\'', StringComparison.Ordinal), error.Message.LastIndexOf('\'', error.Message.Length - 1));
        return start < end ? $"the key {Quoted.Text(error.Message.AsSpan(start + 1, end - start - 1))} appears twice in one object" : "a key appears twice in one object";
    }
}
