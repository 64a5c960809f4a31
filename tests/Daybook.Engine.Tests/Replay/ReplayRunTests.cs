using System.Diagnostics;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Replay;

public sealed class ReplayRunTests
{
    [Fact]
    public async Task Try()
    {
        foreach (var (assets, days) in new[] { (28, 8000), (500, 2500) })
        {
            var options = new ReplayOptions
            {
                Prices = RandomMarket.Of(1, assets, days),
                Rebalance = RebalanceOptions.Of(new EngineConfiguration().With("rebalance.frequency", "daily")),
            };
            var watch = Stopwatch.StartNew();
            var run = new ReplayRun(options, new NullReplayLog());
            var result = await run.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper!.WriteLine($"{assets}x{days}: {watch.Elapsed.TotalSeconds:0.00} s, {result.Events} events, {result.Fills} fills, {result.Decisions} decisions, value {result.Values[^1].Value:0}, costs {result.Costs:0}");
            foreach (var use in result.Protections)
                TestContext.Current.TestOutputHelper!.WriteLine($"{use}");
        }
    }
}
