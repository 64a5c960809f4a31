using Daybook.Engine.Regimes.Detection;
using static Daybook.Engine.Tests.Regimes.MakeRegimes;

namespace Daybook.Engine.Tests.Regimes.Detection;

public sealed class IndicatorTests
{
    [Theory]
    [InlineData(14.99, 0.2)]
    [InlineData(15, 0.1)]
    [InlineData(19.99, 0.1)]
    [InlineData(20, 0)]
    [InlineData(30, 0)]
    [InlineData(30.01, -0.2)]
    public void A_calm_market_speaks_for_Goldilocks(double vix, double points) =>
        Assert.Equal(0.6 + points, Day1("Goldilocks", new MarketIndicators { Vix = vix, RiskAppetite = 0 }), 9);

    [Theory]
    [InlineData(20, 0)]
    [InlineData(20.01, 0.1)]
    [InlineData(25, 0.1)]
    [InlineData(25.01, 0.2)]
    public void A_fearful_market_speaks_for_Deflation(double vix, double points) =>
        Assert.Equal(0.6 + points, Day1("Deflation", new MarketIndicators { Vix = vix }), 9);

    [Theory]
    [InlineData(0.39, 0)]
    [InlineData(0.4, 0.1)]
    [InlineData(0.7, 0.1)]
    [InlineData(0.71, 0)]
    public void A_moderate_appetite_for_risk_speaks_for_Goldilocks(double appetite, double points) =>
        Assert.Equal(0.6 + points, Day1("Goldilocks", new MarketIndicators { RiskAppetite = appetite }), 9);

    [Theory]
    [InlineData(0.6, 0)]
    [InlineData(0.61, 0.1)]
    public void A_clear_trend_speaks_for_Goldilocks_on_the_slowest_frame_only(double trend, double points)
    {
        var market = new MarketIndicators { TrendStrength = trend, RiskAppetite = 0 };
        var frames = Frames("Goldilocks", new RegimeIndicators(market, market, market));

        Assert.Equal(0.6 + points, frames.Day, 9);
        Assert.Equal((0.6, 0.6), (frames.FourHours, frames.Hour));
    }

    [Theory]
    [InlineData(0.6, 0)]
    [InlineData(0.61, 0.1)]
    public void An_environment_of_rising_rates_speaks_for_Inflation(double rates, double points) =>
        Assert.Equal(0.6 + points, Day1("Inflation", new MarketIndicators { RateEnvironment = rates }), 9);

    [Fact]
    public void Each_indicator_has_its_weight()
    {
        Assert.Equal(0.6 + (0.3 * 0.5), Day1("Goldilocks", new MarketIndicators { GrowthMomentum = 1, RiskAppetite = 0 }), 9);
        Assert.Equal(0.6 + (0.4 * 0.5), Day1("Deflation", new MarketIndicators { SafeHaven = 1 }), 9);
        Assert.Equal(0.6 + (0.3 * 0.5), Day1("Deflation", new MarketIndicators { GrowthWeakness = 1 }), 9);
        Assert.Equal(0.6 + (0.3 * 0.5), Day1("Deflation", new MarketIndicators { DeflationSignals = 1 }), 9);
        Assert.Equal(0.6 + (0.4 * 0.5), Day1("Inflation", new MarketIndicators { InflationPressure = 1 }), 9);
        Assert.Equal(0.6 + (0.3 * 0.5), Day1("Inflation", new MarketIndicators { Commodities = 1 }), 9);
        Assert.Equal(0.6 + (0.2 * 0.5), Day1("Inflation", new MarketIndicators { RealAssets = 1 }), 9);
        Assert.Equal(0.6 + (0.3 * 0.5), Day1("Reflation", new MarketIndicators { PolicySupport = 1 }), 9);
        Assert.Equal(0.6 + (0.3 * 0.5), Day1("Reflation", new MarketIndicators { GrowthRecovery = 1 }), 9);
        Assert.Equal(0.6 + (0.2 * 0.5), Day1("Reflation", new MarketIndicators { RiskAppetite = 1 }), 9);
        Assert.Equal(0.6 + (0.2 * 0.5), Day1("Reflation", new MarketIndicators { Cyclicals = 1 }), 9);
        Assert.Equal(0.6, Day1("Stagflation", new MarketIndicators { Vix = 90, GrowthMomentum = 1 }), 9);
    }

    [Fact]
    public void Confidence_stays_between_0_and_1()
    {
        Assert.Equal(1, Day1("Deflation", new MarketIndicators { Vix = 50, SafeHaven = 1, GrowthWeakness = 1, DeflationSignals = 1 }));
        Assert.Equal(0, Day1("Inflation", new MarketIndicators { InflationPressure = -9 }));
        Assert.Equal(0, Day1("Inflation", new MarketIndicators { InflationPressure = double.NaN }));
    }

    [Fact]
    public void A_frame_without_indicators_keeps_what_is_fixed_for_the_regime()
    {
        var frames = Frames("Reflation", new RegimeIndicators(FourHours: new MarketIndicators()));

        Assert.Equal((0.68, 0.6, 0.58), (frames.Day, frames.FourHours, frames.Hour));
    }

    [Fact]
    public void Strength_is_read_from_the_slowest_frame()
    {
        var market = new MarketIndicators
        {
            Vix = 12,
            GrowthMomentum = 0.9,
            InflationPressure = 0.3,
            DeflationSignals = 0.2,
            SafeHaven = 0.6,
            GrowthWeakness = 0.1,
            Commodities = 0.8,
            RatePressure = 0.7,
            PolicySupport = 0.65,
            GrowthRecovery = 0.75,
            RiskAppetite = 0.85,
        };

        Assert.Equal((0.4 * 0.6) + (0.4 * 0.9) + (0.2 * 0.7), Strength("Goldilocks"), 9);
        Assert.Equal((0.4 * 0.2) + (0.3 * 0.6) + (0.3 * 0.1), Strength("Deflation"), 9);
        Assert.Equal((0.4 * 0.3) + (0.3 * 0.8) + (0.3 * 0.7), Strength("Inflation"), 9);
        Assert.Equal((0.4 * 0.65) + (0.3 * 0.75) + (0.3 * 0.85), Strength("Reflation"), 9);
        Assert.Equal(0.5, Strength("Stagflation"), 9);

        double Strength(string regime) => Read(regime, new RegimeIndicators(market)).Strength;
    }

    [Fact]
    public void Fear_beyond_thirty_weakens_Goldilocks_no_further() =>
        Assert.Equal(
            Read("Goldilocks", new RegimeIndicators(new MarketIndicators { Vix = 30 })).Strength, Read("Goldilocks", new RegimeIndicators(new MarketIndicators { Vix = 80 })).Strength);

    private static double Day1(string regime, MarketIndicators market) => Frames(regime, new RegimeIndicators(market)).Day;

    private static TimeframeConfidences Frames(string regime, RegimeIndicators indicators) => Read(regime, indicators).Timeframes!;

    private static RegimeReading Read(string regime, RegimeIndicators indicators) =>
        RegimeDetector.Detect(RegimeDetectionState.Empty, Observe(regime, Start, 0.9, indicators), new RegimeDetectionOptions());
}
