using Daybook.Engine.Performance;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Market.Prices;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Replay;

/// <summary>Prices as they are: with holes, late, bad, ended, and of markets that have other days.</summary>
public sealed class OddPricesTests
{
    private const double None = double.NaN;

    [Fact]
    public void A_trade_waits_for_the_next_bar()
    {
        var replay = new SmallMarket(8).Asset("A", day => day is 1 or 2 ? None : 100 + day, (0, 0.9)).Asset("B", (0, 0.9)).Replay();

        Assert.Equal(["1 open B", "3 open A"], replay.Trades);
        Assert.Equal(103, replay.Events.Single(happened => happened.Asset == "A" && happened.Type.Equals(EventTypes.PositionOpen)).Number("price"));
    }

    [Fact]
    public void An_asset_that_starts_late_is_looked_at_from_its_first_day_on()
    {
        var replay = new SmallMarket(10).Asset("A", (0, 0.9)).Asset("B", day => day < 4 ? None : 50, (0, 0.9)).Replay();

        Assert.Equal(["1 open A", "5 open B"], replay.Trades);
        Assert.Equal(Enumerable.Range(4, 6), replay.DaysOf(EventTypes.AssetScored, "B"));
        var note = Assert.Single(replay.Result.Notes);
        Assert.Equal((SmallMarket.Date(4), "B", ReplayNoteCodes.StartsLate), (note.Date, note.Asset, note.Code));
    }

    [Fact]
    public void Nothing_is_traded_at_a_price_under_0_and_a_position_is_worth_its_last_good_price()
    {
        var replay = new SmallMarket(10).Asset("A", day => day is 4 ? -36.98 : 100, (0, 0.9), (3, 0.3)).Asset("B", day => day is 1 ? -36.98 : 100, (0, 0.9)).Replay();

        Assert.Equal(["1 open A", "2 open B", "5 close A"], replay.Trades);
        Assert.All(replay.Result.Values, value => Assert.Equal(100_000, value.Value, 1e-6));
        Assert.Equal([(1, "B"), (4, "A")], replay.Result.Notes.Where(note => note.Code == ReplayNoteCodes.NotTradable).Select(note => (note.Date.DayNumber - SmallMarket.Start.DayNumber, note.Asset)));
    }

    [Fact]
    public void What_has_a_good_open_is_traded_at_it_whatever_its_close_turns_out_to_be()
    {
        var replay = new SmallMarket(6).Asset("A", day => day is 3 ? -36.98 : 100, day => day is 3 ? 80 : 100, (0, 0.9), (2, 0.3)).Replay();

        Assert.Equal(["1 open A", "3 close A"], replay.Trades);
        Assert.Equal(80, replay.Events.Single(happened => happened.Type.Equals(EventTypes.PositionClose)).Number("price"));
    }

    [Fact]
    public void The_last_price_of_an_asset_that_vanished_closes_its_position_once()
    {
        var replay = new SmallMarket(30).Asset("A", day => day < 6 ? 100 + day : None, (0, 0.9)).Asset("B", (0, 0.9)).Replay();
        var closed = replay.Events.Single(happened => happened.Type.Equals(EventTypes.PositionClose));

        Assert.Equal(["1 open A", "1 open B", "16 close A"], replay.Trades);
        Assert.Equal((105.0, true, 0.0), (closed.Number("price"), closed.Flag("forced"), closed.Number("costs")));
        Assert.Equal("No price since 2024-01-06: closed at the last one", closed.Reason);
        var note = Assert.Single(replay.Result.Notes);
        Assert.Equal((SmallMarket.Date(16), "A", ReplayNoteCodes.Vanished), (note.Date, note.Asset, note.Code));
    }

    [Fact]
    public void An_asset_that_vanished_is_not_asked_for_and_takes_no_place()
    {
        var market = new SmallMarket(30).Asset("A", day => day < 6 ? 100 : None, (0, 0.95)).Asset("B", (0, 0.9)).With("selection.max_positions", "1").With("selection.max_new_positions", "1");

        Assert.Equal(["1 open A", "16 close A", "17 open B"], market.Replay().Trades);
    }

    [Fact]
    public void An_asset_that_returns_is_bought_again_like_any_other()
    {
        var market = new SmallMarket(40).Asset("A", day => day is >= 6 and < 24 ? None : 100, (0, 0.9)).Asset("B", (0, 0.9)).With("whipsaw.enabled", "true").With("whipsaw.period_days", "12");
        var replay = market.Replay();

        // Nobody decided the close, so it is no cycle.
        Assert.Equal(["1 open A", "16 close A", "25 open A"], replay.Trades.Where(trade => trade.EndsWith('A')));
        Assert.Empty(replay.Refusals("A"));
    }

