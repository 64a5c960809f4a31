using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>A live portfolio that sees what a replay saw decides what the replay decided, however often it is restarted.</summary>
public sealed class LiveReplayTests
{
    // The promise names 20,000 for every build.
    private const long FewestDecisions = 20_000;

    [Fact]
    public async Task A_live_portfolio_that_is_restarted_at_random_says_what_the_replay_said()
    {
        var (decisions, restarts) = (0L, 0);
        for (var seed = 1; decisions < FewestDecisions; seed++)
        {
            var replay = RecordedReplay.Of(RandomReplays.Of(seed));
            await using var live = await LivePortfolio.OpenAsync(replay.Options.Rebalance, new Random(seed));
            foreach (var step in replay.Steps)
                await live.TakeAsync(step);
            await live.RequireSameAsync(replay);
            decisions += replay.Result.Decisions;
            restarts += live.Restarts;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{decisions} decisions, {restarts} restarts");
        Assert.True(restarts > 500);
    }

    /// <summary>A rebalancer on a journal in memory, restarted before any step with a chance of one in forty, and with its journal opened anew with one in 120.</summary>
    private sealed class LivePortfolio(RebalanceOptions options, Random random, IEventStore store) : IAsyncDisposable
    {
        private Journal _journal = null!;
        private Rebalancer _rebalancer = null!;

        public int Restarts { get; private set; }

        public static async Task<LivePortfolio> OpenAsync(RebalanceOptions options, Random random)
        {
            var store = new MemoryStore();
            var live = new LivePortfolio(options, random, store) { _journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken) };
            live._rebalancer = await Rebalancer.OpenAsync(live._journal, options, TestContext.Current.CancellationToken);
            return live;
        }

        public async Task TakeAsync(RecordedStep step)
        {
            await RestartPerhapsAsync();
            if (step.Decision is { } decision)
            {
                var outcome = await _rebalancer.RebalanceAsync(new RecordedRebalance(step.Events, step.Before, options).Snapshot(), Durability.Committed);
                Assert.True(outcome.IsRecorded);
                Assert.Equal(decision.Targets, outcome.Targets);
                return;
            }

            var fills = RecordedFills.Of(step.Events);
            var first = random.Next(fills.Count + 1);
            await _rebalancer.RecordFillsAsync([.. fills.Take(first)], Durability.Committed);
            await RestartPerhapsAsync();
            await _rebalancer.RecordFillsAsync([.. fills.Skip(first)], Durability.Committed);
        }

        public async Task RequireSameAsync(RecordedReplay replay)
        {
            List<PortfolioEvent> recorded = [];
            await foreach (var happened in _journal.ReadAllAsync(cancellationToken: TestContext.Current.CancellationToken))
                recorded.Add(happened);
            Assert.Equal(
                EventLine.Of(replay.Events.Where(happened => !happened.Type.Equals(EventTypes.PortfolioSnapshot))),
                EventLine.Of(recorded.Where(happened => happened.Category != EventCategory.System)));
            Assert.Equal(StateText.WithoutIds(replay.Result.State), StateText.WithoutIds(_rebalancer.State));
            Assert.Equal(
                StateText.WithoutIds(replay.Result.State),
                StateText.WithoutIds(await StateReader.ReadAsync(_journal, new StateQuery(), TestContext.Current.CancellationToken)));
        }

        public ValueTask DisposeAsync() => _journal.DisposeAsync();

        private async Task RestartPerhapsAsync()
        {
            if (random.Next(120) == 0)
            {
                await _journal.DisposeAsync();
                _journal = await Journal.OpenAsync(store, cancellationToken: TestContext.Current.CancellationToken);
            }
            else if (random.Next(40) > 0)
            {
                return;
            }

            Restarts++;
            _rebalancer = await Rebalancer.OpenAsync(_journal, options, TestContext.Current.CancellationToken);
        }
    }
}
