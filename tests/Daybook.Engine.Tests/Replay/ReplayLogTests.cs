using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Replay;

/// <summary>Where a replay's events go, and what becomes of it when they cannot.</summary>
public sealed class ReplayLogTests
{
    [Fact]
    public void The_same_options_give_the_same_events() => RandomReplays.Sample(
        replay => Assert.Equal(EventLine.Of(replay.Events), EventLine.Of(RecordedReplay.Of(replay.Options).Events)), count: 20);

    [Fact]
    public async Task A_replay_that_is_written_nowhere_comes_to_the_same()
    {
        for (var seed = 100; seed < 120; seed++)
        {
            var options = RandomReplays.Of(seed);
            var (written, result) = (RecordedReplay.Of(options).Result, await new ReplayRun(options, new NullReplayLog()).RunAsync(cancellationToken: TestContext.Current.CancellationToken));

            Assert.Equal(written.Values, result.Values);
            Assert.Equal((written.Rebalances, written.Decisions, written.Fills, written.Traded, written.Costs), (result.Rebalances, result.Decisions, result.Fills, result.Traded, result.Costs));
            Assert.Equal(written.Protections, result.Protections);
            Assert.Equal(written.Notes, result.Notes);
            Assert.Equal(StateText.Of(written.State), StateText.Of(result.State));
        }
    }

    [Fact]
    public async Task A_journal_holds_what_the_replay_said_in_its_order()
    {
        var options = RandomReplays.Of(7);
        await using var replayed = await ReplayedJournal.Of(options);
        List<PortfolioEvent> recorded = [];
        await foreach (var happened in replayed.Journal.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
            recorded.Add(happened);

        Assert.Equal(EventLine.Of(RecordedReplay.Of(options).Events), EventLine.Of(recorded.Where(happened => happened.Category != EventCategory.System)));
        Assert.Equal(recorded.Count, replayed.Result.Events + 2);
        Assert.All(recorded, happened => Assert.Equal(replayed.Session, happened.SessionId));
    }

    [Fact]
    public async Task A_replay_whose_journal_fails_says_so_and_leaves_no_decision_half_recorded()
    {
        await using var store = new FailingStore();
        var journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
        var options = RandomMarket.Of(1, 6, 300);
        var replay = new ReplayOptions { Prices = options, Rebalance = new SmallMarket(1).Asset("A00").With("scoring.technical", "true").Options().Rebalance };
        var session = journal.BeginSession("replay", metadata: RunFacts.Of(replay.Rebalance));
        var log = new JournalReplayLog(journal, session);
        store.FailureAfterwards = new StoreFaultedException("fsync failed.");

        await Assert.ThrowsAnyAsync<JournalException>(async () =>
        {
            await new ReplayRun(replay, log).RunAsync(cancellationToken: TestContext.Current.CancellationToken);
            await log.FlushAsync();
        });

        List<PortfolioEvent> recorded = [];
        await foreach (var happened in journal.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
            recorded.Add(happened);
        Assert.NotEmpty(recorded);
        Assert.Equal(recorded.Count(happened => happened.Type.Equals(EventTypes.PortfolioRebalanceStart)), recorded.Count(happened => happened.Type.Equals(EventTypes.PortfolioRebalanceComplete)));
        await Assert.ThrowsAnyAsync<JournalException>(async () => await journal.DisposeAsync());
    }

    [Fact]
    public async Task Snapshots_that_cannot_be_left_do_not_end_a_replay_nor_do_groups_of_nothing()
    {
        await using var store = new FailingStore();
        await using var journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
        var options = new SmallMarket(6).Asset("A", (0, 0.9)).Options();
        await using var session = journal.BeginSession("replay", metadata: RunFacts.Of(options.Rebalance));
        var log = new JournalReplayLog(journal, session);
        store.ReadFailure = new StoreUnavailableException("no file handle is left.");

        await log.WriteAsync([]);
        var result = await new ReplayRun(options, log).RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        await log.FlushAsync();

        Assert.Equal(result.Events + 1, (await journal.GetHeadAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task A_run_without_any_bucket_is_made_again_with_none()
    {
        var options = new SmallMarket(6).Asset("AAPL", (0, 0.9), (3, 0.3)).Options();
        await using var replayed = await ReplayedJournal.Of(options);
        List<RecordedRebalance> recorded = [];
        await foreach (var rebalance in RecordedRebalances.ReadAsync(replayed.Journal, cancellationToken: TestContext.Current.CancellationToken))
            recorded.Add(rebalance);

        Assert.Equal(6, recorded.Count);
        Assert.All(recorded, rebalance => Assert.Empty(Redecision.Compare(rebalance)));
    }

    [Fact]
    public async Task It_tells_how_far_it_is_and_stops_when_it_is_told_to()
    {
        var options = new SmallMarket(6).Asset("A", (0, 0.9)).Options();
        var told = new List<ReplayProgress>();
        using var stop = new CancellationTokenSource();
        var progress = new Told(step =>
        {
            told.Add(step);
            if (step.Days == 4)
                stop.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ReplayRun(options, new NullReplayLog()).RunAsync(progress, stop.Token));

        Assert.Equal([(SmallMarket.Date(0), 1, 6), (SmallMarket.Date(1), 2, 6), (SmallMarket.Date(2), 3, 6), (SmallMarket.Date(3), 4, 6)], told.Select(step => (step.Date, step.Days, step.Total)));
    }

    private sealed class Told(Action<ReplayProgress> told) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => told(value);
    }
}