    [Fact]
    public void A_purchase_waits_for_the_sales_that_pay_for_it()
    {
        // Decided on day 30: the shares are closed until day 34, and the coins never are.
        static double Share(int day) => day is > 30 and < 34 ? None : 100;
        var market = new SmallMarket(60).With("rebalance.frequency", "monthly").With("sizing.max_initial_size", "1").With("sizing.max_final_size", "0.5")
            .Asset("COIN1", (0, 0.1), (30, 0.9)).Asset("COIN2", (0, 0.1), (30, 0.9))
            .Asset("SHARE1", Share, (0, 0.9), (30, 0.1)).Asset("SHARE2", Share, (0, 0.9), (30, 0.1));
        var replay = market.Replay();

        Assert.Equal(["1 open SHARE1", "1 open SHARE2", "34 close SHARE1", "34 close SHARE2", "34 open COIN1", "34 open COIN2"], replay.Trades);
        Assert.All(replay.Events.Where(happened => happened.Type.Equals(EventTypes.PositionOpen)), happened => Assert.Equal(0.475, happened.SizeAfter!.Value, 1e-9));
        Assert.DoesNotContain(replay.Events, happened => happened.Type.Equals(EventTypes.OrderExpired));
        Assert.Empty(replay.Result.Notes);
    }

    [Fact]
    public void A_purchase_for_which_there_is_money_does_not_wait()
    {
        static double Share(int day) => day is > 30 and < 34 ? None : 100;
        var market = new SmallMarket(40).With("rebalance.frequency", "monthly").With("selection.max_new_positions", "1")
            .Asset("COIN", (0, 0.1), (30, 0.9)).Asset("SHARE", Share, (0, 0.9), (30, 0.1));

        Assert.Equal(["1 open SHARE", "31 open COIN", "34 close SHARE"], market.Replay().Trades);
    }

    [Fact]
    public void A_trade_that_finds_no_price_before_the_next_decision_is_an_event_and_a_note()
    {
        var replay = new SmallMarket(40).With("rebalance.frequency", "monthly").Asset("A", day => day is 0 or > 35 ? 100 : None, (0, 0.9), (29, 0.1)).Asset("B", (0, 0.9)).Replay();

        Assert.Equal(["1 open B"], replay.Trades);
        var expired = replay.Events.Single(happened => happened.Type.Equals(EventTypes.OrderExpired));
        Assert.Equal(("A", 30, "no_price", "open"), (expired.Asset, RecordedReplay.Day(expired), expired.Text("code"), expired.Text("requested_action")));
        Assert.Equal([ReplayNoteCodes.OrderExpired], replay.Result.Notes.Where(note => note.Asset == "A").Select(note => note.Code));
    }

    [Fact]
    public void A_trade_that_finds_no_price_before_the_replay_ends_is_an_event_and_a_note()
    {
        var replay = new SmallMarket(20).With("rebalance.frequency", "monthly").Asset("A", day => day is 0 ? 100 : None, (0, 0.9)).Asset("B", (0, 0.9)).Replay();

        Assert.Equal(["1 open B"], replay.Trades);
        var expired = replay.Events.Single(happened => happened.Type.Equals(EventTypes.OrderExpired));
        Assert.Equal(("A", 19, "replay_ended"), (expired.Asset, RecordedReplay.Day(expired), expired.Text("code")));
        Assert.Equal([ReplayNoteCodes.OrderExpired], replay.Result.Notes.Where(note => note.Asset == "A").Select(note => note.Code));
    }

