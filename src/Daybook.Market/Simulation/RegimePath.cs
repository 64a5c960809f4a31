using Daybook.Market.Randomness;
using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>
/// Draws a regime for each day: a Markov chain (Hamilton, A New Approach to the Economic Analysis of Nonstationary Time Series and the Business Cycle, Econometrica
/// 57 (1989)) whose regimes end by their durations and follow each other as in a business cycle.
/// </summary>
internal static class RegimePath
{
    public static MarketRegime[] Draw(int days, RegimeDurations durations, Xoshiro256 random)
    {
        var path = new MarketRegime[days];
        var regime = Pick(random, [.. MarketRegime.Known.Select(known => (known, durations.Of(known)))]);
        for (var day = 0; day < days; day++)
        {
            if (day > 0 && random.NextUnit() < 1 / durations.Of(regime))
                regime = Pick(random, After(regime));
            path[day] = regime;
        }

        return path;
    }

    /// <summary>What follows a regime, and how often out of a hundred times.</summary>
    private static (MarketRegime Regime, double Weight)[] After(MarketRegime regime) => regime.Kind switch
    {
        RegimeKind.Goldilocks => [(MarketRegime.Reflation, 40), (MarketRegime.Deflation, 35), (MarketRegime.Inflation, 25)],
        RegimeKind.Reflation => [(MarketRegime.Goldilocks, 45), (MarketRegime.Inflation, 45), (MarketRegime.Deflation, 10)],
        RegimeKind.Inflation => [(MarketRegime.Deflation, 50), (MarketRegime.Goldilocks, 25), (MarketRegime.Reflation, 25)],
        _ => [(MarketRegime.Reflation, 60), (MarketRegime.Goldilocks, 35), (MarketRegime.Inflation, 5)],
    };

    private static MarketRegime Pick(Xoshiro256 random, (MarketRegime Regime, double Weight)[] choices)
    {
        var left = random.NextUnit() * choices.Sum(choice => choice.Weight);
        foreach (var (regime, weight) in choices)
        {
            left -= weight;
            if (left < 0)
                return regime;
        }

        return choices[^1].Regime;
    }
}
