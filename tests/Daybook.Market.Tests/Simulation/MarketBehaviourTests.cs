using Daybook.Market.Regimes;
using Daybook.Market.Simulation;

namespace Daybook.Market.Tests.Simulation;

/// <summary>What simulated prices look like: measured on fixed seeds.</summary>
public sealed class MarketBehaviourTests
{
    private static readonly SimulatedMarket Market = MarketSimulator.Run(MakeMarkets.Whole);

    private static readonly SimulatedMarket Long = MarketSimulator.Run(MakeMarkets.Whole with { Assets = 20, TradingDays = 50_000, Start = new DateOnly(1900, 1, 1) });

    private static readonly RegimeDurations Short = new() { Goldilocks = 50, Deflation = 20, Inflation = 30, Reflation = 40 };

    [Fact]
    public void Assets_of_a_bucket_move_together_more_than_those_of_different_ones()
    {
        var pairs = Pairs(Market).ToList();
        var inside = pairs.Where(pair => pair.Left.Bucket == pair.Right.Bucket).Average(pair => pair.Correlation);
        var across = pairs.Where(pair => pair.Left.Bucket != pair.Right.Bucket).Average(pair => pair.Correlation);

        Assert.True(inside > across + 0.25, $"{inside:0.00} inside, {across:0.00} across");
        Assert.InRange(across, 0.02, 0.6);
        Assert.All(
            pairs.GroupBy(pair => pair.Left.Bucket).Select(bucket => (Inside: bucket.Where(Same).Average(pair => pair.Correlation), Across: bucket.Where(pair => !Same(pair)).Average(pair => pair.Correlation))),
            bucket => Assert.True(bucket.Inside > bucket.Across + 0.1));

        static bool Same((SimulatedAsset Left, SimulatedAsset Right, double Correlation) pair) => pair.Left.Bucket == pair.Right.Bucket;
    }

    [Fact]
    public void Shares_move_together_more_when_the_market_falls()
    {
        var shares = Long.Assets.Where(asset => asset.Bucket is "Risk Assets" or "Cyclicals" or "High Beta" or "Value").ToList();

        Assert.True(Mean(MarketRegime.Deflation) > Mean(MarketRegime.Goldilocks) + 0.15);

        double Mean(MarketRegime regime) => shares.SelectMany((left, number) => shares.Skip(number + 1)
            .Select(right => MakeMarkets.Correlation(Long.Returns(left.Name, regime), Long.Returns(right.Name, regime)))).Average();
    }

    [Fact]
    public void Bonds_hedge_equity_unless_inflation_rules()
    {
        var correlations = MarketRegime.Known.ToDictionary(
            regime => regime, regime => MakeMarkets.Correlation(Long.Returns(SimulatedMarket.EquityIndex, regime), Long.Returns(SimulatedMarket.LongBonds, regime)));

        Assert.True(correlations[MarketRegime.Inflation] > 0.2);
        Assert.All(correlations.Where(pair => pair.Key != MarketRegime.Inflation), pair => Assert.True(pair.Value < -0.05));
    }

    [Fact]
    public void Returns_have_fatter_tails_than_the_normal_distribution()
    {
        // The normal distribution has 3, the shocks inside a regime 9 with 5 degrees of freedom; sums of independent ones come nearer to 3.
        Assert.All(MarketRegime.Known, regime => Assert.True(MakeMarkets.Kurtosis(Long.Returns(SimulatedMarket.EquityIndex, regime)) > 5));
        Assert.All(Market.Assets, asset => Assert.True(MakeMarkets.Kurtosis(Market.Returns(asset.Name)) > 3.3, asset.Name));
        var thin = MarketSimulator.Run(Long.Options with { DegreesOfFreedom = 100, Assets = 1 });
        Assert.Equal(3, MakeMarkets.Kurtosis(thin.Returns(SimulatedMarket.EquityIndex, MarketRegime.Goldilocks)), 0.3);
    }

