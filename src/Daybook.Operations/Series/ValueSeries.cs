using Daybook.Engine.Performance;
using Daybook.Engine.Portfolios;
using Daybook.Events;

namespace Daybook.Operations.Series;

/// <summary>What a portfolio recorded of its worth.</summary>
/// <param name="Points">The values in the window, the oldest first.</param>
/// <param name="HasAny">Whether there are values at all, also before the window.</param>
internal sealed record ValueSeries(IReadOnlyList<SeriesPoint> Points, bool HasAny)
{
    /// <summary>Reads them from the beginning, since a peak may lie before the window.</summary>
    public static async ValueTask<ValueSeries> ReadAsync(SeriesEvents events, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        PortfolioValue? value = null;
        List<SeriesPoint> points = [];
        await foreach (var happened in events.ReadAsync(null, [EventTypes.PortfolioSnapshot], cancellationToken).ConfigureAwait(false))
        {
            using var facts = SeriesEvents.FactsOf(happened);
            var next = ValueEvents.Apply(value, happened, facts?.RootElement ?? default);
            if (next is null || ReferenceEquals(next, value))
                continue;
            value = next;
            if (from is null || next.At >= from)
                points.Add(new SeriesPoint(next.At, next.Value, next.Value, next.Value, next.Value, next.Cash, next.Drawdown, happened.PortfolioAllocation, happened.ActivePositions));
        }

        return new ValueSeries(points, value is not null);
    }

    /// <summary>The figures by the last value of each day.</summary>
    /// <param name="trades">What the trades came to; null: no trade says it.</param>
    public PerformanceReport Report(TradingTotals? trades) =>
        PerformanceReport.Of([.. Points.GroupBy(point => DateOnly.FromDateTime(point.At.UtcDateTime)).Select(day => new DailyValue(day.Key, day.Last().Value!.Value))], trades);

    /// <summary>What the trades in the window came to; null: no trade says what it was worth.</summary>
    public static async ValueTask<TradingTotals?> TradesAsync(SeriesEvents events, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        TradingTotals? totals = null;
        await foreach (var trade in events.ReadAsync(from, [EventTypes.PositionOpen, EventTypes.PositionAdjust, EventTypes.PositionClose], cancellationToken).ConfigureAwait(false))
        {
            using var facts = SeriesEvents.FactsOf(trade);
            if (facts is null || ValueEvents.Number(facts.RootElement, "value") is not { } worth)
                continue;
            var costs = Math.Max(0, ValueEvents.Number(facts.RootElement, "costs") ?? 0);
            totals = new TradingTotals((totals?.TradedValue ?? 0) + Math.Abs(worth), (totals?.Costs ?? 0) + costs);
        }

        return totals;
    }
}
