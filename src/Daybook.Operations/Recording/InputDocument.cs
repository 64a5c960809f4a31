using System.Text.Json;
using Daybook.Events;

namespace Daybook.Operations.Recording;

/// <summary>Splits a JSON document into its events: one object, or an array of objects.</summary>
internal static class InputDocument
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The events' texts, each with its place.</summary>
    /// <param name="utf8">The document.</param>
    /// <exception cref="RefusedException">It is no such document; the message names line and column.</exception>
    public static List<InputLine> Split(byte[] utf8)
    {
        if (utf8.AsSpan().StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];
        var whole = new InputLine(1, utf8);
        if (JsonFault.Find(utf8) is { } fault)
            throw Refused(whole, fault.Offset, fault.Problem);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonFault.MaxDepth + 1 });
        var parts = new List<InputLine>();
        var isArray = false;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
            {
                isArray = true;
                continue;
            }

            if (reader.TokenType == JsonTokenType.EndArray)
                break;
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Refused(whole, start, isArray ? "an event is an object" : "events come as an object, or as an array of objects");
            reader.Skip();
            var (line, column) = whole.PlaceOf(start);
            parts.Add(new InputLine(line, utf8[start..(int)reader.BytesConsumed], column));
        }

        return parts;
    }

    private static RefusedException Refused(InputLine whole, int offset, string problem)
    {
        var (line, column) = whole.PlaceOf(offset);
        return new RefusedException(RefusalCode.InvalidEvent, null, FormattableString.Invariant($"line {line}, column {column}: {problem}")) { Line = line, Column = column };
    }
}
