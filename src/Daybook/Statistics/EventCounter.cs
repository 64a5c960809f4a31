using System.Runtime.InteropServices;
using Daybook.Events;

namespace Daybook.Statistics;

/// <summary>Counts events per bucket of time and value of a column. Not safe for several threads.</summary>
public sealed class EventCounter
{
    private readonly CountBy _by;
    private readonly long[] _bounds;
    private readonly Dictionary<(int Bucket, string Value), long> _counts = [];
    private readonly long[] _without;
    private int _recent;

    /// <summary>Starts at zero.</summary>
    /// <exception cref="ArgumentException">The query is not valid (<see cref="EventCountsQuery.Validate"/>).</exception>
    public EventCounter(EventCountsQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        _by = query.By;
        _bounds = [.. query.Bounds.Select(Ceiling)];
        _without = new long[_bounds.Length - 1];
    }

    /// <summary>The earliest time that is counted, in microseconds.</summary>
    public long MinMicros => _bounds[0];

    /// <summary>The latest time that is counted, in microseconds.</summary>
    public long MaxMicros => _bounds[^1] - 1;

    /// <summary>The bucket that a time falls into; -1: none.</summary>
    /// <param name="occurredMicros">The time, in microseconds.</param>
    public int BucketOf(long occurredMicros)
    {
        // Neighbours in a journal mostly fall into the same bucket.
        if (occurredMicros >= _bounds[_recent] && occurredMicros < _bounds[_recent + 1])
            return _recent;
        if (occurredMicros < MinMicros || occurredMicros > MaxMicros)
            return -1;
        var found = Array.BinarySearch(_bounds, occurredMicros);
        return _recent = found >= 0 ? LastOf(found) : ~found - 1;
    }

    /// <summary>Counts one event when it falls into a bucket.</summary>
    public void Add(PortfolioEvent counted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        if (BucketOf(counted.Fields.OccurredMicros) is >= 0 and var bucket)
            Add(bucket, ValueOf(counted), 1);
    }

    /// <summary>Counts events.</summary>
    /// <param name="bucket">Their bucket.</param>
    /// <param name="value">The column's value; null: they have none.</param>
    /// <param name="count">How many.</param>
    public void Add(int bucket, string? value, long count)
    {
        if (value is null)
            _without[bucket] += count;
        else
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, (bucket, value), out _) += count;
    }

    /// <summary>What was counted so far, by bucket and then by value; nothing is listed of buckets and values without events.</summary>
    public IReadOnlyList<EventCount> Build() =>
    [
        .. _counts.Select(one => new EventCount(one.Key.Bucket, one.Key.Value, one.Value))
            .Concat(_without.Select((count, bucket) => new EventCount(bucket, null, count)))
            .Where(one => one.Count > 0)
            .OrderBy(one => one.Bucket).ThenBy(one => one.Value, StringComparer.Ordinal),
    ];

    private string? ValueOf(PortfolioEvent counted) => _by switch
    {
        CountBy.Category => counted.Category.Name,
        CountBy.Type => counted.Type.Name,
        CountBy.Asset => counted.Asset,
        _ => counted.Action,
    };

    // Bounds less than a microsecond apart are the same for events, and the buckets between them are empty.
    private int LastOf(int found)
    {
        while (found + 1 < _bounds.Length && _bounds[found + 1] == _bounds[found])
            found++;
        return found;
    }

    // Events have whole microseconds, so a bound between two of them admits the same events as the later one.
    private static long Ceiling(DateTimeOffset bound)
    {
        var micros = Microseconds.From(bound);
        return bound.UtcTicks % TimeSpan.TicksPerMicrosecond == 0 ? micros : micros + 1;
    }
}
