using Daybook.Engine.Performance;
using Daybook.Engine.Prices;
using Daybook.Engine.Protections;
using Daybook.Engine.Tests.Support;
using Daybook.Engine.WhatIf;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class ProtectionEffectTests
{
    private static readonly DateOnly Day = new(2020, 1, 1);
    private static readonly TradingCosts Costs = new(Commission: 0.002, Slippage: 0.001);

    [Fact]
    public void A_refused_close_was_right_when_the_price_rose()
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
        var effect = Of(ProtectionNames.Grace, [Episode(ProtectionNames.Grace, TradeAction.Close, 4)], new PriceSet([new PriceSeries("A", bars)]));

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
    public void An_interval_takes_ten_episodes()
    {
        BlockedEpisode[] episodes = [.. Enumerable.Range(0, 10).Select(i => Episode(ProtectionNames.Whipsaw, TradeAction.Open, i * 7))];
        var prices = RandomMarket.Of(1, 2, 400);
        BlockedEpisode[] Among(int count) => [.. episodes.Take(count).Select(episode => episode with { Asset = "A01", From = RandomMarket.Start.AddDays(episode.From.DayNumber - Day.DayNumber) })];
        var few = Of(ProtectionNames.Whipsaw, Among(9), prices).Horizons[1];
        Assert.Null(few.Interval);
        Assert.True(few is { IsTooFew: true, Mean: not null });
        var enough = Of(ProtectionNames.Whipsaw, Among(10), prices).Horizons[1];
        Assert.False(enough.IsTooFew);
        var closes = prices.Series["A01"].Bars;
        double[] outcomes = [.. Among(10).Select(episode => prices.Series["A01"].CountUpTo(episode.From) - 1).Select(at => 1 - (closes[at + 20].Close / closes[at].Close))];
        Assert.Equal(BlockBootstrap.OfMean(outcomes)!.Low, enough.Interval!.Low, 9);
        Assert.Equal(outcomes.Average(), enough.Mean!.Value, 9);
        Assert.Equal(0.95, enough.Interval.Confidence);
    }

    [Fact]
    public void An_episode_whose_outcome_lies_beyond_the_prices_is_none_of_the_ten()
    {
        BlockedEpisode[] episodes = [.. Enumerable.Range(0, 10).Select(i => Episode(ProtectionNames.Grace, TradeAction.Close, i))];
        var effect = Of(ProtectionNames.Grace, episodes, Doubling(29));

        Assert.Equal([(10, false), (9, true), (0, true)], effect.Horizons.Select(horizon => (horizon.Observed, horizon.IsTooFew)));
        Assert.Equal([true, false, false], effect.Horizons.Select(horizon => horizon.Interval is not null));
    }

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
        Assert.True(holding.Episodes >= HorizonEffect.LeastEpisodes && holding.Episodes < holding.Refusals);
        Assert.NotNull(holding.Horizons[0].Interval);
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

    private static Func<double, double, bool> Near => (one, other) => Math.Abs(one - other) < 1e-9;

    private static ProtectionEffect Of(string protection, BlockedEpisode[] episodes, PriceSet prices) =>
        ProtectionEffect.Of(episodes, prices, Costs).Single(effect => effect.Protection == protection);

    private static BlockedEpisode Episode(string protection, TradeAction action, int day) => new(protection, "A", action, Day.AddDays(day), Day.AddDays(day), 1, 0.1);

    /// <summary>A price that doubles every 60 days.</summary>
    private static PriceSet Doubling(int days) => new([new PriceSeries("A", Enumerable.Range(0, days).Select(i => PriceBar.OfClose(Day.AddDays(i), 100 * Math.Pow(2, i / 60.0))))]);
}
