using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What a person's word changes of what a rebalancer hands out. A replay has nobody who could say it.</summary>
public sealed class TradingStateOutcomeTests
{
    private static readonly DateTimeOffset s_at = new(2024, 1, 2, 21, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TradingStatus.Active, "close OLD, decrease BIG, open NEW", "")]
    [InlineData(TradingStatus.Reducing, "close OLD, decrease BIG", "NEW")]
    [InlineData(TradingStatus.Halted, "", "BIG NEW OLD")]
    public async Task A_person_says_what_may_be_traded(TradingStatus status, string traded, string refused)
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: TestContext.Current.CancellationToken);
        var rebalancer = await Rebalancer.OpenAsync(journal, Options(), TestContext.Current.CancellationToken);
        await rebalancer.Portfolio.RecordAsync([TradingProtection.Change(status, s_at.AddDays(-1), "Ada Byron", "She said so.")], cancellationToken: TestContext.Current.CancellationToken);

        var outcome = await rebalancer.RebalanceAsync(Snapshot(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(traded, string.Join(", ", outcome.Targets.Where(target => target.Action != TradeAction.Hold).Select(target => $"{target.Action.ToWord()} {target.Asset}").Order(StringComparer.Ordinal)));
        var denied = outcome.Decision.Events.Where(happened => happened.Type.Equals(EventTypes.RebalancingTargetDenied)).ToList();
        Assert.Equal(refused, string.Join(' ', denied.Select(one => one.Asset).Order(StringComparer.Ordinal)));
        Assert.All(denied, one => Assert.Equal(status == TradingStatus.Halted ? "halted" : "reducing", RecordedReplay.Check(one, "trading_state", "code")));
    }

    [Fact]
    public async Task The_word_outlives_a_restart_and_holds_until_the_next()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: TestContext.Current.CancellationToken);
        var first = await Rebalancer.OpenAsync(journal, Options(), TestContext.Current.CancellationToken);
        await first.Portfolio.RecordAsync([TradingProtection.Change(TradingStatus.Halted, s_at.AddDays(-1), "Ada Byron", "She said so.")], cancellationToken: TestContext.Current.CancellationToken);

        var second = await Rebalancer.OpenAsync(journal, Options(), TestContext.Current.CancellationToken);
        Assert.All((await second.RebalanceAsync(Snapshot(), cancellationToken: TestContext.Current.CancellationToken)).Targets, target => Assert.Equal(TradeAction.Hold, target.Action));

        await second.Portfolio.RecordAsync([TradingProtection.Change(TradingStatus.Active, s_at, "Ada Byron", "It is over.")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Contains((await second.RebalanceAsync(Snapshot(), cancellationToken: TestContext.Current.CancellationToken)).Targets, target => target.Action == TradeAction.Open);
    }

    private static RebalanceOptions Options() => new SmallMarket(1).Asset("NEW").Options().Rebalance;

    private static MarketSnapshot Snapshot() => new()
    {
        At = s_at,
        Universe = [MakeSnapshots.Asset("OLD", 0.3, 0.1), MakeSnapshots.Asset("BIG", 0.9, 0.4), MakeSnapshots.Asset("NEW", 0.8)],
    };
}
