using CsCheck;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Regimes.Inputs;

public sealed class RegimeFromPricesTests
{
    private static readonly RegimePriceOptions Short = new() { SlowSessions = 20, MiddleSessions = 10, FastSessions = 5, VolatilitySessions = 5 };
    private static readonly DateOnly First = new(2020, 1, 1);

    [Theory]
    [InlineData(0.01, -0.01, "Goldilocks")]
    [InlineData(0.01, 0.01, "Reflation")]
    [InlineData(-0.01, 0.01, "Inflation")]
    [InlineData(-0.01, -0.01, "Deflation")]
    public void Growth_and_inflation_make_four_quadrants(double equity, double commodities, string regime)
    {
        var observation = Observe(Prices(equity, 0, commodities));

        Assert.Equal(regime, observation.Base!.Name);
        Assert.InRange(observation.BaseConfidence, 0.9, 1);
        var confidence = RegimeDetector.Detect(RegimeDetectionState.Empty, observation, new RegimeDetectionOptions()).Confidence;
        Assert.All(MarketRegime.Known.Where(other => other.Name != regime), other => Assert.True(
            RegimeDetector.Detect(RegimeDetectionState.Empty, observation with { Base = other, BaseConfidence = 0 }, new RegimeDetectionOptions()).Confidence < confidence));
    }

    [Fact]
    public void Prices_that_go_nowhere_are_neither_way_and_give_the_least_confidence()
    {
        var reading = RegimeFromPrices.Observe(Prices(0, 0, 0), At(60), Short);

        Assert.Equal(new RegimeProxies(0.5, 0.5, 0, 0.5), reading.Proxies);
        Assert.Equal((MarketRegime.Reflation, 0.25), (reading.Observation.Base, reading.Observation.BaseConfidence));
    }

    [Fact]
    public void Nothing_later_than_the_date_is_looked_at() => Walks.Sample((prices, day) =>
    {
        var known = new RegimePrices
        {
            Equity = UpTo(prices.Equity),
            LongBonds = UpTo(prices.LongBonds),
            Commodities = UpTo(prices.Commodities),
            VolatilityIndex = UpTo(prices.VolatilityIndex),
        };

        Assert.Equal(RegimeFromPrices.Observe(known, At(day), Short), RegimeFromPrices.Observe(prices, At(day), Short));

        IReadOnlyList<(DateOnly, double)> UpTo(IReadOnlyList<(DateOnly Date, double Close)> series) => [.. series.Where(close => close.Date <= First.AddDays(day))];
    });

    [Fact]
    public void Every_score_is_between_0_and_1_whatever_the_closes_are() => Walks.Sample((prices, day) =>
    {
        var (observation, proxies) = RegimeFromPrices.Observe(prices, At(day), Short);

        Assert.InRange(observation.BaseConfidence, 0, 1);
        Assert.All([proxies.Growth, proxies.Inflation, proxies.Rates], score => Assert.True(score is null or (>= 0 and <= 1)));
        var market = observation.Indicators!.Hour!;
        Assert.All(
            [market.GrowthMomentum, market.GrowthRecovery, market.TrendStrength, market.SafeHaven, market.Commodities, market.RealAssets, market.PolicySupport],
            score => Assert.InRange(score, 0, 1));
        Assert.True(double.IsFinite(market.Vix) && market.Vix >= 0);
    });

    [Fact]
    public void A_trend_is_the_return_over_what_chance_would_make_of_it()
    {
        // Two steps up of 0.02 and two down of 0.01: a return of 0.02 with a daily deviation of 0.03 / sqrt(3).
        double[] logs = [0, 0.02, 0.01, 0.03, 0.02];
        var z = 0.02 / (0.03 / Math.Sqrt(3) * Math.Sqrt(4));

        Assert.Equal(1 / (1 + Math.Exp(-1.702 * z)), TrendScore.Of(logs), 9);
        Assert.Equal(0.03 / Math.Sqrt(3) * Math.Sqrt(252) * 100, TrendScore.RealisedVolatility(logs), 9);
    }

    [Fact]
    public void A_turn_is_the_later_half_against_the_earlier()
    {
        Assert.Equal(1 - TrendScore.OfTurn([0, 0.01, 0.03, 0.02, 0]), TrendScore.OfTurn([0, -0.01, -0.03, -0.02, 0]), 9);
        Assert.True(TrendScore.OfTurn([0, -0.01, -0.03, -0.02, 0]) > 0.8);
        Assert.Equal(0.5, TrendScore.OfTurn([0, 0.01, 0.03, 0.04, 0.06]), 9);
    }

