using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Market.Regimes;
using Daybook.Market.Simulation;

namespace Daybook.Benchmarks.Detection;

/// <summary>Watches a simulated market as a rebalancer would that looks at it after the close of every trading day.</summary>
internal static class DetectedRegimes
{
    private static readonly TimeOnly Close = new(21, 0);

    /// <summary>
    /// The regime that is detected on each trading day from the prices up to it, the reading's of <c>RegimeWatch.Decide</c>; null while they do not reach,
    /// a year with the default windows.
    /// </summary>
    public static IReadOnlyList<MarketRegime?> In(SimulatedMarket market, RegimeDetectionOptions? options = null, RegimePriceOptions? windows = null)
    {
        options ??= new RegimeDetectionOptions();
        var prices = market.ToRegimePrices();
        var state = RegimeDetectionState.Empty;
        var detected = new MarketRegime?[market.Regimes.Count];
        for (var day = 0; day < detected.Length; day++)
        {
            var observation = RegimeFromPrices.Observe(prices, new DateTimeOffset(market.Regimes[day].Date, Close, TimeSpan.Zero), windows).Observation;
            var reading = RegimeDetector.Detect(state, observation, options);
            if (reading.IsAssumed)
                continue;
            detected[day] = reading.Regime;
            state = RegimeDetector.Remember(state, reading);
        }

        return detected;
    }
}
