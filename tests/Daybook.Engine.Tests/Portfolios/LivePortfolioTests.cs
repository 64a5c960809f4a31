using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Portfolios;

/// <summary>What others record is obeyed by the next rebalance, and no two decisions are made from one state.</summary>
public sealed class LivePortfolioTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_at = new(2024, 1, 10, 21, 0, 0, TimeSpan.Zero);

    private readonly FailingStore _store = new();
    private Journal _journal = null!;
    private Rebalancer _rebalancer = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await Journal.OpenAsync(_store, cancellationToken: Token);
        _rebalancer = await Rebalancer.OpenAsync(_journal, Options(), Token);
    }

    public async ValueTask DisposeAsync()
    {
        _rebalancer.Dispose();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task A_halt_from_elsewhere_is_obeyed_by_a_rebalancer_that_runs()
    {
        Assert.Equal("open NEW", Traded(await _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token)));

        _store.AddFromElsewhere(Halt());

        Assert.Empty(Traded(await _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        Assert.Equal(TradingStatus.Halted, _rebalancer.State.Protections.Trading.Status);
    }

    [Fact]
    public async Task Trades_and_releases_from_elsewhere_are_obeyed()
    {
        _store.AddFromElsewhere(
            Happened.Opened("NEW", s_at.AddDays(-9)), Happened.Closed("NEW", s_at.AddDays(-8)), Happened.Opened("NEW", s_at.AddDays(-7)), Happened.Closed("NEW", s_at.AddDays(-6)));
        Assert.Empty(Traded(await _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token)));

        _store.AddFromElsewhere(ProtectionEvents.Release(ProtectionNames.Whipsaw, "NEW", s_at, "Ada Byron", "merger announced"));

        Assert.Equal("open NEW", Traded(await _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token)));
    }

    [Fact]
    public async Task A_core_asset_that_is_designated_elsewhere_is_kept()
    {
        var snapshot = Snapshot() with { Universe = [MakeSnapshots.Asset("OLD", 0.2, 0.1)] };
        _store.AddFromElsewhere(Happened.Opened("OLD", s_at.AddDays(-9)));
        Assert.Equal("close OLD", Traded(await _rebalancer.RebalanceAsync(snapshot, cancellationToken: Token)));

        _store.AddFromElsewhere(CoreAssetEvents.Designated("OLD", s_at.AddDays(-1), "Gold", s_at.AddDays(30), 0.9, "it is the anchor"));

        Assert.Empty(Traded(await _rebalancer.RebalanceAsync(snapshot, cancellationToken: Token)));
    }

    [Fact]
    public async Task What_comes_in_while_it_is_decided_makes_it_decide_again()
    {
        _store.BeforeDecision = Once(() => _store.AddFromElsewhere(Halt()));

        var outcome = await _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token);

        Assert.True(outcome.IsRecorded);
        Assert.Empty(Traded(outcome));
        Assert.Equal(1, await CountAsync(EventTypes.PortfolioRebalanceStart));
        Assert.Equal(0, await CountAsync(EventTypes.RebalancingTargetApproved));
        await RequireRedecidedAsync(1);
    }

    [Fact]
    public async Task When_others_keep_changing_the_portfolio_only_what_reduces_risk_is_handed_out()
    {
        _store.AddFromElsewhere(Happened.Opened("OLD", s_at.AddDays(-9)));
        var decisions = 0;
        _store.BeforeDecision = () => _store.AddFromElsewhere(Happened.Increased("OLD", s_at.AddMinutes(-10 + decisions++)));

        var outcome = await _rebalancer.RebalanceAsync(Snapshot() with { Universe = [MakeSnapshots.Asset("OLD", 0.2, 0.1), MakeSnapshots.Asset("NEW", 0.8)] }, cancellationToken: Token);

        Assert.Equal(Portfolio.MaxAttempts, decisions);
        Assert.False(outcome.IsRecorded);
        Assert.IsType<AppendConditionException>(outcome.Problem);
        Assert.Equal("close OLD", Traded(outcome));
        Assert.Contains(outcome.Decision.Targets, target => target.Action == TradeAction.Open);
        Assert.Equal(0, await CountAsync(EventTypes.PortfolioRebalanceStart));
        Assert.Equal(1, await CountAsync(EventTypes.PortfolioRebalancingError));
    }

    [Fact]
    public async Task What_says_nothing_to_the_portfolio_does_not_make_it_decide_again()
    {
        await using var replay = _journal.BeginSession("replay");
        await _journal.FlushAsync(cancellationToken: Token);
        var run = replay.Id;
        var appends = 0;
        _store.BeforeDecision = () =>
        {
            appends++;
            _store.AddFromElsewhere(InSession(Happened.Opened("NEW", s_at), run), Note(), PortfolioEvent.Create(EventTypes.AssetScored, s_at, "scored", "NEW", scoreAfter: 0.8));
        };

        var outcome = await Outside(() => _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token));

        Assert.True(outcome.IsRecorded);
        Assert.Equal(1, appends);
        Assert.Equal("open NEW", Traded(outcome));
        await replay.CompleteAsync(cancellationToken: Token);
    }

    [Fact]
    public async Task A_run_that_begins_meanwhile_is_found_out_without_deciding_again_and_again()
    {
        var appends = 0;
        _store.BeforeDecision = () =>
        {
            var run = $"run-{appends++}";
            if (appends < 20)
                _store.AddFromElsewhere(RunStart(run), InSession(Happened.Opened("NEW", s_at), run));
        };

        var outcome = await _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token);

        Assert.True(outcome.IsRecorded);
        Assert.Equal(20, appends);
        Assert.Equal("open NEW", Traded(outcome));
    }

    [Fact]
    public async Task Two_rebalancers_of_one_portfolio_never_decide_from_one_state()
    {
        using var other = await Rebalancer.OpenAsync(_journal, Options(), Token);
        _store.BeforeDecision = Once(() => Task.Run(async () => await other.Portfolio.RecordFillsAsync([]), Token).Wait(Token));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _rebalancer : other).RebalanceAsync(Snapshot() with { At = s_at.AddMinutes(i) }, Durability.Committed, Token)));

        Assert.All(outcomes.Where(outcome => !outcome.IsRecorded), outcome => Assert.IsType<AppendConditionException>(outcome.Problem));
        var recorded = outcomes.Count(outcome => outcome.IsRecorded);
        Assert.True(recorded >= 1);
        await RequireRedecidedAsync(recorded);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_lets_only_risk_be_reduced()
    {
        _store.AddFromElsewhere(Happened.Opened("OLD", s_at.AddDays(-9)));
        await _rebalancer.Portfolio.ReadAsync(Token);
        _store.ReadFailure = new StoreFaultedException("the disk is gone.");

        var outcome = await _rebalancer.RebalanceAsync(Snapshot() with { Universe = [MakeSnapshots.Asset("OLD", 0.2, 0.1), MakeSnapshots.Asset("NEW", 0.8)] }, cancellationToken: Token);

        Assert.IsType<StoreFaultedException>(outcome.Problem);
        Assert.Equal("close OLD", Traded(outcome));
        _store.ReadFailure = null;
        Assert.Equal(1, await CountAsync(EventTypes.PortfolioRebalancingError));
    }

    [Fact]
    public async Task Inside_a_backtest_it_is_the_backtests_portfolio()
    {
        var backtest = _journal.BeginSession("backtest", s_at);
        await using (backtest)
        {
            using var rebalancer = await Rebalancer.OpenAsync(_journal, Options(), Token);
            Assert.Equal(backtest.Id, rebalancer.Portfolio.Book.RunId);
            await rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token);
            await rebalancer.Portfolio.RecordFillsAsync([new Fill("NEW", s_at.AddHours(1), 10, 100, 0, 0.2)], cancellationToken: Token);
            await Outside(() => rebalancer.Portfolio.RecordFillsAsync([new Fill("NEW", s_at.AddHours(2), 5, 100, 0.2, 0.3)], cancellationToken: Token));

            Assert.Equal(0.3, rebalancer.State.Positions.Of("NEW")?.Size);
            Assert.Equal(s_at, rebalancer.State.RebalancedAt);
            await Assert.ThrowsAsync<InvalidOperationException>(() => _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: Token));
            await Assert.ThrowsAsync<InvalidOperationException>(() => _rebalancer.Portfolio.RecordFillsAsync([new Fill("NEW", s_at, 10, 100, 0, 0.2)], cancellationToken: Token));
        }

        Assert.Null((await _rebalancer.Portfolio.ReadAsync(Token)).Engine.Positions.Of("NEW"));
        var state = await StateReader.ReadAsync(_journal, new StateQuery { Run = backtest.Id }, Token);
        Assert.Equal(0.3, state.Engine.Positions.Of("NEW")?.Size);
    }

    [Fact]
    public async Task Two_rebalancers_of_one_backtest_never_decide_from_one_state()
    {
        await using var backtest = _journal.BeginSession("backtest", s_at);
        using var one = await Rebalancer.OpenAsync(_journal, Options(), Token);
        using var other = await Rebalancer.OpenAsync(_journal, Options(), Token);
        var session = $"{backtest.Id}-inside";
        _store.BeforeDecision = Once(() => _store.AddFromElsewhere(
            PortfolioEvent.Create(new EventFields { Type = EventTypes.SessionStart, OccurredMicros = Microseconds.From(s_at), SessionId = session, Reason = "rebalance began", Metadata = Metadata.Of(("kind", "rebalance"), ("parent_session_id", backtest.Id)) }),
            InSession(Halt(), session)));

        Assert.Empty(Traded(await one.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        Assert.Empty(Traded(await other.RebalanceAsync(Snapshot(), cancellationToken: Token)));
    }

    [Fact]
    public async Task A_rebalance_that_is_cancelled_records_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rebalancer.RebalanceAsync(Snapshot(), cancellationToken: cancelled.Token));

        Assert.Equal(0, await CountAsync(EventTypes.PortfolioRebalanceStart));
    }

    private static RebalanceOptions Options() => new SmallMarket(1).Asset("NEW").With("whipsaw.enabled", "true").With("buckets.enabled", "true").With("core.enabled", "true").Options().Rebalance;

    private static MarketSnapshot Snapshot() => new() { At = s_at, Universe = [MakeSnapshots.Asset("NEW", 0.8)] };

    private static PortfolioEvent Halt() => TradingProtection.Change(TradingStatus.Halted, s_at.AddMinutes(-1), "Ada Byron", "the feed is stale");

    private static PortfolioEvent Note() => PortfolioEvent.Create(EventTypes.OperationCompleted, s_at, "something else was done");

    private static PortfolioEvent RunStart(string run) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.SessionStart,
        OccurredMicros = Microseconds.From(s_at),
        SessionId = run,
        Reason = "replay began",
        Metadata = Metadata.Of(("kind", "replay")),
    });

    private static PortfolioEvent InSession(PortfolioEvent happened, string session) => PortfolioEvent.Create(happened.ToFields() with { SessionId = session });

    private static string Traded(RebalanceOutcome outcome) =>
        string.Join(", ", outcome.Targets.Where(target => target.Action != TradeAction.Hold).Select(target => $"{target.Action.ToWord()} {target.Asset}").Order(StringComparer.Ordinal));

    private static Action Once(Action act)
    {
        var isDone = false;
        return () =>
        {
            if (isDone)
                return;
            isDone = true;
            act();
        };
    }

    /// <summary>Runs something in a flow that began before any session of this one.</summary>
    private static async Task Outside(Func<Task> act) => await Outside(async () =>
    {
        await act();
        return true;
    });

    private static async Task<T> Outside<T>(Func<Task<T>> act)
    {
        Task<T> task;
        using (ExecutionContext.SuppressFlow())
            task = Task.Run(act, Token);
        return await task;
    }

    private async Task<int> CountAsync(EventType type)
    {
        await _journal.FlushAsync(cancellationToken: Token);
        var count = 0;
        await foreach (var happened in _journal.ReadAllAsync(cancellationToken: Token))
            count += happened.Type.Equals(type) ? 1 : 0;
        return count;
    }

    private async Task RequireRedecidedAsync(int decisions)
    {
        List<RecordedRebalance> recorded = [];
        await foreach (var rebalance in RecordedRebalances.ReadAsync(_journal, cancellationToken: Token))
            recorded.Add(rebalance);
        Assert.Equal(decisions, recorded.Count);
        Assert.All(recorded, one => Assert.Empty(Redecision.Compare(one)));
    }
}
