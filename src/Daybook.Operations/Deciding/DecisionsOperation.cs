using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Storage;

namespace Daybook.Operations.Deciding;

/// <summary>The decisions that a journal holds, whoever made them, page by page.</summary>
public static class DecisionsOperation
{
    private const int LeastRead = 200;
    private const int MostRead = 2_000;

    // Which events may record a decision. Most scores do not: those of assets that are held, and those that the selection took.
    private static readonly Filter s_candidates = Filter.Parse(
        "asset is not null and (type in ('decision', 'rebalancing_target_approved', 'rebalancing_target_denied', 'position_hold', 'position_decay')"
        + " or (type in ('position_open', 'position_adjust', 'position_close') and metadata is not null)"
        + " or (type in ('asset_scored', 'threshold_breach') and metadata.selection is not null))",
        default);

    /// <summary>One page, the newest first.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<DecisionsAnswer> RunAsync(OperationContext context, DecisionsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Asset is { Length: 0 })
            throw new RefusedException(RefusalCode.MissingValue, "asset", "the asset name is empty");
        if (request.DecidedBy is { Length: 0 })
            throw new RefusedException(RefusalCode.MissingValue, "decided_by", "the name is empty");
        var (limit, after) = (Paging.Limit(request.Limit), Paging.Cursor(request.After));
        var (filter, from, to) = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var query = new EventQuery { Filter = Narrowed(request, filter), From = from, To = to, Limit = Math.Clamp(limit + 1, LeastRead, MostRead), After = after };
        var books = await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false);
        var epoch = (await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Epoch;
        List<DecisionRow> rows = [];
        PortfolioEvent? last = null;
        await foreach (var recorded in reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (DecisionRow.Of(recorded, books.Of(recorded.Origin, recorded.SessionId).Name) is not { } row || !IsAsked(request, row))
                continue;
            if (rows.Count == limit)
                return new DecisionsAnswer(rows, new QueryCursor(epoch, Microseconds.From(last!.OccurredAt), last.Id).ToString(), []);
            rows.Add(row);
            last = recorded;
        }

        return new DecisionsAnswer(rows, null, rows.Count > 0 || after is not null ? [] : await UnknownName.FindAsync(reader, filter, cancellationToken).ConfigureAwait(false));
    }

    private static Filter Narrowed(DecisionsRequest request, Filter? filter)
    {
        List<Filter> all = [s_candidates];
        if (filter is not null)
            all.Add(filter);
        if (request.Asset is { } asset)
            all.Add(Filter.Equal(EventField.Asset, asset));
        if (request.Refused)
            all.Add(Blocked.Candidates);
        return all.Count == 1 ? all[0] : Filter.And([.. all]);
    }

    private static bool IsAsked(DecisionsRequest request, DecisionRow row) =>
        (request.Action is not { } action || row.Action == action)
        && (request.DecidedBy is not { } decider || row.DecidedBy == decider)
        && (!request.Refused || row.Refused);
}
