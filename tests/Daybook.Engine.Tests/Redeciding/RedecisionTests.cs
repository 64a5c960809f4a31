using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

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

    [Fact]
    public async Task A_decision_that_obeyed_its_regime_is_made_again_byte_for_byte()
    {
        var market = new SmallMarket(40).Regime(0, "Goldilocks").Regime(11, "Deflation").Asset("A", (0, 0.9), (16, 0.3), (20, 0.9)).Asset("B", (0, 0.7)).Asset("C", (0, 0.63))
            .With("grace.enabled", "true").With("whipsaw.enabled", "true").With("regimes.apply_parameters", "true");
        await using var replayed = await ReplayedJournal.Of(market.Options());
        var obeyed = 0;
        await foreach (var recorded in RecordedRebalances.ReadAsync(replayed.Journal, cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Empty(Redecision.Compare(recorded));
            Assert.NotEmpty(Redecision.Compare(recorded with { Options = recorded.Options.Under(recorded.Options.Configuration.With("regimes.apply_parameters", "false")) }));
            obeyed += recorded.Events.Count(happened => happened.Type.Equals(EventTypes.RegimeParametersApplied));
        }

        Assert.Equal(replayed.Result.Rebalances, obeyed);
    }

    [Fact]
    public async Task What_a_regimes_context_says_no_longer_is_passed_over()
    {
        await using var replayed = await ReplayedJournal.Of(new SmallMarket(5).Regime(0, "Goldilocks").Asset("A", (0, 0.9)).Options());
        await foreach (var recorded in RecordedRebalances.ReadAsync(replayed.Journal, cancellationToken: TestContext.Current.CancellationToken))
        {
            var former = recorded with { Events = [.. recorded.Events.Select(happened => Former(happened, "1.2"))] };
            var other = recorded with { Events = [.. recorded.Events.Select(happened => Former(happened, "1.3"))] };

            Assert.Empty(Redecision.Compare(former));
            Assert.Equal(["metadata"], Redecision.Compare(other).Select(difference => difference.Field));
        }

        static PortfolioEvent Former(PortfolioEvent happened, string risk) => !happened.Type.Equals(EventTypes.RegimeContextGenerated) ? happened : PortfolioEvent.Restore(happened.ToFields() with
        {
            Metadata = Metadata.Parse(System.Text.RegularExpressions.Regex.Replace(happened.Metadata!.ToString(), "\"risk_scaling\":[0-9.]+", match => $"\"base_size_adjustment\":0.01,{(risk == "1.2" ? match.Value : "\"risk_scaling\":1.3")},\"volatility_factor\":1")[..^1]
                + ",\"volatility_adjustment\":1.03,\"regime_volatility\":0.5}"),
        });
    }
}
