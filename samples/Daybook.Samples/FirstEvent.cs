using Daybook.Events;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Samples;

internal static class FirstEvent
{
    public static async Task RunAsync(DateTimeOffset asOf)
    {
        await using var journal = await SqliteJournal.OpenAsync("portfolio.db");
        await using var session = journal.BeginSession("rebalance", occurredAt: asOf);
        using (var trace = session.BeginTrace("score AAPL"))
        {
            trace.Record(EventTypes.PositionOpen, asset: "AAPL", reason: "score 0.857 over 0.65", scoreAfter: 0.857, sizeAfter: 0.12);
        }

        await session.CompleteAsync(); // everything above is on the disk when this returns
    }
}
