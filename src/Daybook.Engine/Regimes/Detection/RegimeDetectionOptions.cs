using Daybook.Engine.Settings;
using static System.FormattableString;

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

    internal static Section<RegimeDetectionOptions> Section { get; } = new Section<RegimeDetectionOptions>("regime_detection", "How a regime is detected.")
        .Number("base_weight", 0, 1, "weight", s => s.BaseWeight)
        .Number("day_weight", 0, 1, "weight", s => s.DayWeight)
        .Number("four_hours_weight", 0, 1, "weight", s => s.FourHoursWeight)
        .Number("hour_weight", 0, 1, "weight", s => s.HourWeight)
        .Whole("stability_window", 1, 50, "observations", s => s.StabilityWindow)
        .Number("low_confidence", 0, 1, "confidence", s => s.LowConfidence)
        .Number("stable_from", 0, 1, "stability", s => s.StableFrom)
        .Number("confident_from", 0, 1, "confidence", s => s.ConfidentFrom)
        .Number("strong_from", 0, 1, "strength", s => s.StrongFrom)
        .Refuse("frame_weights_sum_to_one", "The weights of the three time frames add up to 1.", ["day_weight", "four_hours_weight", "hour_weight"],
            s => Math.Abs(s.DayWeight + s.FourHoursWeight + s.HourWeight - 1) <= 1e-9 ? null : Invariant($"the weights {s.DayWeight:R}, {s.FourHoursWeight:R} and {s.HourWeight:R} do not add up to 1"));

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
