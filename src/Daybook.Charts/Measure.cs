namespace Daybook.Charts;

/// <summary>What numbers measure, and so how they are written. Default: a plain number without a unit.</summary>
public readonly record struct Measure
{
    private readonly string? _unit;

    private Measure(MeasureKind kind, string unit) => (Kind, _unit) = (kind, unit);

    /// <summary>Fractions, where 1 is the whole, written as percent: 0.125 is <c>12.5 %</c>.</summary>
    public static Measure Share { get; } = new(MeasureKind.Share, string.Empty);

    /// <summary>Durations in seconds, written in the unit that suits them: 0.0042 is <c>4.2 ms</c>.</summary>
    public static Measure Seconds { get; } = new(MeasureKind.Seconds, string.Empty);

    /// <summary>Sizes in bytes, written in the unit that suits them: 3,565,158 is <c>3.4 MiB</c>.</summary>
    public static Measure Bytes { get; } = new(MeasureKind.Bytes, string.Empty);

    /// <summary>The unit of a number, or empty.</summary>
    public string Unit => _unit ?? string.Empty;

    internal MeasureKind Kind { get; }

    /// <summary>Numbers in a unit of their own.</summary>
    /// <param name="unit">The unit, such as <c>USD</c> or <c>events/s</c>, or empty.</param>
    public static Measure Number(string unit = "") => new(MeasureKind.Number, unit);

    /// <summary>Whole numbers of things.</summary>
    /// <param name="unit">What is counted, such as <c>events</c>, or empty.</param>
    public static Measure Count(string unit = "") => new(MeasureKind.Count, unit);
}

internal enum MeasureKind
{
    Number,
    Count,
    Share,
    Seconds,
    Bytes,
}
