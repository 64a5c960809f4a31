using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Scoring;
using Daybook.Engine.Sizing;
using Daybook.Recording;

namespace Daybook.Samples;

internal static class LiveRebalancing
{
    public static async Task RunAsync(Journal journal, string yaml, MarketSnapshot snapshot)
    {
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Parse(yaml)));
        var outcome = await rebalancer.RebalanceAsync(snapshot); // returns when the decision survives a power cut
        var fills = await TradeAsync(outcome.Targets);
        await rebalancer.Portfolio.RecordFillsAsync(fills);
    }

    public static async Task IfDueAsync(Rebalancer rebalancer, DateOnly today, MarketSnapshot snapshot)
    {
        if (await rebalancer.IsDueAsync(today)) // by rebalance.frequency, rebalance.calendar and the last rebalance in the journal
            await rebalancer.RebalanceAsync(snapshot);
    }

    public static MarketSnapshot Snapshot(DateTimeOffset at) => new()
    {
        At = at,
        Universe =
        [
            new AssetSnapshot(new AssetScore("KO", IsHeld: false, ScoreCodes.Combined, "score 0.820 of our own model", 0.82, 0.8, null, null)),
            new AssetSnapshot(new AssetScore("XOM", IsHeld: false, ScoreCodes.Combined, "score 0.410 of our own model", 0.41, 0.8, null, null)),
        ],
    };

    private static Task<Fill[]> TradeAsync(IReadOnlyList<Target> targets) =>
        Task.FromResult(targets.Select(target => new Fill(target.Asset, new DateTimeOffset(2025, 3, 7, 14, 31, 0, TimeSpan.Zero), 100, 71.5, target.Current, target.Size)).ToArray());
}
