using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Operations.Statistics;

/// <summary>Counts trades, what protections blocked, errors and all other events, and sums up execution times.</summary>
public static class StatisticsOperation
{
    private const int PageSize = 2_000;

    private static readonly string[] s_trading = [EventTypes.PositionOpen.Name, EventTypes.PositionAdjust.Name, EventTypes.PositionClose.Name];

    /// <summary>Counts.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<StatisticsAnswer> RunAsync(OperationContext context, StatisticsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var period = request.Period is { } text ? TimeParameter.ParseDuration(text, "period") : (TimeSpan?)null;
        if (period < TimeSpan.FromMinutes(1))
            throw new RefusedException(RefusalCode.InvalidValue, "period", "the shortest period is 1m");
        var (filter, from, to) = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var query = new StatisticsQuery { Filter = filter, From = from, To = to, Period = period };
        var all = await reader.GetStatisticsAsync(query, cancellationToken).ConfigureAwait(false);
        var (blocks, blockedBy, blocksIn) = await BlocksAsync(reader, query, cancellationToken).ConfigureAwait(false);
        var trades = LargestFirst(all.ByType.Where(type => s_trading.Contains(type.Key)));
        return new StatisticsAnswer(
            all.Total,
            trades.Values.Sum(),
            blockedBy,
            all.ByCategory,
            all.ByType,
            all.ByAction,
            all.ByAsset,
            all.ExecutionTime,
            all.Errors,
            blocks,
            [.. all.Periods.Select(one => new PeriodCounts(one.Start, one.Total, one.Errors, blocksIn.GetValueOrDefault(one.Start)))])
        {
            Rules = request.Rules ? await reader.GetRuleStatisticsAsync(query, cancellationToken).ConfigureAwait(false) : null,
            TradesByType = trades,
            ErrorsByType = all.Errors == 0 ? LargestFirst([]) : await ErrorsAsync(reader, query, cancellationToken).ConfigureAwait(false),
            UnknownNames = all.Total > 0 ? [] : await UnknownName.FindAsync(reader, filter, cancellationToken).ConfigureAwait(false),
        };
    }

    private static async ValueTask<(long Count, IReadOnlyDictionary<string, long> By, Dictionary<DateTimeOffset, long> In)> BlocksAsync(
        JournalReader reader, StatisticsQuery query, CancellationToken cancellationToken)
    {
        var (count, by, periods) = (0L, new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<DateTimeOffset, long>());
        var events = new EventQuery { Filter = And(query.Filter, Blocked.Candidates), From = query.From, To = query.To, Limit = PageSize };
        await foreach (var happened in reader.QueryAllAsync(events, cancellationToken).ConfigureAwait(false))
        {
            if (!Blocked.Is(happened))
                continue;
            count++;
            foreach (var rule in Blocked.By(happened))
                by[rule] = by.GetValueOrDefault(rule) + 1;
            if (query.StartOfPeriod(happened.OccurredAt) is { } start)
                periods[start] = periods.GetValueOrDefault(start) + 1;
        }

        return (count, LargestFirst(by), periods);
    }

    private static async ValueTask<IReadOnlyDictionary<string, long>> ErrorsAsync(JournalReader reader, StatisticsQuery query, CancellationToken cancellationToken) =>
        (await reader.GetStatisticsAsync(query with { Filter = And(query.Filter, Filter.Equal(EventField.Category, EventCategory.Error.Name)), Period = null }, cancellationToken).ConfigureAwait(false)).ByType;

    private static OrderedDictionary<string, long> LargestFirst(IEnumerable<KeyValuePair<string, long>> counts) =>
        new(counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal), StringComparer.Ordinal);

    private static Filter And(Filter? given, Filter further) => given is null ? further : Filter.And(given, further);
}
