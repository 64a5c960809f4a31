using Daybook.Engine.Regimes.Transitions;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>What a transition does to the parameters of its new regime, at full momentum (the reference system's tables).</summary>
/// <param name="PositionLimit">Multiplies the position limit's multiplier.</param>
/// <param name="ScoreThreshold">Is added to the score threshold's adjustment.</param>
/// <param name="RiskScaling">Multiplies the risk scaling.</param>
/// <param name="GraceDays">Is added to the grace period's adjustment, in days.</param>
/// <param name="WhipsawDays">Is added to the whipsaw window's adjustment, in days.</param>
internal sealed record TransitionAdjustment(double PositionLimit, double ScoreThreshold, double RiskScaling, double GraceDays = 0, double WhipsawDays = 0)
{
    /// <summary>By the pair of regimes where the table names it, otherwise by severity.</summary>
    public static TransitionAdjustment Of(RegimeTransition transition) => (transition.From?.Kind, transition.To.Kind) switch
    {
        (RegimeKind.Goldilocks, RegimeKind.Deflation) => new(0.6, 0.1, 0.5, GraceDays: 3, WhipsawDays: 5),
        (RegimeKind.Goldilocks, RegimeKind.Inflation) => new(0.8, 0.05, 0.7),
        (RegimeKind.Deflation, RegimeKind.Inflation) => new(1.4, -0.08, 1.3),
        (RegimeKind.Goldilocks, RegimeKind.Reflation) => new(1.15, -0.02, 1.05),
        (RegimeKind.Reflation, RegimeKind.Inflation) => new(0.9, 0.03, 0.85),
        (RegimeKind.Deflation, RegimeKind.Reflation) => new(1.5, -0.05, 1.4, GraceDays: -2),
        _ => Of(transition.Severity),
    };

    private static TransitionAdjustment Of(RegimeChangeSeverity severity) => severity switch
    {
        RegimeChangeSeverity.Critical => new(0.7, 0.05, 0.6, GraceDays: 2, WhipsawDays: 3),
        RegimeChangeSeverity.High => new(0.85, 0.02, 0.8, GraceDays: 1, WhipsawDays: 1),
        _ => new(0.95, 0.01, 0.9),
    };
}
