using Daybook.Engine.Settings;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>How a regimes file is read.</summary>
public sealed record RegimeSeriesOptions
{
    /// <summary>The confidence of a row that states none, 0 to 1. Default: 0.9, the reference system's constant.</summary>
    public double DefaultConfidence { get; init; } = 0.9;

    /// <summary>
    /// Whether a column <c>confidence</c> is read. False gives every row the default: for files whose column was never filled and holds zeros. Default: true.
    /// </summary>
    public bool ReadConfidence { get; init; } = true;

    internal static Section<RegimeSeriesOptions> Section { get; } = new Section<RegimeSeriesOptions>("regime_series", "How a regimes file is read.")
        .Number("default_confidence", 0, 1, "confidence", s => s.DefaultConfidence);

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
