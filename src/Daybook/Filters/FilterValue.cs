using System.Globalization;
using System.Numerics;
using Daybook.Events;

namespace Daybook.Filters;

/// <summary>What a literal of a filter is.</summary>
public enum FilterValueKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A finite number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A time in microseconds.</summary>
    Time,

    /// <summary>A severity.</summary>
    Severity,
}

/// <summary>The right side of a condition. Equality is by kind and content. Default: the empty text.</summary>
public readonly record struct FilterValue
{
    private readonly string? _text;
    private readonly double _number;
    private readonly long _whole;

    private FilterValue(FilterValueKind kind, string? text = null, double number = 0, long whole = 0)
    {
        Kind = kind;
        _text = text;
        _number = number;
        _whole = whole;
    }

    /// <summary>What it is.</summary>
    public FilterValueKind Kind { get; }

    /// <summary>The text of a <see cref="FilterValueKind.Text"/>; empty for another kind.</summary>
    public string Text => Kind == FilterValueKind.Text ? _text ?? string.Empty : string.Empty;

    /// <summary>The number of a <see cref="FilterValueKind.Number"/>; 0 for another kind.</summary>
    public double Number => _number;

    /// <summary>The truth of a <see cref="FilterValueKind.Boolean"/>; false for another kind.</summary>
    public bool Boolean => Kind == FilterValueKind.Boolean && _whole != 0;

    /// <summary>The microseconds (<see cref="Microseconds"/>) of a <see cref="FilterValueKind.Time"/>; 0 for another kind.</summary>
    public long Micros => Kind == FilterValueKind.Time ? _whole : 0;

    /// <summary>The severity of a <see cref="FilterValueKind.Severity"/>; the lowest for another kind.</summary>
    public Severity Severity => Kind == FilterValueKind.Severity ? (Severity)_whole : default;

    /// <summary>A text.</summary>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public static implicit operator FilterValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return EventText.IsWellFormed(value)
            ? new FilterValue(FilterValueKind.Text, text: value)
            : throw new ArgumentException("The text holds half of a surrogate pair, which is not a character.", nameof(value));
    }

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public static implicit operator FilterValue(double value) => double.IsFinite(value)
        ? new FilterValue(FilterValueKind.Number, number: value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers can be compared.");

    /// <summary>A whole number, which is compared exactly.</summary>
    public static implicit operator FilterValue(long value) => OfWhole(new BigInteger(value));

    /// <summary>True or false.</summary>
    public static implicit operator FilterValue(bool value) => new(FilterValueKind.Boolean, whole: value ? 1 : 0);

    /// <summary>A time; parts below a microsecond are cut off.</summary>
    public static implicit operator FilterValue(DateTimeOffset value) => OfMicros(Microseconds.From(value));

    /// <summary>A severity.</summary>
    public static implicit operator FilterValue(Severity value) => new(FilterValueKind.Severity, whole: (long)value);

    /// <summary>What a time, a boolean or a severity is as a number: microseconds, 0 or 1, the rank.</summary>
    internal long Whole => _whole;

    /// <summary>The digits of a whole number that a double does not hold; null for any other value.</summary>
    internal string? Digits => Kind == FilterValueKind.Number ? _text : null;

    /// <summary>A whole number of any length that a double reaches.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is too large.</exception>
    internal static FilterValue OfWhole(BigInteger value)
    {
        // The conversion of a BigInteger cuts off; everybody who reads the digits rounds to the nearest.
        var digits = value.ToString(CultureInfo.InvariantCulture);
        var number = double.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers can be compared.");
        return new FilterValue(FilterValueKind.Number, text: new BigInteger(number) == value ? null : digits, number: number);
    }

    internal static FilterValue OfMicros(long micros) => new(FilterValueKind.Time, whole: micros);

    /// <summary>The value as a filter writes it, for example <c>'NVDA'</c>, <c>0.5</c> or <c>2025-03-05T14:30:00Z</c>.</summary>
    public override string ToString() => Kind switch
    {
        FilterValueKind.Number => Digits ?? Number.ToString("R", CultureInfo.InvariantCulture),
        FilterValueKind.Boolean => Boolean ? "true" : "false",
        FilterValueKind.Time => IsoTime.Format(Microseconds.ToTime(Micros)),
        FilterValueKind.Severity => $"'{SeverityNames.Of(Severity)}'",
        _ => $"'{Text.Replace("'", "''", StringComparison.Ordinal)}'",
    };
}
