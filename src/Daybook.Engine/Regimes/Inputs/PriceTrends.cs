using Daybook.Engine.Regimes.Detection;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Trends of one window, each from 0 to 1, or null where the prices do not reach.</summary>
/// <param name="Growth">Equity.</param>
/// <param name="Recovery">Equity's turn upwards.</param>
/// <param name="Bonds">Long bonds.</param>
/// <param name="Commodities">Commodities.</param>
/// <param name="Inflation">Commodities over bonds.</param>
/// <param name="Appetite">Equity over bonds.</param>
/// <param name="RealAssets">Commodities over equity.</param>
internal sealed record PriceTrends(double? Growth, double? Recovery, double? Bonds, double? Commodities, double? Inflation, double? Appetite, double? RealAssets)
{
    private static readonly MarketIndicators Unknown = new();

    public static PriceTrends Of(RegimePrices prices, DateOnly date, int sessions, int maxAgeDays)
    {
        var equity = PriceWindow.LogCloses(prices.Equity, date, sessions + 1, maxAgeDays);
        return new PriceTrends(
            Score(equity),
            equity is null ? null : TrendScore.OfTurn(equity),
            Score(PriceWindow.LogCloses(prices.LongBonds, date, sessions + 1, maxAgeDays)),
            Score(PriceWindow.LogCloses(prices.Commodities, date, sessions + 1, maxAgeDays)),
            Score(PriceWindow.LogRatios(prices.Commodities, prices.LongBonds, date, sessions + 1, maxAgeDays)),
            Score(PriceWindow.LogRatios(prices.Equity, prices.LongBonds, date, sessions + 1, maxAgeDays)),
            Score(PriceWindow.LogRatios(prices.Commodities, prices.Equity, date, sessions + 1, maxAgeDays)));
    }

    /// <summary>The trends as indicators; what is not known is neutral. Prices say nothing of cyclical assets, which would be a role of their own.</summary>
    public MarketIndicators ToIndicators(double? volatility) => new()
    {
        Vix = volatility ?? Unknown.Vix,
        GrowthMomentum = Growth ?? Unknown.GrowthMomentum,
        GrowthWeakness = 1 - Growth ?? Unknown.GrowthWeakness,
        GrowthRecovery = Recovery ?? Unknown.GrowthRecovery,
        TrendStrength = Growth is { } growth ? Math.Abs((2 * growth) - 1) : Unknown.TrendStrength,
        RiskAppetite = Appetite ?? Unknown.RiskAppetite,
        SafeHaven = 1 - Appetite ?? Unknown.SafeHaven,
        InflationPressure = Inflation ?? Unknown.InflationPressure,
        DeflationSignals = 1 - Inflation ?? Unknown.DeflationSignals,
        Commodities = Commodities ?? Unknown.Commodities,
        RealAssets = RealAssets ?? Unknown.RealAssets,
        RateEnvironment = 1 - Bonds ?? Unknown.RateEnvironment,
        RatePressure = 1 - Bonds ?? Unknown.RatePressure,
        PolicySupport = Bonds ?? Unknown.PolicySupport,
    };

    private static double? Score(double[]? logs) => logs is null ? null : TrendScore.Of(logs);
}
