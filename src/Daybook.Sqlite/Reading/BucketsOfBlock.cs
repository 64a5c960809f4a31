using Daybook.Statistics;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Finds the bucket of each event of a block. In an ordered run time never falls, so that between two events of one bucket all are of it: only where buckets change are times read.
/// </summary>
internal sealed class BucketsOfBlock(ReadView view, EventCounter counter)
{
    // A scan passes over four rows in the time of one look-up, roughly: halving further would cost more than reading on.
    private const int Scanned = 16;

    private readonly int[] _buckets = new int[view.Head.BlockSize];
    private long _firstId;

    /// <summary>The bucket of each position, -1: none. It is the same array each time.</summary>
    /// <exception cref="InvalidDataException">The block is damaged.</exception>
    public int[] Of(int block)
    {
        var (runs, areOrdered) = view.Runs(block);
        _firstId = view.IdsOf(block).FirstId;
        foreach (var run in runs)
        {
            var (first, last) = (run.Start, run.Start + run.Length - 1);
            if (run.OccurredMax < counter.MinMicros || run.OccurredMin > counter.MaxMicros)
                Fill(first, last, -1);
            else if (areOrdered)
                Split(first, last, Place(run.OccurredMin), Place(run.OccurredMax));
            else if (counter.BucketOf(run.OccurredMin) is >= 0 and var bucket && bucket == counter.BucketOf(run.OccurredMax))
                Fill(first, last, bucket);
            else
                Scan(first, last);
        }

        return _buckets;
    }

    private void Split(int first, int last, int from, int to)
    {
        if (from == to)
        {
            Fill(first, last, from >= 0 && from < int.MaxValue ? from : -1);
            return;
        }

        if (last - first < Scanned)
        {
            Scan(first, last);
            return;
        }

        var middle = first + ((last - first) / 2);
        var between = Place(view.Occurred(_firstId + middle));
        Split(first, middle, from, between);
        Split(middle + 1, last, between, to);
    }

    private void Scan(int first, int last)
    {
        var position = first;
        foreach (var occurred in view.Occurred(_firstId + first, _firstId + last))
            _buckets[position++] = counter.BucketOf(occurred);
        if (position != last + 1)
            throw new InvalidDataException($"Event {_firstId + position} is missing.");
    }

    private void Fill(int first, int last, int bucket) => Array.Fill(_buckets, bucket, first, last - first + 1);

    // Before all buckets -1, behind them the largest number: two events on the same side have none between them that is in one.
    private int Place(long occurred) => occurred > counter.MaxMicros ? int.MaxValue : counter.BucketOf(occurred);
}
