using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Finds the trade that answered a decision: it says when it was decided.</summary>
internal static class FillReading
{
    private const int MostLookedAt = 1_000;

    /// <summary>The trade, or null when none answered the decision.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="recorded">The rebalance.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="runOf">Which run a session is in, or null for the live portfolio.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<ExplainedFill?> FindAsync(
        JournalReader reader, RecordedRebalance recorded, string asset, Func<string?, string?> runOf, CancellationToken cancellationToken)
    {
        var trades = Filter.In(EventField.Type, EventTypes.PositionOpen.Name, EventTypes.PositionAdjust.Name, EventTypes.PositionClose.Name);
        var query = new EventQuery { Filter = Filter.And(Filter.Equal(EventField.Asset, asset), trades), From = recorded.At, Order = QueryOrder.OldestFirst, Limit = MostLookedAt };
        var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        var run = runOf(recorded.Events[0].SessionId);
        var trade = page.Events.FirstOrDefault(happened =>
            happened.Origin is null && happened.Id > recorded.Events[^1].Id && runOf(happened.SessionId) == run && happened.Time("decided_at") == recorded.At);
        return trade is null ? null : Read(trade);
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