    [Fact]
    public void A_week_between_closes_makes_52_of_them_a_year()
    {
        var replay = new SmallMarket(365).Asset("A", day => day % 7 == 4 ? 100 + (day % 3) : None, (0, 0.9)).Replay();

        var performance = replay.Result.Performance;
        Assert.Equal((52, 365.25 / 7), (performance.Days, performance.PeriodsPerYear!.Value), (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-9);
    }

    [Fact]
    public void What_the_last_day_decides_is_not_given_up_by_the_end()
    {
        var replay = new SmallMarket(12).With("rebalance.frequency", "daily").Asset("A", (0, 0.1), (11, 0.9)).Replay();

        Assert.Empty(replay.Trades);
        Assert.DoesNotContain(replay.Events, happened => happened.Type.Equals(EventTypes.OrderExpired));
    }

    [Fact]
    public void What_there_is_no_money_for_is_an_event()
    {
        var market = new SmallMarket(5).With("sizing.target_allocation", "1").With("sizing.max_initial_size", "0.5").With("sizing.max_final_size", "0.5").With("rebalance.commission", "0.05")
            .With("rebalance.frequency", "monthly").Asset("A", (0, 0.9)).Asset("B", (0, 0.9));
        var replay = market.Replay();

        var expired = replay.Events.Single(happened => happened.Type.Equals(EventTypes.OrderExpired));
        Assert.Equal(("B", 1, "no_cash", 0.5), (expired.Asset, RecordedReplay.Day(expired), expired.Text("code"), expired.Number("intended_size")));
        Assert.Equal(["1 open A", "1 open B"], replay.Trades);
        Assert.Equal(replay.Events.Last(happened => happened.Asset == "B" && happened.Type.Equals(EventTypes.PositionOpen)).SizeAfter!.Value, expired.SizeAfter!.Value, 1e-9);
    }

    [Fact]
    public void What_is_decided_again_is_not_given_up()
    {
        var replay = new SmallMarket(12).Asset("A", (0, 0.9)).Asset("B", day => day is > 0 and < 5 ? None : 100, (0, 0.9)).Replay();

        Assert.DoesNotContain(replay.Events, happened => happened.Type.Equals(EventTypes.OrderExpired));
        Assert.Equal(["1 open A", "5 open B"], replay.Trades);
    }

    [Fact]
    public void A_bad_row_costs_one_day_and_not_the_scores_of_a_year()
    {
        var bars = RandomMarket.Of(7, 1, 400).Series.Values.Single().Bars;
        var bad = new PriceSeries("A", bars.Select((bar, i) => i == 300 ? bar with { Close = 0 } : bar));
        var without = new PriceSeries("A", bars.Where((_, i) => i != 300));

        Assert.Equal(ReplayMarket.ToCloses(without).All.ToArray(), ReplayMarket.ToCloses(bad).All.ToArray());
    }

    [Fact]
    public void An_open_that_its_bar_contradicts_is_not_traded_at()
    {
        var replay = new SmallMarket(6).Asset("A", _ => 70, day => day is 1 ? 7_000 : 70, (0, 0.9)).Replay();

        Assert.Equal(["1 open A"], replay.Trades);
        Assert.Equal(70, replay.Events.Single(happened => happened.Type.Equals(EventTypes.PositionOpen)).Number("price"));
        Assert.All(replay.Result.Values, value => Assert.Equal(100_000, value.Value, 1e-6));
    }

    [Fact]
    public void Markets_with_weekends_and_without_go_together()
    {
        // Day 0 is a Monday. Both fall on Friday, day 4.
        var market = new SmallMarket(12).Asset("COIN", (0, 0.9), (4, 0.3)).Asset("SHARE", day => day % 7 is 5 or 6 ? None : 100, (0, 0.9), (4, 0.3));
        var replay = market.Replay();

        Assert.Equal(["1 open COIN", "1 open SHARE", "5 close COIN", "7 close SHARE"], replay.Trades);
        Assert.Equal(12, replay.Result.Rebalances);
        Assert.Equal([4, 5, 6], replay.Events.Where(happened => happened.Type.Equals(EventTypes.RebalancingTargetApproved) && happened.Asset == "SHARE" && happened.Text("requested_action") == "close").Select(RecordedReplay.Day));
    }

    [Fact]
    public void A_universe_without_any_score_is_looked_at_and_nothing_is_done()
    {
        var replay = new SmallMarket(5).Asset("A", (3, 0.9)).Asset("B").Replay();

        Assert.Equal(["4 open A"], replay.Trades);
        Assert.Equal(5, replay.Result.Rebalances);
        Assert.All(replay.Decisions.Take(3), decision => Assert.Empty(decision.Targets));
    }

    [Fact]
    public void A_bad_price_leaves_the_scores_and_the_decisions_of_the_days_around_it()
    {
        var prices = RandomMarket.Of(11, 4, 330);
        var bad = new PriceSet(prices.Series.Values.Select(series => new PriceSeries(series.Asset, series.Bars.Select((bar, i) => i == 290 ? bar with { Close = -36.98, Open = None } : bar))));
        var options = new SmallMarket(1).Asset("A00").With("scoring.technical", "true").With("selection.min_new_score", "0.3").With("selection.min_score", "0.25").With("sizing.mode", "equal_weight").Options();
        var replay = RecordedReplay.Of(options with { Prices = bad, Fundamentals = null });
        var day = ReplayClock.Close(prices.Series["A00"].Bars[290].Date);

        Assert.Contains(replay.Events, happened => RecordedReplay.IsTrade(happened) && happened.OccurredAt > day.AddDays(1));
        Assert.DoesNotContain(replay.Decisions.SelectMany(decision => decision.Targets), target => target.Code == "unscored");
    }

    [Fact]
    public void A_replay_of_one_day_decides_and_trades_nothing()
    {
        var replay = new SmallMarket(1).Asset("A", (0, 0.9)).Replay();

        Assert.Empty(replay.Trades);
        Assert.Equal(1, replay.Result.Rebalances);
        Assert.Equal(TradeAction.Open, Assert.Single(replay.Decisions.Single().Targets).Action);
        Assert.Equal([new DailyValue(SmallMarket.Date(-1), 100_000), new DailyValue(SmallMarket.Date(0), 100_000)], replay.Result.Values);
    }

    [Fact]
    public void Days_or_assets_that_are_not_there_are_refused()
    {
        var options = new SmallMarket(3).Asset("A", (0, 0.9)).Options();

        Assert.Throws<ArgumentException>(() => RecordedReplay.Of(options with { Universe = ["A", "B"] }));
        Assert.Throws<ArgumentException>(() => RecordedReplay.Of(options with { Universe = ["A", "A"] }));
        Assert.Throws<ArgumentException>(() => RecordedReplay.Of(options with { Universe = [] }));
        Assert.Throws<ArgumentException>(() => RecordedReplay.Of(options with { From = SmallMarket.Date(3) }));
        Assert.Throws<ArgumentException>(() => RecordedReplay.Of(options with { To = SmallMarket.Date(-1) }));
    }
}
