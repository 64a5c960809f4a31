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

    private static MetadataValue Finite(double value) => double.IsFinite(value) ? value : default(MetadataValue);
}
