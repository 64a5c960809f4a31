namespace Daybook.Engine.Regimes.Detection;

/// <summary>How a regime is detected. The defaults are the reference system's constants.</summary>
public sealed record RegimeDetectionOptions
{
    /// <summary>The weight of the source's own confidence in the whole, 0 to 1; the time frames have the rest. Default: 0.4.</summary>
    public double BaseWeight { get; init; } = 0.4;

    /// <summary>The weight of the slowest time frame, 0 to 1; the three add up to 1. Default: 0.5.</summary>
    public double DayWeight { get; init; } = 0.5;

    /// <summary>The weight of the middle time frame, 0 to 1. Default: 0.3.</summary>
    public double FourHoursWeight { get; init; } = 0.3;

    /// <summary>The weight of the fastest time frame, 0 to 1. Default: 0.2.</summary>
    public double HourWeight { get; init; } = 0.2;

    /// <summary>How many observations before the present one stability looks at, 1 to 50. Default: 10.</summary>
    public int StabilityWindow { get; init; } = 10;

    /// <summary>The confidence under which a reading is worth a warning, 0 to 1. Default: 0.5, the least that a transition asks for.</summary>
    public double LowConfidence { get; init; } = 0.5;

    /// <summary>The stability from which on a reading is called stable, 0 to 1. Default: 0.7.</summary>
    public double StableFrom { get; init; } = 0.7;

    /// <summary>The confidence from which on a reading is called confident, 0 to 1. Default: 0.8.</summary>
    public double ConfidentFrom { get; init; } = 0.8;

    /// <summary>The strength from which on a reading is called strong, 0 to 1. Default: 0.6.</summary>
    public double StrongFrom { get; init; } = 0.6;
}
