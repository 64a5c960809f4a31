using Daybook.Engine.Tests.Support;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>A live portfolio that sees what a replay saw decides what the replay decided, however often it is restarted.</summary>
public sealed class LiveReplayTests
{
    // These are on a store in memory; the torture's, as many as the promise names, in journal files.
    private static readonly int s_decisions = Amount.Of(4_000, full: 20_000);

    [Fact]
    public async Task A_live_portfolio_that_is_restarted_at_random_says_what_the_replay_said()
    {
        var stop = TestContext.Current.CancellationToken;
        var (decisions, restarts) = (0L, 0);
        for (var seed = 1; decisions < s_decisions; seed++)
        {
            var replay = RecordedReplay.Of(RandomReplays.Of(seed));
            var store = new MemoryStore();
            await using var live = new LivePortfolio(replay.Options.Rebalance, new Random(seed), () => Journal.OpenAsync(store, cancellationToken: stop), stop);
            Assert.Null(await live.LiveThroughAsync(replay));
            decisions += replay.Result.Decisions;
            restarts += live.Restarts;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{decisions} decisions, {restarts} restarts");
        Assert.True(restarts > s_decisions / 40);
    }
}
