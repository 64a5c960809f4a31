using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What a strategy may trade on when its journal cannot be written.</summary>
public sealed class FailingStoreTests
{
    private static readonly DateTimeOffset s_at = new(2024, 1, 10, 21, 0, 0, TimeSpan.Zero);
    private static readonly RebalanceOptions s_options = new SmallMarket(1).Asset("NEW").With("grace.enabled", "true").With("whipsaw.enabled", "true").Options().Rebalance;

    [Fact]
    public async Task A_decision_that_is_not_recorded_lets_only_risk_be_reduced_and_can_be_made_again()
    {
        await using var store = new FailingStore();
        await using var journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
        var rebalancer = await OpenAsync(journal);
        var before = rebalancer.State;

        store.Failure = new StoreUnavailableException("no space left on the disk.");
        var refused = await rebalancer.RebalanceAsync(Snapshot(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(refused.IsRecorded);
        Assert.IsType<JournalUnavailableException>(refused.Problem);
        Assert.Equal(["OLD"], refused.Targets.Select(target => target.Asset));
        Assert.Contains(refused.Decision.Targets, target => target.Action == TradeAction.Open);
        Assert.Same(before, rebalancer.State);
        await Assert.ThrowsAnyAsync<JournalException>(() => rebalancer.Portfolio.RecordFillsAsync([OldWasSold()], cancellationToken: TestContext.Current.CancellationToken));
        Assert.Same(before, rebalancer.State);

        store.Failure = null;
        var granted = await AgainAsync(() => rebalancer.RebalanceAsync(Snapshot()), outcome => outcome.IsRecorded);

        Assert.Equal(EventLine.Of(refused.Decision.Events), EventLine.Of(granted.Decision.Events));
        Assert.Equal(granted.Decision.Targets, granted.Targets);
        await RequireRecordedOnceAsync(journal, granted.Decision, rebalancer.State);
    }

    [Fact]
    public async Task A_journal_whose_store_failed_holds_all_of_a_decision_or_nothing_of_it()
    {
        foreach (var isWritten in (bool[])[false, true])
        {
            await using var store = new FailingStore();
            var journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
            var rebalancer = await OpenAsync(journal);
            var before = rebalancer.State;
            if (isWritten)
                store.FailureAfterwards = new StoreFaultedException("fsync failed.");
            else
                store.Failure = new StoreFaultedException("fsync failed.");

            var outcome = await rebalancer.RebalanceAsync(Snapshot(), cancellationToken: TestContext.Current.CancellationToken);

            Assert.IsType<JournalFaultedException>(outcome.Problem);
            Assert.All(outcome.Targets, target => Assert.True(target.Action is TradeAction.Close or TradeAction.Decrease));
            Assert.Same(before, rebalancer.State);
            Assert.Equal(EventLine.Of(Rebalance.Decide(before, Snapshot(), s_options).Events), EventLine.Of(outcome.Decision.Events));
            store.Failure = null;
            await CloseAsync(journal);
            await using var reopened = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
            var after = await Rebalancer.OpenAsync(reopened, s_options, TestContext.Current.CancellationToken);
            Assert.Equal(StateText.WithoutIds(isWritten ? outcome.Decision.State : before), StateText.WithoutIds(after.State));
            if (!isWritten)
                await RequireRecordedOnceAsync(reopened, (await after.RebalanceAsync(Snapshot(), cancellationToken: TestContext.Current.CancellationToken)).Decision, after.State);
        }
    }

    [Fact]
    public async Task Asking_and_deciding_write_nothing()
    {
        await using var store = new FailingStore();
        await using var journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
        var rebalancer = await OpenAsync(journal);
        await journal.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);
        var head = await store.GetHeadAsync(TestContext.Current.CancellationToken);

        Rebalance.Decide(rebalancer.State, Snapshot(), s_options);
        rebalancer.State.Protections.Locks(s_options.Protections, s_at);
        await StateReader.ReadAsync(journal, new StateQuery(), TestContext.Current.CancellationToken);
        await journal.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(head, await store.GetHeadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_used_is_refused_and_nothing_is_recorded()
    {
        await using var store = new FailingStore();
        await using var journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
        var rebalancer = await OpenAsync(journal);
        var before = (rebalancer.State, (await store.GetHeadAsync(TestContext.Current.CancellationToken)).Count);
        MarketSnapshot[] unusable =
        [
            Snapshot() with { Universe = [MakeSnapshots.Asset("A", 0.9), MakeSnapshots.Asset("A", 0.8)] },
            Snapshot() with { Universe = [MakeSnapshots.Asset("A", 0.9, double.NaN)] },
            Snapshot() with { Universe = [MakeSnapshots.Asset("A", 0.9, -0.1)] },
        ];

        foreach (var snapshot in unusable)
            await Assert.ThrowsAsync<ArgumentException>(() => rebalancer.RebalanceAsync(snapshot, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(before, (rebalancer.State, (await store.GetHeadAsync(TestContext.Current.CancellationToken)).Count));
    }

    [Fact]
    public async Task A_decision_at_a_time_finer_than_the_journals_is_the_one_that_is_made_again_from_the_journal()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: TestContext.Current.CancellationToken);
        var rebalancer = await OpenAsync(journal);
        await rebalancer.RebalanceAsync(Snapshot() with { At = s_at.AddTicks(7), IsEmergency = true }, cancellationToken: TestContext.Current.CancellationToken);

        List<RecordedRebalance> recorded = [];
        await foreach (var rebalance in RecordedRebalances.ReadAsync(journal, cancellationToken: TestContext.Current.CancellationToken))
            recorded.Add(rebalance);

        Assert.Empty(Redecision.Compare(Assert.Single(recorded)));
        Assert.True(recorded[0].Snapshot().IsEmergency);
        Assert.Equal(s_at, (await StateReader.ReadAsync(journal, new StateQuery(), TestContext.Current.CancellationToken)).Engine.RebalancedAt);
    }

    /// <summary>A rebalancer that knows of a position.</summary>
    private static async Task<Rebalancer> OpenAsync(Journal journal)
    {
        var rebalancer = await Rebalancer.OpenAsync(journal, s_options, TestContext.Current.CancellationToken);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("OLD", s_at.AddDays(-8), 10, 100, 0, 0.4), new Fill("WEAK", s_at.AddDays(-5), 10, 100, 0, 0.1)]);
        return rebalancer;
    }

    /// <summary>OLD has grown and is to be made smaller, WEAK enters its grace period, NEW is to be opened.</summary>
    private static MarketSnapshot Snapshot() => new()
    {
        At = s_at,
        Universe = [MakeSnapshots.Asset("OLD", 0.9, 0.4), MakeSnapshots.Asset("WEAK", 0.3, 0.1), MakeSnapshots.Asset("NEW", 0.8)],
    };

    private static Fill OldWasSold() => new("OLD", s_at.AddHours(1), -6, 100, 0.4, 0.15);

    private static async Task RequireRecordedOnceAsync(Journal journal, RebalanceDecision decision, EngineState state)
    {
        await journal.FlushAsync(cancellationToken: TestContext.Current.CancellationToken);
        List<PortfolioEvent> recorded = [];
        await foreach (var happened in journal.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
            recorded.Add(happened);
        Assert.Equal(EventLine.Of(decision.Events), EventLine.Of(recorded.Where(happened => happened.Category != EventCategory.System && happened.OccurredAt == decision.At)));
        var read = await StateReader.ReadAsync(journal, new StateQuery(), TestContext.Current.CancellationToken);
        Assert.Equal(StateText.WithoutIds(read.Engine), StateText.WithoutIds(state));
    }

    /// <summary>Tries again until the journal has noticed that its store is back.</summary>
    private static async Task<T> AgainAsync<T>(Func<Task<T>> attempt, Func<T, bool> isDone)
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            if (await attempt() is var outcome && isDone(outcome))
                return outcome;
            await Task.Yield();
        }

        throw new TimeoutException("The journal never noticed that its store is back.");
    }

    private static async Task CloseAsync(Journal journal)
    {
        try
        {
            await journal.DisposeAsync();
        }
        catch (JournalException)
        {
            // It says what it could not write, which the test knows.
        }
    }
}
