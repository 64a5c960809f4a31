using Daybook.Operations.Selecting;
using Daybook.Statistics;

namespace Daybook.Operations.Histograms;

/// <summary>How many events there are per stretch of time on the calendar.</summary>
public static class HistogramOperation
{
    private const int MostAsked = 1_000;
    private const int MostOfWidth = 10_000;

    /// <summary>Counts.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read, or the window has too many stretches of that length.</exception>
    public static async Task<HistogramAnswer> RunAsync(OperationContext context, HistogramRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Buckets is < 1 or > MostAsked)
            throw new RefusedException(RefusalCode.InvalidValue, "buckets", FormattableString.Invariant($"{request.Buckets:N0} is outside 1 to {MostAsked:N0}"));
        var selected = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var narrowed = request.By != HistogramKey.Protection ? selected
            : selected with { Filter = selected.Filter is { } filter ? Filters.Filter.And(filter, Blocked.Candidates) : Blocked.Candidates };
        if (await TimeWindow.FindAsync(reader, narrowed, cancellationToken).ConfigureAwait(false) is not { } window)
        {
            var unknown = await UnknownName.FindAsync(reader, selected.Filter, cancellationToken).ConfigureAwait(false);
            return new HistogramAnswer(request.By, null, 0, LargestFirst([]), []) { UnknownNames = unknown };
        }

        var width = request.Width ?? BucketBounds.Choose(window.From, window.To, request.Buckets);
        if (BucketBounds.Count(window.From, window.To, width, MostOfWidth + 1) > MostOfWidth)
            throw new RefusedException(RefusalCode.InvalidValue, "width", FormattableString.Invariant($"the window has more than {MostOfWidth:N0} such stretches; narrow it, or choose longer ones"));
        DateTimeOffset[] bounds = [.. BucketBounds.Bounds(window.From, window.To, width)];
        var counts = await KeyedCounts.CountAsync(reader, selected.Filter, request.By, bounds, cancellationToken).ConfigureAwait(false);
        return Answer(request.By, width, bounds, counts);
    }

    private static HistogramAnswer Answer(HistogramKey by, BucketWidth width, DateTimeOffset[] bounds, IReadOnlyList<EventCount> counts)
    {
        var of = counts.ToLookup(count => count.Bucket);
        HistogramBucket[] buckets = [.. Enumerable.Range(0, bounds.Length - 1).Select(bucket => new HistogramBucket(bounds[bucket], bounds[bucket + 1], Total(by, of[bucket]), ByKey(of[bucket])))];
        return new HistogramAnswer(by, width, buckets.Sum(bucket => bucket.Total), ByKey(counts), buckets);
    }

    // What several protections blocked is counted for each of them, and once where there is no key.
    private static long Total(HistogramKey by, IEnumerable<EventCount> counts) => counts.Where(count => by != HistogramKey.Protection || count.Value is null).Sum(count => count.Count);

    private static OrderedDictionary<string, long> ByKey(IEnumerable<EventCount> counts) =>
        LargestFirst(counts.Where(count => count.Value is not null).GroupBy(count => count.Value!, StringComparer.Ordinal).Select(key => KeyValuePair.Create(key.Key, key.Sum(count => count.Count))));

    private static OrderedDictionary<string, long> LargestFirst(IEnumerable<KeyValuePair<string, long>> counts) =>
        new(counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal), StringComparer.Ordinal);
}
