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

    [Fact]
    public async Task A_replay_that_obeys_its_regime_is_judged_by_what_it_obeyed()
    {
        var market = Enumerable.Range(0, 12).Aggregate(new SmallMarket(30).Regime(0, "Inflation").Regime(11, "Reflation"), (all, i) => all.Asset($"A{i:00}", (0, 0.9 - (i * 0.01))))
            .With("selection.max_positions", "6").With("selection.max_new_positions", "6").With("regimes.apply_parameters", "true");
        await using var replayed = await ReplayedJournal.Of(market.Options());

        Assert.Empty(await FindingsAsync(new EngineAudit()));
        Assert.Empty(await FindingsAsync(new EngineAudit(market.Options().Rebalance.Configuration)));
        Assert.Contains("too-many-positions", await FindingsAsync(new EngineAudit(market.With("regimes.apply_parameters", "false").Options().Rebalance.Configuration)));

        async Task<IEnumerable<string>> FindingsAsync(EngineAudit audit) =>
            (await Audit.RunAsync(replayed.Journal, audit.Rules, cancellationToken: TestContext.Current.CancellationToken)).Findings.Select(finding => finding.Rule);
    }
}
