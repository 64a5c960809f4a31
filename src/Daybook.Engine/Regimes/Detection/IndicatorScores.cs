using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Detection;

/// <summary>What market indicators say of a regime. The formulas are those of Daybook's reference system (semantics of its enhanced detector).</summary>
internal static class IndicatorScores
{
    private const double Neutral = 0.5;
    private static readonly MarketIndicators Nothing = new();

    /// <summary>How sure each time frame is. A frame without indicators has the confidence that is fixed for the regime.</summary>
    public static TimeframeConfidences Confidences(MarketRegime regime, RegimeIndicators? indicators)
    {
        var without = Fixed(regime.Kind);
        return new TimeframeConfidences(
            indicators?.Day is { } day ? Confidence(regime.Kind, day, isDay: true) : without.Day,
            indicators?.FourHours is { } fourHours ? Confidence(regime.Kind, fourHours, isDay: false) : without.FourHours,
            indicators?.Hour is { } hour ? Confidence(regime.Kind, hour, isDay: false) : without.Hour);
    }

    /// <summary>How pronounced the regime is, by the slowest frame; indicators that are not known count as neutral.</summary>
    public static double Strength(MarketRegime regime, MarketIndicators? day)
    {
        var market = day ?? Nothing;
        return Unit.Clamp(regime.Kind switch
        {
            RegimeKind.Goldilocks => (0.4 * (1 - Math.Min(market.Vix / 30, 1))) + (0.4 * market.GrowthMomentum) + (0.2 * (1 - market.InflationPressure)),
            RegimeKind.Deflation => (0.4 * market.DeflationSignals) + (0.3 * market.SafeHaven) + (0.3 * market.GrowthWeakness),
            RegimeKind.Inflation => (0.4 * market.InflationPressure) + (0.3 * market.Commodities) + (0.3 * market.RatePressure),
            RegimeKind.Reflation => (0.4 * market.PolicySupport) + (0.3 * market.GrowthRecovery) + (0.3 * market.RiskAppetite),
            _ => Neutral,
        });
    }

    private static TimeframeConfidences Fixed(RegimeKind kind) => kind switch
    {
        RegimeKind.Goldilocks => new(0.70, 0.65, 0.60),
        RegimeKind.Deflation => new(0.75, 0.70, 0.65),
        RegimeKind.Inflation => new(0.70, 0.65, 0.60),
        RegimeKind.Reflation => new(0.68, 0.63, 0.58),
        _ => new(0.60, 0.60, 0.60),
    };

    private static double Confidence(RegimeKind kind, MarketIndicators market, bool isDay) => Unit.Clamp(0.6 + (kind switch
    {
        RegimeKind.Goldilocks => Goldilocks(market, isDay),
        RegimeKind.Deflation => Deflation(market),
        RegimeKind.Inflation => Inflation(market),
        RegimeKind.Reflation => Reflation(market),
        _ => 0,
    }));

    private static double Goldilocks(MarketIndicators market, bool isDay) =>
        CalmPoints(market.Vix)
        + (0.3 * (market.GrowthMomentum - Neutral))
        + (market.RiskAppetite is >= 0.4 and <= 0.7 ? 0.1 : 0)
        + (isDay && market.TrendStrength > 0.6 ? 0.1 : 0);

    private static double Deflation(MarketIndicators market) =>
        (0.4 * (market.SafeHaven - Neutral))
        + FearPoints(market.Vix)
        + (0.3 * (market.GrowthWeakness - Neutral))
        + (0.3 * (market.DeflationSignals - Neutral));

    private static double Inflation(MarketIndicators market) =>
        (0.4 * (market.InflationPressure - Neutral))
        + (0.3 * (market.Commodities - Neutral))
        + (0.2 * (market.RealAssets - Neutral))
        + (market.RateEnvironment > 0.6 ? 0.1 : 0);

    private static double Reflation(MarketIndicators market) =>
        (0.3 * (market.PolicySupport - Neutral))
        + (0.3 * (market.GrowthRecovery - Neutral))
        + (0.2 * (market.RiskAppetite - Neutral))
        + (0.2 * (market.Cyclicals - Neutral));

    private static double CalmPoints(double vix) => vix switch
    {
        < 15 => 0.2,
        < 20 => 0.1,
        > 30 => -0.2,
        _ => 0,
    };

    private static double FearPoints(double vix) => vix switch
    {
        > 25 => 0.2,
        > 20 => 0.1,
        _ => 0,
    };
}
