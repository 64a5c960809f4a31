using Daybook.Engine.Performance;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Replay;

/// <summary>One asset that is bought once and kept: what comes out can be worked out by hand.</summary>
public sealed class BuyAndHoldTests
{
    private const double Money = 100_000;

    [Theory]
    [InlineData(0.8, 0, 0)]
    [InlineData(0.8, 0.001, 0)]
    [InlineData(0.5, 0, 0.002)]
    [InlineData(0.95, 0.01, 0.005)]
    public void The_final_value_is_the_money_that_was_kept_and_what_was_bought_at_the_last_price(double share, double commission, double slippage)
    {
        // Decided on day 0, bought at the close of day 1, and not looked at again for 90 days.
        var replay = Market(share, commission, slippage).Replay();
        var (bought, last) = (Price(1), Price(59));
        var paid = (1 + slippage) * (1 + commission);
        var units = share * Money / (bought * (1 + (share * (paid - 1))));

        Assert.Equal(["1 open A"], replay.Trades);
        Assert.Equal(Money - (units * bought * paid) + (units * last), replay.Result.Values[^1].Value, 1e-6);
        Assert.Equal(units * bought * (paid - 1), replay.Result.Costs, 1e-6);
        Assert.Equal(61, replay.Result.Values.Count);
        Assert.Equal(new DailyValue(SmallMarket.Date(-1), Money), replay.Result.Values[0]);
    }

    [Fact]
    public void All_of_the_money_can_be_invested_but_no_more_than_there_is()
    {
        var replay = Market(1, 0.01, 0.005).Replay();
        var units = Money / (Price(1) * 1.005 * 1.01);

        Assert.Equal(units * Price(59), replay.Result.Values[^1].Value, 1e-6);
    }

    [Fact]
    public void A_purchase_at_the_open_is_made_at_the_open()
    {
        var replay = Settings(new SmallMarket(60).Asset("A", Price, day => 1.2 * Price(day), (0, 0.9)), 0.8, 0, 0).Replay();

        Assert.Equal(Money - (0.8 * Money) + (0.8 * Money / (1.2 * Price(1)) * Price(59)), replay.Result.Values[^1].Value, 1e-6);
    }

    private static SmallMarket Market(double share, double commission, double slippage) => Settings(new SmallMarket(60).Asset("A", Price, (0, 0.9)), share, commission, slippage);

    private static SmallMarket Settings(SmallMarket market, double share, double commission, double slippage) => market
        .With("rebalance.frequency", "quarterly").With("sizing.two_stage", "false").With("sizing.max_initial_size", "1").With("sizing.target_allocation", Text(share))
        .With("rebalance.commission", Text(commission)).With("rebalance.slippage", Text(slippage));

    private static double Price(int day) => 50 * Math.Exp(0.01 * day * Math.Sin(day));

    private static string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
