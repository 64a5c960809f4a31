using System.Runtime.CompilerServices;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Storage;

namespace Daybook.Operations.Timeline;

/// <summary>What was decided about an asset, page by page.</summary>
public static class TimelineOperation
{
    // All but what only leads to a decision or tells of it once more.
    private static readonly Filter s_decided = Filter.Parse(
        "not (category = 'scoring' or type = 'holding_snapshot' or (category = 'diversification' and not action = 'block') or (category = 'protection' and action is not null and action in ('check', 'allow')))", default);

    /// <summary>One page.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<TimelineAnswer> RunAsync(OperationContext context, TimelineRequest request, CancellationToken cancellationToken = default)
    {
        var pages = PagesAsync(context, request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            await pages.MoveNextAsync().ConfigureAwait(false);
            return pages.Current;
        }
    }

    /// <summary>Page after page until nothing follows: at least one, which may be empty.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async IAsyncEnumerable<TimelineAnswer> PagesAsync(
        OperationContext context, TimelineRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Asset.Length == 0)
            throw new RefusedException(RefusalCode.MissingValue, "asset", "the asset name is empty");
        var (limit, after) = (Paging.Limit(request.Limit), Paging.Cursor(request.After));
        var (filter, from, to) = await new Selection { From = request.From, To = request.To, Portfolio = request.Portfolio }.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var about = Filter.Equal(EventField.Asset, request.Asset);
        about = filter is null ? about : Filter.And(filter, about);
        var query = new EventQuery { Filter = request.All ? about : Filter.And(about, s_decided), From = from, To = to, Order = QueryOrder.OldestFirst, Limit = limit, After = after };
        do
        {
            var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            var others = page.Events.Count == 0 && !request.All
                && (await reader.QueryAsync(query with { Filter = about, After = null, Limit = 1 }, cancellationToken).ConfigureAwait(false)).Events.Count > 0;
            query = query with { After = page.Next };
            yield return new TimelineAnswer(request.Asset, page.Events, page.Next?.ToString(), others);
        }
        while (query.After is not null);
    }
}
