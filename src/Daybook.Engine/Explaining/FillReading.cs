using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Engine.Explaining;

/// <summary>Finds the trade that answered a decision: it says when it was decided.</summary>
internal static class FillReading
{
    private const int MostLookedAt = 1_000;

    /// <summary>The trade, or null when none answered the decision.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="recorded">The rebalance.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="sessions">Knows which run a session is in.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ExplainedFill?> FindAsync(
        JournalReader reader, RecordedRebalance recorded, string asset, SessionRuns sessions, CancellationToken cancellationToken)
    {
        var trades = Filter.In(EventField.Type, EventTypes.PositionOpen.Name, EventTypes.PositionAdjust.Name, EventTypes.PositionClose.Name);
        var query = new EventQuery { Filter = Filter.And(Filter.Equal(EventField.Asset, asset), trades), From = recorded.At, Order = QueryOrder.OldestFirst, Limit = MostLookedAt };
        var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        foreach (var happened in page.Events)
        {
            var isAnswer = happened.Origin is null && happened.Id > recorded.Events[^1].Id && happened.Time("decided_at") == recorded.At;
            if (isAnswer && await sessions.OfAsync(happened.SessionId, cancellationToken).ConfigureAwait(false) is var book && book.RunId == recorded.Run && book.Name == recorded.Portfolio)
                return Read(happened);
        }

        return null;
    }

    private static ExplainedFill? Read(PortfolioEvent trade) => TradeActions.TryParse(trade.Action, out var action)
        ? new ExplainedFill(
            trade.OccurredAt,
            action,
            trade.SizeBefore ?? 0,
            trade.SizeAfter ?? 0,
            trade.Number("intended_size"),
            trade.Number("quantity"),
            trade.Number("price"),
            trade.Number("costs"),
            trade.Id)
        : null;
}
