using Daybook.Auditing;
using Daybook.Engine.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Prices;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Replay;

/// <summary>Replays of real prices, which lie beside the repository on machines that have them.</summary>
public sealed class RealMarketReplayTests
{
    private static readonly string[] s_files = ["equities_close.csv.gz", "vix.csv", "treasury_total_return_derived.csv", "oil_spot.csv"];
    private static readonly string[] s_inputs = ["SP500", "WTI", "BRENT", "VIX"];
    private static readonly Lazy<PriceSet> s_prices = new(Read);

    [Theory]
    [InlineData("conservative")]
    [InlineData("aggressive")]
    [InlineData("adaptive")]
    [InlineData("institutional")]
    public async Task Every_decision_is_made_again_the_same_and_the_audit_finds_nothing(string preset)
    {
        if (!Directory.Exists(Folder))
            Assert.Skip("../shared/data/prices is not beside the repository.");
        await using var replayed = await ReplayedJournal.Of(Options(ConfigurationPresets.Find(preset)!.Configuration));
        var decisions = 0;
        await foreach (var recorded in RecordedRebalances.ReadAsync(replayed.Journal, cancellationToken: TestContext.Current.CancellationToken))
        {
            decisions++;
            Assert.Empty(Redecision.Compare(recorded));
        }

        Assert.Equal(replayed.Result.Rebalances, decisions);
        var report = await Audit.RunAsync(replayed.Journal, [.. AuditRules.General(), .. new EngineAudit().Rules], cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(report.Ok, string.Join('\n', report.Findings.Select(finding => $"{finding.Rule} {finding.Count}: {string.Join(" | ", finding.Examples.Select(example => example.ToString()))}")));

        var result = replayed.Result;
        TestContext.Current.TestOutputHelper?.WriteLine($"{preset}: {result.Values[0].Date} to {result.Values[^1].Date}, {result.Rebalances} rebalances, {result.Decisions} decisions, {result.Fills} trades, value {result.Values[^1].Value:0}; "
            + string.Join(", ", result.Protections.Select(use => $"{use.Key} {use.Value.Checked}/{use.Value.Blocked}/{use.Value.Overridden}")));
        Assert.True(result.Rebalances > Amount.Of(100, full: 200) && result.Fills > Amount.Of(150, full: 300));
        Assert.All(result.Values, value => Assert.True(value.Value is > 10_000 and < 100_000_000));
    }

    private static string Folder => Path.Combine(Repository.Root, "..", "shared", "data", "prices");

    private static ReplayOptions Options(EngineConfiguration configuration) => new()
    {
        Prices = s_prices.Value,
        Rebalance = RebalanceOptions.Of(configuration),
        Universe = [.. s_prices.Value.Series.Keys.Except(s_inputs)],
        RegimePrices = new RegimePrices { Equity = Closes("SP500"), LongBonds = Closes("UST10Y_TR"), Commodities = Closes("WTI"), VolatilityIndex = Closes("VIX") },
        From = new DateOnly(Amount.Of(2006, full: 1990), 1, 1),
        To = s_prices.Value.Series["SP500"].Bars[^1].Date,
    };

    private static IReadOnlyList<(DateOnly Date, double Close)> Closes(string asset) => [.. s_prices.Value.Series[asset].Bars.Select(bar => (bar.Date, bar.Close))];

    private static PriceSet Read() => PriceReader.Read([.. s_files.Select(name => new PriceInput(name, () => File.OpenRead(Path.Combine(Folder, name))))]);
}
