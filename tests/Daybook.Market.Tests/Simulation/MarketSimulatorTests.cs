using CsCheck;
using Daybook.Market.Regimes;
using Daybook.Market.Simulation;

namespace Daybook.Market.Tests.Simulation;

public sealed class MarketSimulatorTests
{
    [Fact]
    public void The_same_options_give_the_same_market_bit_for_bit()
    {
        var options = new SimulationOptions { Seed = 42, Assets = 20, TradingDays = 600 };
        var (one, other) = (MarketSimulator.Run(options), MarketSimulator.Run(options with { }));

        MakeMarkets.AssertSame(one.Prices, other.Prices);
        Assert.Equal(one.Regimes, other.Regimes);
        var changed = MarketSimulator.Run(options with { Seed = 43 });
        Assert.NotEqual(one.Regimes, changed.Regimes);
        Assert.All(one.Prices.Series.Values, series => Assert.NotEqual(series.Bars[^1].Close, changed.Prices.Series[series.Asset].Bars[^1].Close));
    }

    [Fact]
    public void Another_seed_gives_assets_other_moves_of_their_own_not_only_another_market()
    {
        var (one, other) = (MarketSimulator.Run(MakeMarkets.Whole with { Seed = 1 }), MarketSimulator.Run(MakeMarkets.Whole with { Seed = 2 }));

        Assert.All(one.Assets, asset =>
        {
            Assert.InRange(MakeMarkets.Correlation(one.Returns(asset.Name), other.Returns(asset.Name)), -0.1, 0.1);
            Assert.InRange(Math.Abs(Math.Log(one.Closes(asset.Name)[0] / other.Closes(asset.Name)[0])), 0.001, 4);
        });
    }

    [Fact]
    public void A_seed_keeps_its_regimes_from_version_to_version_as_reckoned_by_another_program()
    {
        var runs = MarketSimulator.Run(new SimulationOptions { Assets = 1 }).Runs();

        Assert.Equal("Inflation 102 Deflation 122 Reflation 98 Goldilocks 51 Deflation 114 Goldilocks 145", string.Join(' ', runs.Take(6).Select(run => $"{run.Regime} {run.Days}")));
    }

    [Fact]
    public void More_assets_other_lifetimes_and_holes_leave_the_rest_as_it_is()
    {
        var small = MarketSimulator.Run(MakeMarkets.Whole with { Assets = 15, TradingDays = 500 });
        var large = MarketSimulator.Run(MakeMarkets.Whole with { Assets = 40, TradingDays = 500, LateStarters = 0.3, Vanished = 0.3, Holes = 0.1 });

        Assert.Equal(small.Regimes, large.Regimes);
        Assert.Equal(small.Assets, large.Assets.Take(15));
        Assert.All(small.Assets, asset => Assert.All(
            large.Prices.Series[asset.Name].Bars, bar => Assert.Equal(small.Prices.Series[asset.Name].At(bar.Date), bar)));
        MakeMarkets.AssertSame(small.Prices.Only(Indices), large.Prices.Only(Indices));
    }

    [Fact]
    public void Prices_are_positive_and_finite_whatever_the_options_are() => Gen.Select(
        Gen.ULong, Gen.Int[1, 12], Gen.Int[1, 400], Gen.Double[3, 100], Gen.Double[0, 0.5], Gen.Double[0, 0.5], Gen.Double[0, 0.5]).Sample((seed, assets, days, degrees, late, vanished, holes) =>
    {
        var market = MarketSimulator.Run(new SimulationOptions
        {
            Seed = seed,
            Assets = assets,
            TradingDays = days,
            DegreesOfFreedom = degrees,
            LateStarters = late,
            Vanished = vanished,
            Holes = holes,
            FavouredDrift = 1,
        });

        Assert.Equal(days, market.Regimes.Count);
        Assert.Equal(assets + 4, market.Prices.Series.Count);
        Assert.All(market.Prices.Series.Values, series => Assert.All(series.Bars, bar => Assert.True(bar.IsTradable)));
        Assert.All(Indices, index => Assert.Equal(market.Regimes.Select(day => day.Date), market.Prices.Series[index].Bars.Select(bar => bar.Date)));
    }, iter: 40);

