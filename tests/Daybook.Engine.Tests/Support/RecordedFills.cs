using Daybook.Engine.Portfolios;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Support;

/// <summary>Trades as a strategy would report them, read back from the events of a replay.</summary>
internal static class RecordedFills
{
    public static IReadOnlyList<Fill> Of(IEnumerable<PortfolioEvent> events) => [.. events.Where(RecordedReplay.IsTrade).Select(Of)];

    private static Fill Of(PortfolioEvent trade)
    {
        var quantity = trade.Number("quantity")!.Value * (trade.Action is "open" or "increase" ? 1 : -1);
        var isForced = trade.Flag("forced") == true;
        return new Fill(trade.Asset!, trade.OccurredAt, quantity, trade.Number("price")!.Value, trade.SizeBefore!.Value, trade.SizeAfter!.Value, trade.Number("costs")!.Value)
        {
            IsForced = isForced,
            Reason = isForced ? trade.Reason : null,
        };
    }
}
