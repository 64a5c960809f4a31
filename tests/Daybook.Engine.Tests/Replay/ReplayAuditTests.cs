using Daybook.Auditing;
using Daybook.Engine.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Replay;

public sealed class ReplayAuditTests
{
    public static TheoryData<string, string, int> Runs() => new()
    {
        { "default", "daily", 1 }, { "default", "monthly", 2 }, { "conservative", "daily", 3 }, { "aggressive", "daily", 4 }, { "adaptive", "weekly", 5 }, { "institutional", "daily", 6 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_audit_of_a_replay_finds_nothing(string preset, string frequency, int seed)
    {
        var configuration = ConfigurationPresets.Find(preset)?.Configuration ?? EngineConfiguration.Default;
        await using var replayed = await ReplayedJournal.Of(new ReplayOptions
        {
            Prices = RandomMarket.Of(seed, 20, 700, hasOpens: seed % 2 == 0),
            Rebalance = RebalanceOptions.Of(configuration.With([new("rebalance.frequency", frequency), new("rebalance.slippage", "0.001")])),
        });
        var report = await Audit.RunAsync(replayed.Journal, [.. AuditRules.General(), .. new EngineAudit().Rules], cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(report.Ok, string.Join('\n', report.Findings.Select(finding => $"{finding.Rule} {finding.Count}: {string.Join(" | ", finding.Examples.Select(example => example.ToString()))}")));
    }
}
