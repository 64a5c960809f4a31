using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>Finds a place in an event's metadata, token by token, without building a document.</summary>
internal static class MetadataPlace
{
    private const int OnStack = 256;

    /// <summary>Puts the reader on the value at the path; false when nothing stands there.</summary>
    public static bool TryFind(in EventFields fields, FilterField field, out Utf8JsonReader reader)
    {
        if (fields.Metadata is not { } metadata)
        {
            reader = default;
            return false;
        }

        reader = new Utf8JsonReader(metadata.Utf8.Span);
        reader.Read();
        foreach (var part in field.Utf8Path)
        {
            var found = reader.TokenType switch
            {
                JsonTokenType.StartObject => TryEnterObject(ref reader, part),
                JsonTokenType.StartArray => TryEnterArray(ref reader, part),
                _ => false,
            };
            if (!found)
                return false;
        }

        return true;
    }

    /// <summary>Tests the text that the reader stands on; unknown when it is not a text.</summary>
    public static Truth TestText(ref Utf8JsonReader reader, ITextTest test)
    {
        if (reader.TokenType != JsonTokenType.String)
            return Truth.Unknown;

        // A text has at most as many characters as its escaped UTF-8 has bytes.
        var most = reader.ValueSpan.Length;
        if (most <= OnStack)
        {
            Span<char> buffer = stackalloc char[OnStack];
            return Truths.Of(test.Test(buffer[..reader.CopyString(buffer)]));
        }

        var rented = ArrayPool<char>.Shared.Rent(most);
        try
        {
            return Truths.Of(test.Test(rented.AsSpan(0, reader.CopyString(rented))));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>The time that the reader stands on as text; false when it is none.</summary>
    public static bool TryGetMicros(ref Utf8JsonReader reader, out long micros)
    {
        micros = 0;
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > OnStack)
            return false;
        Span<char> buffer = stackalloc char[OnStack];
        if (!IsoTime.TryParse(buffer[..reader.CopyString(buffer)], out var time))
            return false;
        micros = Microseconds.From(time);
        return true;
    }

    private static bool TryEnterObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> key)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(key))
                return reader.Read();
            reader.Skip();
        }

        return false;
    }

    private static bool TryEnterArray(ref Utf8JsonReader reader, ReadOnlySpan<byte> part)
    {
        if (!Utf8Parser.TryParse(part, out int index, out var read) || read != part.Length || index < 0 || !char.IsAsciiDigit((char)part[0]))
            return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
                return true;
            reader.Skip();
        }

        return false;
    }
}
