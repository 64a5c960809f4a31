using Daybook.Engine.Protections;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Market.Prices;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Replay;

/// <summary>What holds of the money of any replay, worked out anew from its trades and the prices.</summary>
public sealed class ReplayMoneyProperties
{
    private const double Cent = 1e-6;

    [Fact]
    public void The_books_agree_with_the_trades_and_cash_is_never_under_0() => RandomReplays.Sample(replay =>
    {
        var books = new Books(replay);
        var snapshots = 0;
        foreach (var happened in replay.Events)
        {
            if (RecordedReplay.IsTrade(happened))
                books.Take(happened);
            if (!happened.Is(EventTypes.PortfolioSnapshot))
                continue;
            snapshots++;
            var value = books.Value(DateOnly.FromDateTime(happened.OccurredAt.UtcDateTime));
            Assert.True(books.Cash >= -Cent && happened.Number("cash") >= 0, $"{happened}: {books.Cash}");
            Assert.Equal(books.Cash, happened.Number("cash")!.Value, Cent);
            Assert.Equal(value, happened.Number("portfolio_value")!.Value, Cent);
            Assert.Equal(value, replay.Result.Values[snapshots].Value, Cent);
            Assert.Equal(1 - (books.Cash / value), happened.PortfolioAllocation!.Value, Cent);
            Assert.Equal(books.Units.Count, happened.ActivePositions);
        }

        Assert.Equal(books.Traded, replay.Result.Traded, 1e-3);
        Assert.Equal(books.Costs, replay.Result.Costs, 1e-3);
    });

    [Fact]
    public void Every_trade_is_made_at_the_price_of_its_bar_and_pays_its_costs() => RandomReplays.Sample(replay =>
    {
        var (commission, slippage) = (replay.Options.Rebalance.Configuration.Rebalance.Commission, replay.Options.Rebalance.Configuration.Rebalance.Slippage);
        foreach (var trade in replay.Events.Where(RecordedReplay.IsTrade))
        {
            var (price, value, costs) = (trade.Number("price")!.Value, trade.Number("value")!.Value, trade.Number("costs")!.Value);
            Assert.Equal(trade.Number("quantity")!.Value * price, value, Cent);
            if (trade.Flag("forced") == true)
            {
                Assert.Equal(0, costs);
                continue;
            }

            var bar = replay.Options.Prices.Series[trade.Asset!].At(DateOnly.FromDateTime(trade.OccurredAt.UtcDateTime))!.Value;
            var raw = trade.OccurredAt.Hour == 14 ? bar.Open : bar.Close;
            Assert.True(trade.OccurredAt.Hour == 14 == Prices.IsUsable(bar.Open), trade.ToString());
            Assert.Equal(raw * (1 + (trade.Action is "open" or "increase" ? slippage : -slippage)), price, Cent);
            Assert.Equal(value * commission, costs, Cent);
        }
    });

    [Fact]
    public void Every_trade_is_made_at_the_first_bar_after_its_decision() => RandomReplays.Sample(replay =>
    {
        foreach (var trade in replay.Events.Where(RecordedReplay.IsTrade).Where(trade => trade.Flag("forced") != true))
        {
            var decided = DateOnly.FromDateTime(DateTimeOffset.Parse(trade.Text("decided_at")!, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);
            var first = replay.Options.Prices.Series[trade.Asset!].Bars.First(bar => bar.Date > decided && (Prices.IsUsable(bar.Open) || Prices.IsUsable(bar.Close))).Date;
            var made = DateOnly.FromDateTime(trade.OccurredAt.UtcDateTime);

            // A purchase may wait: for the money of a sale, or for a place.
            Assert.True(made == first || (trade.Action is "open" or "increase" && made > first), $"{trade} was decided on {decided}");
        }
    });

    [Fact]
    public void A_trade_reaches_the_size_that_its_target_asked_for_unless_the_money_runs_out() => RandomReplays.Sample(replay =>
    {
        var books = new Books(replay);
        var targets = new Dictionary<string, (double Size, TradeAction Action)>();
        foreach (var step in replay.Steps)
        {
            if (step.Decision is { } decision)
                targets = decision.Targets.Where(target => target.Action != TradeAction.Hold).ToDictionary(target => target.Asset, target => (target.Size, target.Action));
            foreach (var trade in step.Events.Where(RecordedReplay.IsTrade))
            {
                books.Take(trade);
                if (trade.Flag("forced") == true)
                    continue;
                var target = targets[trade.Asset!];
                Assert.Equal((target.Action.ToWord(), target.Size), (trade.Action, trade.Number("intended_size")));
                var ranOut = trade.Action is "open" or "increase" && books.Cash < Cent;
                Assert.True(ranOut ? trade.SizeAfter <= target.Size + Cent : Math.Abs(trade.SizeAfter!.Value - target.Size) < Cent, $"{trade}: {target.Size}");
            }
        }
    });

    [Fact]
    public void Positions_never_exceed_their_number_in_the_portfolio_either() => RandomReplays.Sample(replay =>
    {
        var books = new Books(replay);
        foreach (var (trade, inForce) in replay.Judged.Where(judged => RecordedReplay.IsTrade(judged.Event)))
        {
            books.Take(trade);
            Assert.True(trade.Action != "open" || books.Units.Count <= inForce.Selection.MaxPositions, trade.ToString());
        }
    });

    /// <summary>Prices as anyone would look them up.</summary>
    private static class Prices
    {
        public static bool IsUsable(double price) => price is > 0 and < double.PositiveInfinity;

        /// <summary>The newest price up to the end of a day.</summary>
        public static double Mark(PriceSeries series, DateOnly date) => series.Bars.Where(bar => bar.Date <= date).SelectMany(bar => (double[])[bar.Open, bar.Close]).Last(IsUsable);
    }

    /// <summary>Money and units, from trades alone.</summary>
    private sealed class Books(RecordedReplay replay)
    {
        public double Cash { get; private set; } = replay.Options.Rebalance.Configuration.Rebalance.Cash;

        public double Traded { get; private set; }

        public double Costs { get; private set; }

        public SortedDictionary<string, double> Units { get; } = new(StringComparer.Ordinal);

        public void Take(PortfolioEvent trade)
        {
            var (units, price, costs) = (trade.Number("quantity")!.Value, trade.Number("price")!.Value, trade.Number("costs")!.Value);
            var slippage = replay.Options.Rebalance.Configuration.Rebalance.Slippage;
            var sign = trade.Action is "open" or "increase" ? 1 : -1;
            Cash -= (sign * units * price) + costs;
            Units[trade.Asset!] = Units.GetValueOrDefault(trade.Asset!) + (sign * units);
            if (trade.Action == "close")
                Assert.True(Units.Remove(trade.Asset!, out var left) && Math.Abs(left) < Cent, $"{trade}: {left}");
            if (trade.Flag("forced") == true)
                return;
            Traded += units * price;
            Costs += costs + (units * Math.Abs(price - (price / (1 + (sign * slippage)))));
        }

        public double Value(DateOnly date) => Cash + Units.Sum(held => held.Value * Prices.Mark(replay.Options.Prices.Series[held.Key], date));
    }
}
