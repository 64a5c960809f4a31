using Daybook.Engine.Performance;
using Daybook.Engine.Protections;
using Daybook.Engine.Tests.Support;
using Daybook.Engine.WhatIf;
using Daybook.Market.Prices;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class ProtectionEffectTests
{
    private static readonly DateOnly Day = new(2020, 1, 1);
    private static readonly TradingCosts Costs = new(Commission: 0.002, Slippage: 0.001);

    [Fact]
    public void A_refused_close_was_right_when_the_price_rose_and_its_peers_did_not()
    {
        var effect = Of(ProtectionNames.Holding, [Episode(ProtectionNames.Holding, TradeAction.Close, 0)], Doubling(70));
        Assert.Equal([Math.Pow(2, 5 / 60.0) - 1, Math.Pow(2, 20 / 60.0) - 1, 1], effect.Horizons.Select(horizon => horizon.Mean!.Value), Near);
        Assert.Equal([5, 20, 60], effect.Horizons.Select(horizon => horizon.Days));
    }

    [Theory]
    [InlineData(TradeAction.Decrease, 1)]
    [InlineData(TradeAction.Close, 1)]
    [InlineData(TradeAction.Open, -1)]
    [InlineData(TradeAction.Increase, -1)]
    public void The_sign_says_whether_the_refusal_was_right(TradeAction action, int sign)
    {
        var effect = Of(ProtectionNames.Whipsaw, [Episode(ProtectionNames.Whipsaw, action, 3)], Doubling(70));
        Assert.Equal(sign * 1.0, effect.Horizons[2].Mean!.Value, 9);
    }

    [Fact]
    public void Days_are_those_on_which_the_asset_can_be_traded()
    {
        PriceBar[] bars = [.. Enumerable.Range(0, 12).Select(i => PriceBar.OfClose(Day.AddDays(3 * i), i == 2 ? -1 : 100 + i))];
        var effect = Of(ProtectionNames.Grace, [Episode(ProtectionNames.Grace, TradeAction.Close, 4)], new PriceSet([new PriceSeries("A", bars), Growing("P", 40, 1)]));

        // The close of day 3 is the newest, and that of day 6 is none: five later is that of the place 7.
        Assert.Equal((107 / 101.0) - 1, effect.Horizons[0].Mean!.Value, 12);
    }

    [Fact]
    public void Outcomes_beyond_the_prices_are_left_out_and_counted()
    {
        BlockedEpisode[] episodes =
        [
            Episode(ProtectionNames.Grace, TradeAction.Close, -1), Episode(ProtectionNames.Grace, TradeAction.Close, 9), Episode(ProtectionNames.Grace, TradeAction.Close, 10),
            Episode(ProtectionNames.Grace, TradeAction.Close, 65), Episode(ProtectionNames.Grace, TradeAction.Close, 3) with { Asset = "unknown" },
        ];
        var effect = Of(ProtectionNames.Grace, episodes, Doubling(70));
        Assert.Equal([(2, 3), (2, 3), (1, 4)], effect.Horizons.Select(horizon => (horizon.Observed, horizon.Beyond)));
        Assert.Null(Of(ProtectionNames.Holding, episodes, Doubling(70)).Horizons[0].Mean);
    }

    [Fact]
    public void What_the_peers_did_on_the_same_days_is_taken_off_and_the_raw_return_is_told_beside_it()
    {
        PriceSet prices = new([Growing("A", 70, 2), Growing("P", 70, 3), Growing("Q", 70, 1), new PriceSeries("R", [PriceBar.OfClose(Day.AddDays(2), 100), PriceBar.OfClose(Day.AddDays(3), 150)]), Growing("S", 70, 5)]);
        var close = Episode(ProtectionNames.Grace, TradeAction.Close, 2) with { Peers = ["P", "Q", "R", "unknown"] };

        // R is not traded to the end and counts with its last close; S was not held.
        var horizon = Of(ProtectionNames.Grace, [close], prices).Horizons[2];
        Assert.Equal(1 - ((2 + 0 + 0.5) / 3), horizon.Mean!.Value, 9);
        Assert.Equal(1, horizon.Raw!.Value, 9);
        var open = Of(ProtectionNames.Grace, [close with { Action = TradeAction.Open }], prices).Horizons[2];
        Assert.Equal((-horizon.Mean.Value, horizon.Raw.Value), (open.Mean!.Value, open.Raw!.Value));
    }

    [Fact]
    public void A_peers_return_begins_with_the_close_from_which_the_assets_own_does()
    {
        PriceBar[] bars = [.. Enumerable.Range(0, 12).Where(i => i is not (3 or 4)).Select(i => PriceBar.OfClose(Day.AddDays(i), 100))];
        var effect = Of(ProtectionNames.Grace, [Episode(ProtectionNames.Grace, TradeAction.Close, 4)], new PriceSet([new PriceSeries("A", bars), Growing("P", 40, 2)]));

        // From the close of day 2 to that of day 9, the fifth after it.
        Assert.Equal(1 - Math.Pow(2, 7 / 60.0), effect.Horizons[0].Mean!.Value, 9);
    }

    [Fact]
    public void Episodes_with_nothing_to_compare_them_with_are_left_out_and_counted()
    {
        BlockedEpisode[] episodes =
        [
            Episode(ProtectionNames.Grace, TradeAction.Close, 1), Episode(ProtectionNames.Grace, TradeAction.Close, 2) with { Peers = [] },
            Episode(ProtectionNames.Grace, TradeAction.Close, 3) with { Peers = ["unknown"] }, Episode(ProtectionNames.Grace, TradeAction.Close, 65) with { Peers = [] },
        ];
        Assert.Equal([(1, 1, 2), (1, 1, 2), (1, 1, 2)], Of(ProtectionNames.Grace, episodes, Doubling(70)).Horizons.Select(horizon => (horizon.Observed, horizon.Beyond, horizon.Alone)));
    }

    [Fact]
    public void An_interval_takes_ten_clusters_of_episodes_that_begin_within_two_lengths()
    {
        var prices = RandomMarket.Of(1, 2, 400);
        var dates = prices.Series["A01"].Bars.Select(bar => bar.Date).ToList();

        // Pairs of episodes; 11 trading days are more than two lengths of 5, whatever the weekends.
        BlockedEpisode[] Among(int pairs) => [.. Enumerable.Range(0, pairs).SelectMany(i => (int[])[11 * i, (11 * i) + 3]).Select(day => Episode(ProtectionNames.Whipsaw, TradeAction.Open, 0) with { Asset = "A01", From = dates[day], Peers = ["A00"] })];
        var few = Of(ProtectionNames.Whipsaw, Among(9), prices).Horizons[0];
        Assert.Null(few.Interval);
        Assert.Equal((18, 9, RefusalVerdict.TooFew), (few.Observed, few.Clusters, few.Verdict));
        Assert.NotNull(few.Mean);
        var enough = Of(ProtectionNames.Whipsaw, Among(10), prices).Horizons[0];
        Assert.Equal((20, 10, 0.95), (enough.Observed, enough.Clusters, enough.Interval!.Confidence));

        double Move(string asset, int day) => (prices.Series[asset].Bars[day + 5].Close / prices.Series[asset].Bars[day].Close) - 1;
        double Outcome(int day) => Move("A00", day) - Move("A01", day);
        double[] clusters = [.. Enumerable.Range(0, 10).Select(i => (Outcome(11 * i) + Outcome((11 * i) + 3)) / 2)];
        var (mean, drawn) = (clusters.Average(), BlockBootstrap.OfMean(clusters, new BlockBootstrapOptions { MeanBlockLength = 1 })!);
        Assert.Equal((mean, mean), (enough.Mean!.Value, enough.Interval.Mean), Both);
        Assert.Equal((mean + ((drawn.Low - mean) * Math.Sqrt(10 / 7.0)), mean + ((drawn.High - mean) * Math.Sqrt(10 / 7.0))), (enough.Interval.Low, enough.Interval.High), Both);
    }

    [Fact]
    public void Clusters_of_many_episodes_weigh_more()
    {
        RefusalOutcome On(int day, double value) => new(Day.AddDays(day), Day.AddDays(day + 5), 0, value);
        List<RefusalOutcome> outcomes = [.. Enumerable.Range(0, 12).SelectMany(i => Enumerable.Repeat(On(10 * i, i == 0 ? 0.3 : 0.1), i == 0 ? 9 : 1))];
        var (clusters, interval) = ClusteredMean.Of(outcomes, null);
        Assert.Equal(12, clusters);
        Assert.Equal(outcomes.Average(one => one.Value), interval!.Mean, 12);
        Assert.True(interval.Low < interval.Mean && interval.High > 0.3);
    }

    [Theory]
    [InlineData(0.01, 0.02, RefusalVerdict.Right)]
    [InlineData(0, 0.02, RefusalVerdict.NoEvidence)]
    [InlineData(-0.02, 0, RefusalVerdict.NoEvidence)]
    [InlineData(-0.02, -0.01, RefusalVerdict.Wrong)]
    public void A_verdict_needs_all_of_the_interval(double low, double high, RefusalVerdict expected) =>
        Assert.Equal(expected, new HorizonEffect(5, 40, 0, 0, 20, 0.01, -1, new MeanInterval(0.01, low, high, 0.95)).Verdict);

    [Theory]
    [InlineData(ProtectionNames.Whipsaw, TradeAction.Open, 2)]
    [InlineData(ProtectionNames.Whipsaw, TradeAction.Close, 1)]
    [InlineData(ProtectionNames.Holding, TradeAction.Close, 1)]
    [InlineData(ProtectionNames.TradingState, TradeAction.Open, 1)]
    public void Costs_saved_are_those_of_the_trades_that_were_not_made(string protection, TradeAction action, int ways)
    {
        BlockedEpisode[] episodes = [Episode(protection, action, 1) with { Size = 0.2, Refusals = 4 }, Episode(protection, action, 2) with { Size = 0.1 }];
        var effect = ProtectionEffect.Of(episodes, Doubling(10), Costs, [new(Day.AddDays(1), 1_000), new(Day.AddDays(2), 3_000)]).Single(one => one.Protection == protection);
        Assert.Equal(ways * 0.3 * 0.003, effect.CostsSavedShare, 12);
        Assert.Equal(ways * 0.003 * ((0.2 * 1_000) + (0.1 * 3_000)), effect.CostsSaved!.Value, 9);
        Assert.Equal((5, 2), (effect.Refusals, effect.Episodes));
        Assert.Null(ProtectionEffect.Of(episodes, Doubling(10), Costs)[0].CostsSaved);
    }

    [Fact]
    public void A_day_without_a_value_costs_nothing_in_currency()
    {
        BlockedEpisode[] episodes = [Episode(ProtectionNames.Grace, TradeAction.Close, 1), Episode(ProtectionNames.Grace, TradeAction.Close, 2)];
        var effect = ProtectionEffect.Of(episodes, Doubling(10), Costs, [new(Day.AddDays(2), 1_000)]).Single(one => one.Protection == ProtectionNames.Grace);

        Assert.Equal(0.003 * 0.1 * 1_000, effect.CostsSaved!.Value, 9);
        Assert.Equal(2 * 0.003 * 0.1, effect.CostsSavedShare, 12);
    }

    [Fact]
    public async Task Refusals_in_a_row_are_one_episode_and_all_are_counted()
    {
        var options = MakeReplays.Walks(3, 700, ("grace.enabled", "false"), ("holding.min_days", "40"), ("selection.min_score", "0.65"));
        var effects = await ProtectionEffect.MeasureAsync(options, cancellationToken: TestContext.Current.CancellationToken);
        var result = (await Counterfactual.RunAsync(options, [], cancellationToken: TestContext.Current.CancellationToken)).Base;
        Assert.Equal(
            [ProtectionNames.TradingState, ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw], effects.Select(effect => effect.Protection));
        foreach (var effect in effects)
            Assert.Equal(result.Protections.Single(use => use.Key == effect.Protection).Value.Blocked, effect.Refusals);
        var holding = effects.Single(effect => effect.Protection == ProtectionNames.Holding);
        Assert.True(holding.Episodes >= HorizonEffect.LeastClusters && holding.Episodes < holding.Refusals);
        Assert.NotNull(holding.Horizons[0].Interval);
        Assert.NotEqual(holding.Horizons[0].Raw, holding.Horizons[0].Mean);
        Assert.True(holding.CostsSavedShare > 0 && holding.CostsSaved > 0);
    }

    [Fact]
    public async Task A_recorded_run_has_the_effects_of_its_replay()
    {
        var options = MakeReplays.Walks(1, 420, ("grace.enabled", "false"), ("holding.min_days", "1"), ("whipsaw.period_days", "60"));
        await using var replayed = await ReplayedJournal.Of(options);
        var live = await ProtectionEffect.MeasureAsync(options, cancellationToken: TestContext.Current.CancellationToken);
        var recorded = await ProtectionEffect.MeasureAsync(replayed.Journal, replayed.Session, options.Prices, cancellationToken: TestContext.Current.CancellationToken);
        foreach (var (one, other) in live.Zip(recorded))
        {
            Assert.Equal((one.Protection, one.Refusals, one.Episodes, one.CostsSavedShare), (other.Protection, other.Refusals, other.Episodes, other.CostsSavedShare));
            Assert.Equal(one.Horizons, other.Horizons);
        }

        Assert.True(live.Single(effect => effect.Protection == ProtectionNames.Whipsaw).Episodes > 0);
    }

    private static Func<(double, double), (double, double), bool> Both => (one, other) => Near(one.Item1, other.Item1) && Near(one.Item2, other.Item2);

    private static Func<double, double, bool> Near => (one, other) => Math.Abs(one - other) < 1e-9;

    private static ProtectionEffect Of(string protection, BlockedEpisode[] episodes, PriceSet prices) =>
        ProtectionEffect.Of(episodes, prices, Costs).Single(effect => effect.Protection == protection);

    private static BlockedEpisode Episode(string protection, TradeAction action, int day) => new(protection, "A", action, Day.AddDays(day), Day.AddDays(day), 1, 0.1) { Peers = ["P"] };

    /// <summary>A price that doubles every 60 days, and another one that stays.</summary>
    private static PriceSet Doubling(int days) => new([Growing("A", days, 2), Growing("P", days, 1)]);

    private static PriceSeries Growing(string asset, int days, double factor) => new(asset, Enumerable.Range(0, days).Select(i => PriceBar.OfClose(Day.AddDays(i), 100 * Math.Pow(factor, i / 60.0))));
}
