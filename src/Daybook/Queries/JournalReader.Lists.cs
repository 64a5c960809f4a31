using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Queries;

/// <content>Lists that are asked for every day.</content>
public partial class JournalReader
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The events of one asset, one page.</summary>
    /// <param name="asset">The asset, exactly as it is recorded.</param>
    /// <param name="from">The earliest <c>occurred</c>, inclusive; null: no bound.</param>
    /// <param name="to">The end of <c>occurred</c>, exclusive; null: no bound.</param>
    /// <param name="limit">The size of the page, 1 to 100,000. Default: 1,000.</param>
    /// <param name="order">Default: the oldest first.</param>
    /// <param name="after">Where the previous page ended; null: the first page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<QueryPage> GetTimelineAsync(
        string asset,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        int limit = 1_000,
        QueryOrder order = QueryOrder.OldestFirst,
        QueryCursor? after = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(asset);
        var query = new EventQuery { Filter = Selections.Asset(asset), From = from, To = to, Limit = limit, Order = order, After = after };
        return Source.QueryAsync(query, cancellationToken);
    }

    /// <summary>The newest events of a window, the newest first.</summary>
    /// <param name="window">The window's length, more than zero. Default: 24 hours.</param>
    /// <param name="limit">How many at most, 1 to 100,000. Default: 100.</param>
    /// <param name="asOf">The window's end, inclusive. Default: the newest <c>occurred</c> of the journal, not the wall clock: a backtest is as recent as its last day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<QueryPage> GetRecentAsync(
        TimeSpan? window = null, int limit = 100, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default) =>
        WindowAsync(null, window ?? Day, limit, asOf, cancellationToken);

    /// <summary>The errors of a window (category <c>error</c>), the newest first.</summary>
    /// <param name="window">The window's length, more than zero. Default: 7 days.</param>
    /// <param name="limit">How many at most, 1 to 100,000. Default: 100.</param>
    /// <param name="asOf">The window's end, inclusive. Default: the newest <c>occurred</c> of the journal.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<QueryPage> GetErrorsAsync(
        TimeSpan? window = null, int limit = 100, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default) =>
        WindowAsync(Selections.Category(EventCategory.Error), window ?? (7 * Day), limit, asOf, cancellationToken);

    /// <summary>What protections blocked in a window (category <c>protection</c>, action <c>block</c> or <c>deny</c>), the newest first.</summary>
    /// <param name="window">The window's length, more than zero. Default: 7 days.</param>
    /// <param name="limit">How many at most, 1 to 100,000. Default: 100.</param>
    /// <param name="asOf">The window's end, inclusive. Default: the newest <c>occurred</c> of the journal.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<QueryPage> GetProtectionBlocksAsync(
        TimeSpan? window = null, int limit = 100, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default) =>
        WindowAsync(Selections.ProtectionBlocks, window ?? (7 * Day), limit, asOf, cancellationToken);

    /// <summary>The regime transitions of a window (type <c>regime_transition</c>), the newest first.</summary>
    /// <param name="window">The window's length, more than zero. Default: 30 days.</param>
    /// <param name="limit">How many at most, 1 to 100,000. Default: 100.</param>
    /// <param name="asOf">The window's end, inclusive. Default: the newest <c>occurred</c> of the journal.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public ValueTask<QueryPage> GetRegimeTransitionsAsync(
        TimeSpan? window = null, int limit = 100, DateTimeOffset? asOf = null, CancellationToken cancellationToken = default) =>
        WindowAsync(Selections.Types(EventTypes.RegimeTransition.Name), window ?? (30 * Day), limit, asOf, cancellationToken);

    private async ValueTask<QueryPage> WindowAsync(Filter? filter, TimeSpan window, int limit, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        var end = asOf is { } given ? Microseconds.From(given) : (await Source.GetHeadAsync(cancellationToken).ConfigureAwait(false)).NewestOccurredMicros;
        if (end is not { } last)
            return new QueryPage([], null, new QueryWork(0, 0, 0));
        var length = window.Ticks / TimeSpan.TicksPerMicrosecond;
        var query = new EventQuery
        {
            Filter = filter,
            From = last - Microseconds.Min < length ? null : Microseconds.ToTime(last - length),
            To = last >= Microseconds.Max ? null : Microseconds.ToTime(last + 1),
            Limit = limit,
        };
        return await Source.QueryAsync(query, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What each rule said of the decisions in a window, whoever recorded them. Every decision is read.</summary>
    /// <param name="query">The window and the filter; periods are not counted.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The rule that blocks most first; equal ones by name.</returns>
    public async ValueTask<IReadOnlyList<RuleStatistics>> GetRuleStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        var decisions = Filter.In(EventField.Type, [.. DecisionReader.TypesWithChecks.Select(type => (FilterValue)type)]);
        var events = new EventQuery { Filter = query.Filter is { } filter ? Filter.And(filter, decisions) : decisions, From = query.From, To = query.To, Limit = 2_000 };
        var rules = new Dictionary<string, RuleStatistics>(StringComparer.Ordinal);
        await foreach (var recorded in QueryAllAsync(events, cancellationToken).ConfigureAwait(false))
        {
            foreach (var check in Decision.Of(recorded)?.Checks ?? [])
                rules[check.Rule] = rules.GetValueOrDefault(check.Rule, new RuleStatistics(check.Rule, 0, 0, 0)).With(check.Verdict);
        }

        return [.. rules.Values.OrderByDescending(rule => rule.Blocks).ThenBy(rule => rule.Rule, StringComparer.Ordinal)];
    }
}
