using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Redeciding;

public sealed class RedecisionTests
{
    [Theory]
    [InlineData("weekly", "default")]
    [InlineData("daily", "conservative")]
    [InlineData("daily", "aggressive")]
    public async Task Every_decision_of_a_replay_is_made_again_byte_for_byte(string frequency, string preset)
    {
        var configuration = preset == "default" ? new EngineConfiguration() : ConfigurationPresets.Find(preset)!.Configuration;
        await using var replayed = await ReplayedJournal.Of(new ReplayOptions
        {
            Prices = RandomMarket.Of(3, 12, 500),
            Rebalance = RebalanceOptions.Of(configuration.With("rebalance.frequency", frequency)),
        });
        var decisions = 0;
        await foreach (var recorded in RecordedRebalances.ReadAsync(replayed.Journal, cancellationToken: TestContext.Current.CancellationToken))
        {
            decisions++;
            Assert.Empty(Redecision.Compare(recorded));
        }

        Assert.Equal(replayed.Result.Rebalances, decisions);
    }
}
