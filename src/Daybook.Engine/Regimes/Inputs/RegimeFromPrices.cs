using Daybook.Engine.Regimes.Detection;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>
/// Computes a regime and its indicators from daily closes, of which none later than the date asked for is looked at. All scores are trends from 0 to 1 (0.5:
/// none) over three windows that stand for the three time frames; each formula names its source, whose reading of the market it borrows, not its numbers.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Trend: log return over n sessions / (daily deviation x sqrt(n)), through a logistic function to 0..1. Moskowitz, Ooi and Pedersen, Time Series
/// Momentum, Journal of Financial Economics 104 (2012).</item>
/// <item>Growth: trend of equity. Equity prices lead output: Stock and Watson, Forecasting Output and Inflation: The Role of Asset Prices, Journal of Economic
/// Literature 41 (2003).</item>
/// <item>Inflation: trend of commodities / bonds. Commodities move with inflation and its surprises, bonds against them: Gorton and Rouwenhorst, Facts and
/// Fantasies about Commodity Futures, Financial Analysts Journal 62 (2006).</item>
/// <item>Volatility: the volatility index (Whaley, Understanding the VIX, Journal of Portfolio Management 35 (2009)), or the realised volatility of equity
/// (Andersen, Bollerslev, Diebold and Labys, Econometrica 71 (2003)).</item>
/// <item>Rates: 1 - trend of long bonds, since a bond's price falls by about its duration times the rise of its yield: Fabozzi, Bond Markets, Analysis and
/// Strategies.</item>
/// <item>Risk appetite: trend of equity / bonds; safe haven: its opposite. Baele, Bekaert, Inghelbrecht and Wei, Flights to Safety, Review of Financial Studies
/// 33 (2020).</item>
/// <item>Growth's recovery: equity's return in the window's later half less that in the earlier. Goulding, Harvey and Mazzoleni, Momentum Turning Points,
/// Journal of Financial Economics 149 (2023).</item>
/// <item>The base regime: growth and inflation rising or falling make four quadrants, weighted as g x i and so on; the regime is the largest, its share the
/// confidence. Ilmanen, Maloney and Ross, Exploring Macroeconomic Sensitivities, Journal of Portfolio Management 40 (2014).</item>
/// </list>
/// </remarks>
internal static class RegimeFromPrices
{
    private const double Neutral = 0.5;

    // As detection weighs its time frames.
    private const double SlowWeight = 0.5;
    private const double MiddleWeight = 0.3;
    private const double FastWeight = 0.2;

    /// <summary>What the prices up to a time say; the date is that in UTC, and its own close counts as known.</summary>
    public static RegimePriceReading Observe(RegimePrices prices, DateTimeOffset at, RegimePriceOptions? options = null)
    {
        options ??= new RegimePriceOptions();
        options.Validate();
        var date = DateOnly.FromDateTime(at.UtcDateTime);
        var slow = PriceTrends.Of(prices, date, options.SlowSessions, options.MaxAgeDays);
        var middle = PriceTrends.Of(prices, date, options.MiddleSessions, options.MaxAgeDays);
        var fast = PriceTrends.Of(prices, date, options.FastSessions, options.MaxAgeDays);
        var volatility = Volatility(prices, date, options);
        var proxies = new RegimeProxies(
            Mean(slow.Growth, middle.Growth, fast.Growth),
            Mean(slow.Inflation, middle.Inflation, fast.Inflation),
            volatility,
            1 - Mean(slow.Bonds, middle.Bonds, fast.Bonds));
        var (regime, confidence) = Quadrant(proxies);
        var indicators = new RegimeIndicators(slow.ToIndicators(volatility), middle.ToIndicators(volatility), fast.ToIndicators(volatility));
        return new RegimePriceReading(new RegimeObservation(at, regime, confidence, indicators), proxies);
    }

    private static (MarketRegime? Regime, double Confidence) Quadrant(RegimeProxies proxies)
    {
        if (proxies is not { Growth: { } growth, Inflation: { } inflation })
            return (null, 0);
        var regime = (growth >= Neutral, inflation >= Neutral) switch
        {
            (true, false) => MarketRegime.Goldilocks,
            (true, true) => MarketRegime.Reflation,
            (false, true) => MarketRegime.Inflation,
            (false, false) => MarketRegime.Deflation,
        };
        return (regime, Math.Max(growth, 1 - growth) * Math.Max(inflation, 1 - inflation));
    }

    private static double? Volatility(RegimePrices prices, DateOnly date, RegimePriceOptions options)
    {
        if (PriceWindow.LastClose(prices.VolatilityIndex, date, options.MaxAgeDays) is { } index)
            return index;
        return PriceWindow.LogCloses(prices.Equity, date, options.VolatilitySessions + 1, options.MaxAgeDays) is { } logs ? TrendScore.RealisedVolatility(logs) : null;
    }

    /// <summary>The weighted mean; null unless all are known, since a regime of the fast frames alone would be another one.</summary>
    private static double? Mean(double? slow, double? middle, double? fast) => (SlowWeight * slow) + (MiddleWeight * middle) + (FastWeight * fast);
}
