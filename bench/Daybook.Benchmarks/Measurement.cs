namespace Daybook.Benchmarks;

/// <summary>A figure that a run measured.</summary>
/// <param name="Name">The name under which programs find it; a dot puts it into an object: <c>query_ms.trace</c>.</param>
/// <param name="Value">The value; null when this run could not measure it.</param>
/// <param name="Unit">The unit, or empty for a ratio.</param>
/// <param name="Meaning">What was measured, in a sentence.</param>
internal sealed record Measurement(string Name, double? Value, string Unit, string Meaning)
{
    /// <summary>What the figure should be, or null for one that only goes with another.</summary>
    public Bar? Bar { get; init; }
}

/// <summary>What a figure should be.</summary>
/// <param name="Limit">The limit, itself allowed.</param>
/// <param name="IsMost">True when the figure should be at most the limit, false when at least.</param>
internal sealed record Bar(double Limit, bool IsMost)
{
    public static Bar AtLeast(double limit) => new(limit, IsMost: false);

    public static Bar AtMost(double limit) => new(limit, IsMost: true);

    public bool Admits(double value) => IsMost ? value <= Limit : value >= Limit;
}
