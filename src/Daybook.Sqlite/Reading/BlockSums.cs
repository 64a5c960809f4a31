using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Rows;
using Daybook.Statistics;

namespace Daybook.Sqlite.Reading;

/// <summary>The sums of a block, or of some of its runs, from its postings and its histograms.</summary>
internal sealed class BlockSums(ReadView view)
{
    private readonly ulong[] _wanted = new ulong[(view.Head.BlockSize + 63) / 64];

    /// <summary>The sums of some runs.</summary>
    /// <param name="block">The block.</param>
    /// <param name="runs">All of its runs.</param>
    /// <param name="wanted">Those that are wanted, at least one.</param>
    /// <returns>Null when not all runs are wanted and the block has too many values in a column to know where each is.</returns>
    public EventSums? Of(int block, BlockRun[] runs, BlockRun[] wanted)
    {
        var isWhole = wanted.Length == runs.Length;
        Mark(wanted);
        if (Counts(block, PostingField.Type, isWhole) is not { } types
            || Counts(block, PostingField.Action, isWhole) is not { } actions
            || Counts(block, PostingField.Asset, isWhole) is not { } assets)
        {
            return null;
        }

        var times = wanted[0].ReadExecutionTimes();
        foreach (var run in wanted.AsSpan(1))
            times.Merge(run.ReadExecutionTimes());
        return new EventSums
        {
            FirstOccurredMicros = wanted.Min(run => run.OccurredMin),
            LastOccurredMicros = wanted.Max(run => run.OccurredMax),
            Types = types.ConvertAll(count =>
            {
                var type = view.Dictionaries.Types[count.Value];
                return new TypeCount(type.Name, type.Category.Name, count.Count);
            }),
            Actions = Named(actions, view.Dictionaries.Actions),
            Assets = Named(assets, view.Dictionaries.Assets),
            ExecutionTimes = times,
        };
    }

    private static List<KeyValuePair<string, long>> Named(List<(uint Value, long Count)> counts, TextDictionary texts) =>
        counts.ConvertAll(count => new KeyValuePair<string, long>(texts[count.Value], count.Count));

    private List<(uint Value, long Count)>? Counts(int block, PostingField field, bool isWhole)
    {
        var counts = new List<(uint, long)>();
        var postings = view.PostingsOf(block, field);
        if (!isWhole && !postings.HasPositions)
            return null;
        while (postings.Next())
        {
            var count = isWhole ? postings.Count : postings.CountAt(_wanted);
            if (count > 0)
                counts.Add((postings.Value, count));
        }

        return counts;
    }

    private void Mark(BlockRun[] wanted)
    {
        Array.Clear(_wanted);
        foreach (var run in wanted)
        {
            var (first, last) = (run.Start, run.Start + run.Length - 1);
            for (var word = first >> 6; word <= last >> 6; word++)
            {
                var bits = ulong.MaxValue;
                if (word == first >> 6)
                    bits &= ulong.MaxValue << (first & 63);
                if (word == last >> 6)
                    bits &= ulong.MaxValue >> (63 - (last & 63));
                _wanted[word] |= bits;
            }
        }
    }
}
