using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Daybook.Events;

/// <summary>
/// A JSON object that belongs to an event: valid UTF-8, at most 64 KiB, at most 16 levels deep, every key once per object, every number finite.
/// Frozen when it is made. Its text is kept as given, apart from white space between tokens. Equality is by that text.
/// </summary>
public sealed class Metadata : IEquatable<Metadata>
{
    /// <summary>The largest size in bytes of UTF-8.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>The deepest nesting of objects and arrays, the outermost object included.</summary>
    public const int MaxDepth = 16;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly byte[] _utf8;

    private Metadata(byte[] utf8, int depth) => (_utf8, Depth) = (utf8, depth);

    /// <summary>The object as UTF-8 JSON without white space between tokens.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8;

    /// <summary>True for <c>{}</c>, which an event keeps as no metadata.</summary>
    internal bool IsEmpty => _utf8.Length == 2;

    /// <summary>The levels of objects and arrays, the outermost object included; 0 when nobody checked the bytes.</summary>
    internal int Depth { get; }

    /// <summary>Makes metadata from pairs, in their order.</summary>
    /// <exception cref="InvalidEventException">A key appears twice, a number is not finite, a text is not well formed, or the whole is too large or too deep.</exception>
    public static Metadata? Of(params ReadOnlySpan<(string Key, MetadataValue Value)> pairs)
    {
        if (pairs.IsEmpty)
            return null;
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(512);
        var writer = t_writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        var (depth, isUnchecked, seen) = (1, false, 0UL);
        writer.WriteStartObject();
        for (var i = 0; i < pairs.Length; i++)
        {
            var (key, value) = pairs[i];
            RequireKey(pairs, i, ref seen);
            writer.WritePropertyName(key);
            value.Write(writer, key);
            isUnchecked |= value.IsUnchecked;
            depth = Math.Max(depth, 1 + value.Depth);
        }

        writer.WriteEndObject();
        writer.Flush();

        // What callers nest was checked when it was made, unless it is a JSON element or came from a store.
        if (isUnchecked)
            return Parse(buffer.WrittenSpan);
        if (depth > MaxDepth)
            throw new InvalidEventException("metadata", $"it is nested deeper than {MaxDepth} levels");
        return new Metadata(Limit(buffer.WrittenSpan).ToArray(), depth);
    }

    /// <summary>Reads a JSON object from text.</summary>
    /// <exception cref="InvalidEventException">The text is not a JSON object that can be stored faithfully.</exception>
    public static Metadata Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (!EventText.IsWellFormed(json))
            throw new InvalidEventException("metadata", "it has half of a surrogate pair, which is not a character");
        return Parse(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads a JSON object from UTF-8.</summary>
    /// <exception cref="InvalidEventException">The bytes are not a JSON object that can be stored faithfully.</exception>
    public static Metadata Parse(ReadOnlySpan<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
            throw new InvalidEventException("metadata", "it is not valid UTF-8");
        try
        {
            return new Metadata(MetadataText.Compact(utf8, out var depth), depth);
        }
        catch (JsonException error)
        {
            var fault = JsonFault.Find(utf8, MaxDepth) ?? new JsonFault(0, "it is not JSON");
            throw new InvalidEventException("metadata", fault.IsTooDeep ? fault.Problem : $"not a JSON object: {fault.Problem}", error) { Position = fault.Offset + 1 };
        }
    }

    /// <summary>Takes bytes that a store wrote before. They are not looked at again; integrity is what <c>verify</c> is for.</summary>
    public static Metadata FromStore(byte[] utf8) => new(utf8, depth: 0);

    /// <summary>Parses the object for reading. The caller disposes the document.</summary>
    public JsonDocument ToDocument() => JsonDocument.Parse(_utf8, new JsonDocumentOptions { MaxDepth = MaxDepth });

    /// <inheritdoc/>
    public bool Equals(Metadata? other) => other is not null && _utf8.AsSpan().SequenceEqual(other._utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Metadata);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_utf8);
        return hash.ToHashCode();
    }

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_utf8);

    internal static ReadOnlySpan<byte> Limit(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= MaxBytes ? utf8 : throw new InvalidEventException("metadata", string.Create(CultureInfo.InvariantCulture, $"{utf8.Length:N0} bytes; at most {MaxBytes:N0} can be recorded"));

    private static void RequireKey(ReadOnlySpan<(string Key, MetadataValue Value)> pairs, int index, ref ulong seen)
    {
        var key = pairs[index].Key ?? throw new InvalidEventException("metadata", "a key is null");
        if (!EventText.IsWellFormed(key))
            throw new InvalidEventException("metadata", "a key holds half of a surrogate pair, which is not a character");

        // Only keys that share a bit can be the same.
        var bit = 1UL << (key.Length == 0 ? 0 : ((key.Length * 37) + (key[0] * 5) + key[^1]) & 63);
        var isNew = (seen & bit) == 0;
        seen |= bit;
        for (var i = 0; !isNew && i < index; i++)
        {
            if (pairs[i].Key == key)
                throw new InvalidEventException("metadata", $"the key '{key}' appears twice");
        }
    }
}
