using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Daybook.Events;

/// <summary>One value of an event's metadata: a text, a finite number, a boolean, a time, null, or a JSON value. Made by implicit conversion.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Values are written in literals; the conversions are the API.")]
public readonly struct MetadataValue : IEquatable<MetadataValue>
{
    private enum Kind : byte
    {
        Null,
        Text,
        Integer,
        Number,
        Boolean,
        Json,
    }

    private readonly Kind _kind;

    /// <summary>A whole number, a boolean, or the bits of a number: values are copied much, and a field less shows.</summary>
    private readonly long _bits;
    private readonly object? _reference;

    private MetadataValue(Kind kind, long bits = 0, object? reference = null)
    {
        _kind = kind;
        _bits = bits;
        _reference = reference;
    }

    /// <summary>A text; null becomes JSON null.</summary>
    public static implicit operator MetadataValue(string? value) => value is null ? default : new(Kind.Text, reference: value);

    /// <summary>A whole number.</summary>
    public static implicit operator MetadataValue(int value) => new(Kind.Integer, value);

    /// <summary>A whole number.</summary>
    public static implicit operator MetadataValue(long value) => new(Kind.Integer, value);

    /// <summary>A number; refused when it is not finite.</summary>
    public static implicit operator MetadataValue(double value) => new(Kind.Number, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A boolean.</summary>
    public static implicit operator MetadataValue(bool value) => new(Kind.Boolean, value ? 1 : 0);

    /// <summary>A time, written as ISO 8601 in UTC with microseconds.</summary>
    public static implicit operator MetadataValue(DateTimeOffset value) => new(Kind.Text, reference: IsoTime.Format(value));

    /// <summary>A JSON value, written as it is.</summary>
    public static implicit operator MetadataValue(JsonElement value) => new(Kind.Json, reference: value);

    /// <summary>A JSON object, nested.</summary>
    public static implicit operator MetadataValue(Metadata? value) => value is null ? default : new(Kind.Json, reference: value);

    /// <summary>An array of texts.</summary>
    public static implicit operator MetadataValue(string[]? value) => value is null ? default : new(Kind.Json, reference: value);

    /// <summary>True for JSON that must be checked as part of the whole.</summary>
    internal bool IsUnchecked => _kind == Kind.Json && _reference is JsonElement or Metadata { Depth: 0 };

    /// <summary>The levels of objects and arrays in it, when it was checked; 0 for a simple value.</summary>
    internal int Depth => _kind != Kind.Json ? 0 : _reference is Metadata nested ? nested.Depth : 1;

    private double Number => BitConverter.Int64BitsToDouble(_bits);

    internal void Write(Utf8JsonWriter writer, string key)
    {
        switch (_kind)
        {
            case Kind.Text:
                writer.WriteStringValue(RequireText((string)_reference!, key));
                break;
            case Kind.Integer:
                writer.WriteNumberValue(_bits);
                break;
            case Kind.Number when !double.IsFinite(Number):
                throw new InvalidEventException("metadata", $"'{key}' is {Number}; only finite numbers can be recorded");
            case Kind.Number:
                writer.WriteNumberValue(Number);
                break;
            case Kind.Boolean:
                writer.WriteBooleanValue(_bits != 0);
                break;
            case Kind.Json when _reference is JsonElement element:
                writer.WriteRawValue(Raw(element, key), skipInputValidation: true);
                break;
            case Kind.Json when _reference is Metadata nested:
                writer.WriteRawValue(nested.Utf8.Span, skipInputValidation: true);
                break;
            case Kind.Json:
                writer.WriteStartArray();
                foreach (var text in (string[])_reference!)
                    writer.WriteStringValue(RequireText(text, key));
                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <inheritdoc/>
    public bool Equals(MetadataValue other) =>
        _kind == other._kind && _bits == other._bits && Equals(_reference, other._reference);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MetadataValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_kind, _bits, _reference);

    /// <summary>Compares by value.</summary>
    public static bool operator ==(MetadataValue left, MetadataValue right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    public static bool operator !=(MetadataValue left, MetadataValue right) => !left.Equals(right);

    // Its own bytes, so that it keeps its spelling; they are checked as part of the whole.
    private static ReadOnlySpan<byte> Raw(JsonElement element, string key) => element.ValueKind == JsonValueKind.Undefined
        ? throw new InvalidEventException("metadata", $"'{key}' is a JSON element of no document")
        : JsonMarshal.GetRawUtf8Value(element);

    private static string RequireText(string text, string key) =>
        EventText.IsWellFormed(text) ? text : throw new InvalidEventException("metadata", $"'{key}' holds half of a surrogate pair, which is not a character");
}
