using System.Runtime.CompilerServices;
using Daybook.Operations.Selecting;
using Daybook.Storage;

namespace Daybook.Operations.Querying;

/// <summary>The events that a filter selects, page by page.</summary>
public static class QueryOperation
{
    /// <summary>One page.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<QueryAnswer> RunAsync(OperationContext context, QueryRequest request, CancellationToken cancellationToken = default)
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
    public static async IAsyncEnumerable<QueryAnswer> PagesAsync(
        OperationContext context, QueryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = await ReadAsync(context, request, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        do
        {
            var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            var unknown = page.Events.Count > 0 || query.After is not null ? [] : await UnknownName.FindAsync(reader, query.Filter, cancellationToken).ConfigureAwait(false);
            query = query with { After = page.Next };
            yield return new QueryAnswer(page.Events, page.Next?.ToString(), unknown);
        }
        while (query.After is not null);
    }

    /// <summary>How the filter narrows the search; reads one page.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<QueryPlanAnswer> PlanAsync(OperationContext context, QueryRequest request, CancellationToken cancellationToken = default)
    {
        var query = await ReadAsync(context, request, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var work = (await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Work;
        var filter = query.Filter is null ? null : await reader.ResolveAsync(query.Filter, cancellationToken).ConfigureAwait(false);
        return new QueryPlanAnswer(filter?.Plan.Describe() ?? ["no filter: every event in the window"], work.BlocksTotal, work.BlocksRead, work.RowsRead);
    }

    private static async ValueTask<EventQuery> ReadAsync(OperationContext context, QueryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var (limit, after) = (Paging.Limit(request.Limit), Paging.Cursor(request.After));
        var (filter, from, to) = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        return new EventQuery { Filter = filter, From = from, To = to, Order = request.Order, Limit = limit, After = after };
    }
}