    [Fact]
    public void A_long_market_with_the_fattest_tails_stays_in_bounds()
    {
        var market = MarketSimulator.Run(MakeMarkets.Whole with { Assets = 10, TradingDays = 50_000, DegreesOfFreedom = 3, Start = new DateOnly(1900, 1, 1) });

        Assert.All(market.Prices.Series.Values, series => Assert.All(series.Bars, bar => Assert.True(bar.IsTradable)));
        Assert.All(market.Closes(SimulatedMarket.VolatilityIndex), close => Assert.InRange(close, 8 - 1e-9, 90 + 1e-9));
    }

    [Fact]
    public void Days_are_weekdays_from_the_start_on_none_left_out()
    {
        var market = MarketSimulator.Run(new SimulationOptions { Assets = 1, TradingDays = 300, Start = new DateOnly(2022, 1, 1) });
        var dates = market.Regimes.Select(day => day.Date).ToList();

        Assert.Equal(new DateOnly(2022, 1, 3), dates[0]);
        Assert.All(dates, date => Assert.True(date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)));
        Assert.Equal(dates[0].AddDays((59 * 7) + 4), dates[^1]);
    }

    [Fact]
    public void Some_assets_start_late_others_vanish_and_a_few_days_are_missing()
    {
        var market = MarketSimulator.Run(new SimulationOptions { Assets = 200, LateStarters = 0.2, Vanished = 0.1, Holes = 0.02 });
        var (first, last) = (market.Regimes[0].Date, market.Regimes[^1].Date);
        var series = market.Assets.Select(asset => market.Prices.Series[asset.Name].Bars).ToList();

        // A hole at either end looks like a day more or less.
        var late = series.Where(bars => bars[0].Date > first.AddDays(30)).ToList();
        var vanished = series.Where(bars => bars[^1].Date < last.AddDays(-30)).ToList();
        Assert.Equal(40, late.Count);
        Assert.InRange(vanished.Count, 18, 20);
        Assert.Empty(late.Intersect(vanished));
        Assert.All(late, bars => Assert.InRange(Day(bars[0].Date), 252, 1_520));
        Assert.All(vanished, bars => Assert.True(Day(bars[^1].Date) >= 1_000));
        Assert.Equal(0.02, 1 - (series.Except(late).Except(vanished).Average(bars => bars.Count) / 2_520), 0.003);

        int Day(DateOnly date) => market.Regimes.Count(day => day.Date < date);
    }

    [Fact]
    public void Every_asset_has_a_name_of_its_own_and_a_bucket()
    {
        var assets = MarketSimulator.Run(new SimulationOptions { Assets = 2_000, TradingDays = 1 }).Assets;
        var market = MarketSimulator.Run(new SimulationOptions { TradingDays = 1 });

        Assert.Equal(2_000, assets.Select(asset => asset.Name).Except(Indices).Distinct().Count());
        Assert.All(assets, asset => Assert.Matches("^[A-Z]{4,6}[0-9]*$", asset.Name));
        Assert.All(market.Assets, asset => Assert.Equal(asset.Bucket, market.Buckets.BucketOf(asset.Name)));
        Assert.All(market.Assets.GroupBy(asset => asset.Bucket), bucket => Assert.Equal(6, bucket.Count()));
        Assert.All(MarketRegime.Known, regime => Assert.Contains(market.Assets, asset => RegimeBuckets.Favoured(regime).Contains(asset.Bucket)));
    }

    [Fact]
    public void All_that_is_out_of_range_is_named_at_once()
    {
        var error = Assert.Throws<ArgumentException>(() => MarketSimulator.Run(new SimulationOptions
        {
            TradingDays = 0,
            Assets = 2_001,
            DegreesOfFreedom = double.NaN,
            FavouredDrift = 2,
            LateStarters = 0.6,
            Vanished = 0.6,
            Holes = -1,
            Durations = new() { Inflation = 4 },
        }));

        Assert.All(
            ["TradingDays is 0", "Assets is 2001", "DegreesOfFreedom is NaN", "FavouredDrift is 2", "together are 1.2", "Holes is -1", "Durations.Inflation is 4"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
        Assert.Contains("no room", Assert.Throws<ArgumentException>(() => MarketSimulator.Run(new SimulationOptions { Start = new DateOnly(9999, 1, 1) })).Message, StringComparison.Ordinal);
    }

    private static readonly string[] Indices = [SimulatedMarket.EquityIndex, SimulatedMarket.LongBonds, SimulatedMarket.CommodityIndex, SimulatedMarket.VolatilityIndex];
}
