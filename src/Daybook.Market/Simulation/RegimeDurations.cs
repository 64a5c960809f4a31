using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>
/// How long each regime lasts on average, in trading days, 5 to 5,000. Each day a regime ends with the probability 1 / duration, so that single ones vary widely:
/// their deviation is about their mean.
/// </summary>
public sealed record RegimeDurations
{
    /// <summary>Goldilocks. Default: 189, nine months.</summary>
    public double Goldilocks { get; init; } = 189;

    /// <summary>Deflation. Default: 105, five months.</summary>
    public double Deflation { get; init; } = 105;

    /// <summary>Inflation. Default: 126, six months.</summary>
    public double Inflation { get; init; } = 126;

    /// <summary>Reflation. Default: 168, eight months.</summary>
    public double Reflation { get; init; } = 168;

    /// <summary>The mean duration of a regime.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The simulator does not know the regime.</exception>
    public double Of(MarketRegime regime) => regime.Kind switch
    {
        RegimeKind.Goldilocks => Goldilocks,
        RegimeKind.Deflation => Deflation,
        RegimeKind.Inflation => Inflation,
        RegimeKind.Reflation => Reflation,
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "The simulator knows the four regimes of the tables."),
    };
}