    [Fact]
    public void A_trend_is_held_to_four_deviations() => Assert.Equal(1 / (1 + Math.Exp(-1.702 * 4)), TrendScore.Of([0, 1, 2, 3, 4]), 9);

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public void A_regime_needs_all_of_the_slowest_window(int day, bool isKnown)
    {
        var observation = RegimeFromPrices.Observe(Prices(0.01, 0, 0.01), At(day), Short).Observation;

        Assert.Equal(isKnown, observation.Base is not null);
        Assert.Equal(isKnown ? 1 : 0.5, observation.Indicators!.Day!.GrowthMomentum, 1);
        Assert.Equal(1, observation.Indicators.FourHours!.GrowthMomentum, 1);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_series_that_has_ended_says_nothing_any_more(int daysAfter, bool isKnown) =>
        Assert.Equal(isKnown, RegimeFromPrices.Observe(Prices(0.01, 0, 0.01), At(60 + daysAfter), Short).Observation.Base is not null);

    [Fact]
    public void Without_a_role_no_regime_is_known_and_its_indicators_are_neutral()
    {
        var prices = Prices(0.01, 0.01, 0.01);

        Assert.Null(Observe(prices with { Equity = [] }).Base);
        Assert.Null(Observe(prices with { LongBonds = [] }).Base);
        var without = Observe(prices with { Commodities = [] });
        Assert.Equal((null, 0.0), (without.Base, without.BaseConfidence));
        Assert.Equal((0.5, 0.5, 0.5), (without.Indicators!.Day!.InflationPressure, without.Indicators.Day.Commodities, without.Indicators.Day.RealAssets));
        Assert.Equal(20, Observe(new RegimePrices()).Indicators!.Day!.Vix);
    }

    [Fact]
    public void The_volatility_index_goes_before_the_realised_volatility_while_it_lasts()
    {
        var prices = Prices(0.01, 0, 0.01) with { VolatilityIndex = [(First, 35), (First.AddDays(58), 17)] };

        Assert.Equal(17, Observe(prices).Indicators!.Hour!.Vix);
        Assert.Equal(0, Observe(prices with { VolatilityIndex = [(First, 35)] }).Indicators!.Hour!.Vix, 9);
    }

    [Fact]
    public void A_close_that_has_no_logarithm_is_passed_over()
    {
        var prices = Prices(0.01, 0, 0.01);
        var holed = prices with
        {
            Commodities = [.. prices.Commodities.SelectMany((close, day) => day == 50 ? [close, (close.Date, -36.98), (close.Date, double.NaN)] : new[] { close })],
        };

        Assert.Equal(Observe(prices), Observe(holed));
    }

    [Fact]
    public void Two_series_are_compared_on_the_dates_that_both_have()
    {
        var prices = Prices(0.01, 0.002, 0.005, wobble: 0.01);
        var holed = prices with { LongBonds = [.. prices.LongBonds.Where((_, day) => day % 3 != 0)] };
        var sparse = new RegimePrices
        {
            Equity = prices.Equity,
            LongBonds = holed.LongBonds,
            Commodities = [.. prices.Commodities.Where((_, day) => day % 3 != 0)],
        };

        Assert.Equal(Observe(sparse).Indicators!.Day!.InflationPressure, Observe(holed).Indicators!.Day!.InflationPressure);
        var apart = holed with { Commodities = [.. prices.Commodities.Where((_, day) => day % 3 == 0)] };
        Assert.Null(RegimeFromPrices.Observe(apart, At(60), Short with { SlowSessions = 10 }).Proxies.Inflation);
    }

    [Fact]
    public void Opposite_indicators_add_up_to_1()
    {
        var market = Observe(Prices(0.003, -0.001, 0.002, wobble: 0.01)).Indicators!.Day!;

        Assert.Equal(1, market.GrowthMomentum + market.GrowthWeakness, 9);
        Assert.Equal(1, market.RiskAppetite + market.SafeHaven, 9);
        Assert.Equal(1, market.InflationPressure + market.DeflationSignals, 9);
        Assert.Equal(1, market.RatePressure + market.PolicySupport, 9);
        Assert.Equal(market.RateEnvironment, market.RatePressure);
        Assert.Equal(Math.Abs((2 * market.GrowthMomentum) - 1), market.TrendStrength, 9);
        Assert.True(market.GrowthMomentum > 0.5 && market.RatePressure > 0.5 && market.InflationPressure > 0.5 && market.RiskAppetite > 0.5 && market.RealAssets < 0.5);
        Assert.Equal(0.5, market.Cyclicals);
    }

    private static readonly Gen<(RegimePrices Prices, int Day)> Walks = Gen.Select(Walk, Walk, Walk, Walk, Gen.Int[0, 60])
        .Select((equity, bonds, commodities, index, day) => (new RegimePrices { Equity = equity, LongBonds = bonds, Commodities = commodities, VolatilityIndex = index }, day));

    private static Gen<(DateOnly Date, double Close)[]> Walk => Gen.Select(
            Gen.Frequency((20, Gen.Double[0.5, 200]), (1, Gen.Double[-40, 0]), (1, Gen.Const(double.NaN)), (1, Gen.Const(1e300))), Gen.Int[1, 2])
        .Array[0, 60]
        .Select(steps =>
        {
            var date = First;
            return steps.Select(step => (date = date.AddDays(step.Item2), step.Item1)).ToArray();
        });

    private static RegimeObservation Observe(RegimePrices prices) => RegimeFromPrices.Observe(prices, At(60), Short).Observation;

    private static DateTimeOffset At(int day) => new(First.AddDays(day), new TimeOnly(21, 0), TimeSpan.Zero);

    private static RegimePrices Prices(double equity, double bonds, double commodities, double wobble = 0) => new()
    {
        Equity = Series(equity, wobble),
        LongBonds = Series(bonds, -wobble),
        Commodities = Series(commodities, wobble / 2),
    };

    /// <summary>A close a day for 61 days, rising by so much each day in the logarithm and going up and down on the way.</summary>
    private static IReadOnlyList<(DateOnly Date, double Close)> Series(double rise, double wobble) =>
        [.. Enumerable.Range(0, 61).Select(day => (First.AddDays(day), 100 * Math.Exp((rise * day) + (day % 2 * wobble))))];
}
