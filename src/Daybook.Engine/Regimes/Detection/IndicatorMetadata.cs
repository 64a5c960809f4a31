using Daybook.Events;

namespace Daybook.Engine.Regimes.Detection;

/// <summary>
/// Market indicators as events write them, so that a reading can be made again from its event. A number that is not finite cannot be recorded, and is written
/// as null.
/// </summary>
internal static class IndicatorMetadata
{
    public static Metadata? Of(RegimeIndicators indicators) => Metadata.Of(
        (RegimeEventKeys.Day, Of(indicators.Day)),
        (RegimeEventKeys.FourHours, Of(indicators.FourHours)),
        (RegimeEventKeys.Hour, Of(indicators.Hour)));

    private static Metadata? Of(MarketIndicators? market) => market is null ? null : Metadata.Of(
        ("vix", Finite(market.Vix)),
        ("growth_momentum", Finite(market.GrowthMomentum)),
        ("growth_weakness", Finite(market.GrowthWeakness)),
        ("growth_recovery", Finite(market.GrowthRecovery)),
        ("risk_appetite", Finite(market.RiskAppetite)),
        ("trend_strength", Finite(market.TrendStrength)),
        ("safe_haven", Finite(market.SafeHaven)),
        ("deflation_signals", Finite(market.DeflationSignals)),
        ("inflation_pressure", Finite(market.InflationPressure)),
        ("commodities", Finite(market.Commodities)),
        ("real_assets", Finite(market.RealAssets)),
        ("rate_environment", Finite(market.RateEnvironment)),
        ("rate_pressure", Finite(market.RatePressure)),
        ("policy_support", Finite(market.PolicySupport)),
        ("cyclicals", Finite(market.Cyclicals)));

    /// <summary>Reads indicators back.</summary>
    public static RegimeIndicators Read(EventFacts facts) => new(
        facts.Object(RegimeEventKeys.Day) is { } day ? Market(day) : null,
        facts.Object(RegimeEventKeys.FourHours) is { } middle ? Market(middle) : null,
        facts.Object(RegimeEventKeys.Hour) is { } hour ? Market(hour) : null);

    private static MarketIndicators Market(EventFacts facts) => new()
    {
        Vix = facts.Number("vix") ?? double.NaN,
        GrowthMomentum = facts.Number("growth_momentum") ?? double.NaN,
        GrowthWeakness = facts.Number("growth_weakness") ?? double.NaN,
        GrowthRecovery = facts.Number("growth_recovery") ?? double.NaN,
        RiskAppetite = facts.Number("risk_appetite") ?? double.NaN,
        TrendStrength = facts.Number("trend_strength") ?? double.NaN,
        SafeHaven = facts.Number("safe_haven") ?? double.NaN,
        DeflationSignals = facts.Number("deflation_signals") ?? double.NaN,
        InflationPressure = facts.Number("inflation_pressure") ?? double.NaN,
        Commodities = facts.Number("commodities") ?? double.NaN,
        RealAssets = facts.Number("real_assets") ?? double.NaN,
        RateEnvironment = facts.Number("rate_environment") ?? double.NaN,
        RatePressure = facts.Number("rate_pressure") ?? double.NaN,
        PolicySupport = facts.Number("policy_support") ?? double.NaN,
        Cyclicals = facts.Number("cyclicals") ?? double.NaN,
    };

    private static MetadataValue Finite(double value) => double.IsFinite(value) ? value : default(MetadataValue);
}
