using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Trading;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Samples;

internal static class Embedding
{
    public static async Task RebalanceAsync(Journal journal, DateTimeOffset asOf, IReadOnlyList<Candidate> candidates)
    {
        await using var session = journal.BeginSession("rebalance", occurredAt: asOf);
        foreach (var candidate in candidates)
        {
            using var trace = session.BeginTrace($"decide {candidate.Asset}", asset: candidate.Asset);
            if (candidate.RecentCycles >= 1)
            {
                trace.Record(
                    EventTypes.WhipsawBlock,
                    asset: candidate.Asset,
                    reason: $"{candidate.RecentCycles} cycle in the last 14 days, 1 is the limit",
                    scoreAfter: candidate.Score,
                    metadata: Metadata.Of(("recent_cycles", candidate.RecentCycles), ("max_cycles", 1), ("protection_period_days", 14)));
                continue;
            }

            trace.Record(EventTypes.PositionOpen, asset: candidate.Asset, reason: $"score {candidate.Score} over 0.65", scoreAfter: candidate.Score, sizeAfter: 0.05);
        }

        await session.CompleteAsync();
    }

    public static async Task OrderAsync(Journal journal, string orderId, DateTimeOffset now)
    {
        // Returns when the event survives a power cut. The key makes a retry harmless: the same ids come back, and nothing is added.
        var opened = PortfolioEvent.Create(EventTypes.PositionOpen, now, "filled at 182.31", asset: "AAPL", sizeAfter: 0.12);
        var ids = await journal.AppendAsync([opened], Durability.Synced, idempotencyKey: $"order-{orderId}");
        Console.WriteLine($"recorded as #{ids[0]}");
    }

    public static async Task ReadAsync(string path)
    {
        await using var reader = await SqliteJournal.OpenReaderAsync(path);
        var filter = Filter.Parse("category = 'protection' and action = 'block' and metadata.recent_cycles >= 1", now: DateTimeOffset.UnixEpoch);
        var page = await reader.QueryAsync(new EventQuery { Filter = filter, Limit = 20 });
        foreach (var found in page.Events)
            Console.WriteLine($"{found.OccurredAt:yyyy-MM-dd} {found.Asset}: {found.Reason}");
    }

    public static async Task ObeyAsync(Journal journal)
    {
        using var portfolio = await Portfolio.OpenAsync(journal);
        await using var interventions = portfolio.Trading.Subscribe(said => Console.WriteLine($"{said.By}: {said.Trading} {said.Asset}, {said.Reason}"));

        // Whatever was acknowledged before this line, in any process, is in it.
        if ((await portfolio.Trading.ReadAsync()).Status == TradingStatus.Active)
            await TradeAsync();
    }

    public static async Task DecideAsync(Journal journal, PortfolioEvent decision)
    {
        var read = await journal.GetHeadAsync();
        var positions = Filter.Parse("type in ('position_open', 'position_close') and asset = 'AAPL'", now: DateTimeOffset.UnixEpoch);
        try
        {
            await journal.AppendAsync([decision], onlyIf: new AppendCondition(new JournalPosition(read.Epoch, read.Count), positions));
        }
        catch (AppendConditionException moved)
        {
            Console.WriteLine($"event {moved.Conflict} came in between: read on and decide again");
        }
    }

    public static async Task ValueAsync(Portfolio portfolio, DateTimeOffset asOf)
    {
        await portfolio.RecordValueAsync(asOf, value: 104_250, cash: 9_800, prices: new Dictionary<string, double> { ["AAPL"] = 182.31 });
    }

    public static async Task FollowAsync(JournalReader reader, JournalPosition lastSeen, CancellationTokenSource stop)
    {
        // Catches up, then follows, also what other processes write; never a gap, never a duplicate.
        await foreach (var next in reader.SubscribeAsync(lastSeen, stop.Token))
        {
            Console.WriteLine($"#{next.Id} {next.Type} {next.Asset}");
            if (next.Asset == "AAPL")
                break;
        }
    }

    private static Task TradeAsync() => Task.CompletedTask;

    internal sealed record Candidate(string Asset, double Score, int RecentCycles);
}