    [Fact]
    public void Regimes_last_as_long_as_the_options_say()
    {
        var runs = MarketSimulator.Run(Long.Options with { Assets = 1, Durations = Short }).Runs().SkipLast(1).ToLookup(run => run.Regime, run => run.Days);

        Assert.All(MarketRegime.Known, regime => Assert.Equal(1, runs[regime].Average() / Short.Of(regime), 0.15));
        var usual = Long.Runs().SkipLast(1).ToLookup(run => run.Regime, run => run.Days);
        Assert.All(MarketRegime.Known, regime => Assert.Equal(1, usual[regime].Average() / new RegimeDurations().Of(regime), 0.35));
    }

    [Fact]
    public void Every_regime_can_follow_every_other_and_reflation_follows_deflation_most_often()
    {
        var runs = MarketSimulator.Run(Long.Options with { Assets = 1, Durations = Short }).Runs();
        var pairs = runs.Zip(runs.Skip(1), (before, after) => (Before: before.Regime, After: after.Regime)).ToList();
        var afterDeflation = pairs.Where(pair => pair.Before == MarketRegime.Deflation).ToList();

        Assert.Equal(12, pairs.Distinct().Count());
        Assert.Equal(0.6, afterDeflation.Count(pair => pair.After == MarketRegime.Reflation) / (double)afterDeflation.Count, 0.08);
    }

    [Fact]
    public void Drifts_are_ordered_by_regime()
    {
        AssertFalls(regime => Drift(SimulatedMarket.EquityIndex, regime), MarketRegime.Goldilocks, MarketRegime.Inflation, MarketRegime.Deflation);
        AssertFalls(regime => Drift(SimulatedMarket.EquityIndex, regime), MarketRegime.Reflation, MarketRegime.Inflation, MarketRegime.Deflation);
        AssertFalls(regime => Drift(SimulatedMarket.CommodityIndex, regime), MarketRegime.Inflation, MarketRegime.Goldilocks, MarketRegime.Deflation);
        AssertFalls(regime => Drift(SimulatedMarket.CommodityIndex, regime), MarketRegime.Reflation, MarketRegime.Goldilocks, MarketRegime.Deflation);
        AssertFalls(regime => Drift(SimulatedMarket.LongBonds, regime), MarketRegime.Deflation, MarketRegime.Goldilocks, MarketRegime.Reflation, MarketRegime.Inflation);

        double Drift(string index, MarketRegime regime) => Long.Returns(index, regime).Average() * 252;
    }

    [Fact]
    public void The_volatility_index_tells_the_regimes_apart_and_jumps_when_equity_falls()
    {
        var index = Long.Closes(SimulatedMarket.VolatilityIndex);

        AssertFalls(
            regime => index.Where((_, day) => Long.Regimes[day].Regime == regime).Average(),
            MarketRegime.Deflation, MarketRegime.Inflation, MarketRegime.Reflation, MarketRegime.Goldilocks);
        Assert.True(MakeMarkets.Correlation(Long.Returns(SimulatedMarket.VolatilityIndex), Long.Returns(SimulatedMarket.EquityIndex)) < -0.5);
    }

    [Fact]
    public void A_regime_pays_the_buckets_that_it_favours()
    {
        var plain = MarketSimulator.Run(Long.Options with { FavouredDrift = 0 });
        var gold = Long.Assets.First(asset => asset.Bucket == "Gold").Name;

        Assert.Equal(0.06, More(MarketRegime.Deflation), 9);
        Assert.Equal(0.06, More(MarketRegime.Inflation), 9);
        Assert.Equal(0, More(MarketRegime.Goldilocks), 9);

        double More(MarketRegime regime) => (Long.Returns(gold, regime).Average() - plain.Returns(gold, regime).Average()) * 252;
    }

    private static void AssertFalls(Func<MarketRegime, double> figure, params MarketRegime[] order)
    {
        var figures = order.Select(figure).ToList();
        Assert.All(figures.Zip(figures.Skip(1)), pair => Assert.True(pair.First > pair.Second, string.Join(' ', figures.Select(one => $"{one:0.000}"))));
    }

    private static IEnumerable<(SimulatedAsset Left, SimulatedAsset Right, double Correlation)> Pairs(SimulatedMarket market)
    {
        var returns = market.Assets.ToDictionary(asset => asset, asset => market.Returns(asset.Name));
        return market.Assets.SelectMany((left, number) => market.Assets.Skip(number + 1).Select(right => (left, right, MakeMarkets.Correlation(returns[left], returns[right]))));
    }
}
