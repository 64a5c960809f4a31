using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Histograms;
using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Operations.Lanes;

/// <summary>A timeline in lanes, over any span from years to one rebalance.</summary>
public static class LanesOperation
{
    private const int MostColumns = 2_000;
    private const int MostLanes = 500;
    private const int MostEvents = 10_000;

    /// <summary>The lanes.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<LanesAnswer> RunAsync(OperationContext context, LanesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        Require(request.Columns, 1, MostColumns, "columns");
        Require(request.Lanes, 1, MostLanes, "lanes");
        Require(request.Events, 0, MostEvents, "events");
        var selected = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        if (request.By == HistogramKey.Protection)
            selected = selected with { Filter = selected.Filter is { } given ? Filter.And(given, Blocked.Candidates) : Blocked.Candidates };
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        if (await TimeWindow.FindAsync(reader, selected, cancellationToken).ConfigureAwait(false) is not { } window)
            return new LanesAnswer(request.By, null, null, 0, 0, [], null, []);
        var bounds = Divide(window, request.Columns);
        var counts = await KeyedCounts.CountAsync(reader, selected.Filter, request.By, bounds, cancellationToken).ConfigureAwait(false);

        // What several protections blocked is counted for each of them, and once where there is no key.
        var isBlocks = request.By == HistogramKey.Protection;
        var total = counts.Where(count => !isBlocks || count.Value is null).Sum(count => count.Count);
        Lane[] lanes = [.. counts.Where(count => !isBlocks || count.Value is not null).GroupBy(count => count.Value, StringComparer.Ordinal).Select(lane => Together(lane.Key, lane))
            .OrderByDescending(lane => lane.Total).ThenBy(lane => lane.Key, StringComparer.Ordinal)];
        var shown = lanes.Select(lane => lane.Key).Take(request.Lanes).ToHashSet(StringComparer.Ordinal);
        var others = lanes.Length <= request.Lanes ? null : Together(null, counts.Where(count => (!isBlocks || count.Value is not null) && !shown.Contains(count.Value)));
        var events = total > request.Events ? null : await EventsAsync(reader, selected.Filter, window, isBlocks, cancellationToken).ConfigureAwait(false);
        return new LanesAnswer(request.By, window.From, window.To, bounds.Length - 1, total, [.. lanes.Take(request.Lanes)], others, events);
    }

    private static void Require(int given, int least, int most, string parameter)
    {
        if (given < least || given > most)
            throw new RefusedException(RefusalCode.InvalidValue, parameter, FormattableString.Invariant($"{given:N0} is outside {least:N0} to {most:N0}"));
    }

    // Events have whole microseconds: a shorter column would never have one.
    private static DateTimeOffset[] Divide(TimeWindow window, int columns)
    {
        var length = window.To.UtcTicks - window.From.UtcTicks;
        var count = (int)Math.Clamp(length / TimeSpan.TicksPerMicrosecond, 1, columns);
        return [.. Enumerable.Range(0, count).Select(column => window.From.AddTicks((long)((Int128)length * column / count))), window.To];
    }

    private static Lane Together(string? key, IEnumerable<EventCount> counts)
    {
        LaneCell[] cells = [.. counts.GroupBy(count => count.Bucket).OrderBy(column => column.Key).Select(column => new LaneCell(column.Key, column.Sum(count => count.Count)))];
        return new Lane(key, cells.Sum(cell => cell.Count), cells);
    }

    private static async ValueTask<IReadOnlyList<PortfolioEvent>> EventsAsync(JournalReader reader, Filter? filter, TimeWindow window, bool isBlocks, CancellationToken cancellationToken)
    {
        List<PortfolioEvent> events = [];
        var query = new EventQuery { Filter = filter, From = window.From, To = window.To, Order = QueryOrder.OldestFirst, Limit = MostEvents };
        await foreach (var happened in reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (!isBlocks || Blocked.Is(happened))
                events.Add(happened);
        }

        return events;
    }
}
