using Daybook.Engine.Regimes.Detection;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>Two measures of how restless regimes are (formulas of Daybook's reference system).</summary>
public static class RegimeVolatility
{
    private const int LeastReadings = 5;

    /// <summary>How much volatility a regime would bear: a constant of the regime x (0.8 + 0.4 x strength) x (0.9 + 0.2 x stability).</summary>
    public static double Adjustment(RegimeReading reading) => Base(reading.Regime.Kind) * (0.8 + (0.4 * reading.Strength)) * (0.9 + (0.2 * reading.Stability));

    /// <summary>How often the regime changed lately, 0 to 1: twice the share of changes between the readings remembered; 0.5 with fewer than five readings.</summary>
    public static double OfHistory(RegimeDetectionState state)
    {
        var history = state.History;
        if (history.Count < LeastReadings)
            return 0.5;
        var changes = history.Zip(history.Skip(1), (before, after) => before.Regime != after.Regime).Count(changed => changed);
        return Math.Min(changes / (history.Count - 1.0) / 0.5, 1);
    }

    private static double Base(RegimeKind kind) => kind switch
    {
        RegimeKind.Deflation => 0.7,
        RegimeKind.Inflation => 0.85,
        RegimeKind.Reflation => 1.1,
        _ => 1,
    };
}
