using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Operations.Histograms;

/// <summary>Counts events per stretch of time by a key.</summary>
internal static class KeyedCounts
{
    private const int PageSize = 2_000;

    /// <summary>The counts, by bucket and then by key. A key of null is of events that have none; with protections it stands for what is counted of all events, so that those of several count once.</summary>
    public static async ValueTask<IReadOnlyList<EventCount>> CountAsync(
        JournalReader reader, Filter? filter, HistogramKey by, IReadOnlyList<DateTimeOffset> bounds, CancellationToken cancellationToken)
    {
        var query = new EventCountsQuery
        {
            Filter = filter,
            Bounds = bounds,
            By = by switch
            {
                HistogramKey.Type => CountBy.Type,
                HistogramKey.Asset => CountBy.Asset,
                HistogramKey.Action => CountBy.Action,
                _ => CountBy.Category,
            },
        };
        if (by != HistogramKey.Protection)
            return await reader.CountAsync(query, cancellationToken).ConfigureAwait(false);

        // Which rule blocked is in the metadata, which has to be read.
        var counter = new EventCounter(query);
        var candidates = new EventQuery { Filter = filter is null ? Blocked.Candidates : Filter.And(filter, Blocked.Candidates), From = bounds[0], To = bounds[^1], Limit = PageSize };
        await foreach (var happened in reader.QueryAllAsync(candidates, cancellationToken).ConfigureAwait(false))
        {
            if (!Blocked.Is(happened) || counter.BucketOf(Microseconds.From(happened.OccurredAt)) is not (>= 0 and var bucket))
                continue;
            counter.Add(bucket, null, 1);
            foreach (var rule in Blocked.By(happened))
                counter.Add(bucket, rule, 1);
        }

        return counter.Build();
    }
}
