using Daybook.Engine.Regimes.Transitions;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>
/// A regime's adjustments in short, as a context states them (the reference system's defaults). The rebalance itself goes by
/// <see cref="RegimeParameterMapping"/>.
/// </summary>
/// <param name="PositionLimitMultiplier">Multiplies the number of positions.</param>
/// <param name="ScoreThreshold">Is added to the score that is asked for.</param>
/// <param name="RiskScaling">Multiplies the risk that is taken.</param>
/// <param name="Sizing">How positions are sized, or null: as configured.</param>
public sealed record RegimeAdjustments(double PositionLimitMultiplier, double ScoreThreshold, double RiskScaling, RegimeSizing? Sizing)
{
    /// <summary>
    /// The regime's adjustments, and those of a recent transition: critical x 1.3 and -0.03, high x 1.1 and -0.01. A regime that the table does not name
    /// adjusts nothing.
    /// </summary>
    public static RegimeAdjustments Of(MarketRegime regime, RegimeChangeSeverity? transition)
    {
        var start = Of(regime.Kind);
        var (factor, threshold) = transition switch
        {
            RegimeChangeSeverity.Critical => (1.3, -0.03),
            RegimeChangeSeverity.High => (1.1, -0.01),
            _ => (1.0, 0.0),
        };
        return start with { PositionLimitMultiplier = start.PositionLimitMultiplier * factor, ScoreThreshold = start.ScoreThreshold + threshold };
    }

    private static RegimeAdjustments Of(RegimeKind kind) => kind switch
    {
        RegimeKind.Goldilocks => new(1.1, -0.02, 1.0, null),
        RegimeKind.Deflation => new(0.8, 0.05, 0.7, RegimeSizing.EqualWeight),
        RegimeKind.Inflation => new(0.9, 0, 0.85, null),
        RegimeKind.Reflation => new(1.2, -0.03, 1.1, RegimeSizing.ScoreWeighted),
        _ => new(1, 0, 1, null),
    };
}
