using System.Numerics;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Rows;
using Daybook.Statistics;

namespace Daybook.Sqlite.Reading;

/// <summary>The sums of a block, or of one of its runs, from its postings and its histograms.</summary>
internal sealed class BlockSums(ReadView view)
{
    private readonly ulong[] _marks = new ulong[(view.Head.BlockSize + 63) / 64];

    /// <summary>The sums of a whole block.</summary>
    public EventSums OfBlock(int block, IReadOnlyList<BlockRun> runs)
    {
        var times = runs[0].ReadExecutionTimes();
        foreach (var run in runs.Skip(1))
            times.Merge(run.ReadExecutionTimes());
        return Of(block, run: null, view.Blocks.Min(block), view.Blocks.Max(block), times);
    }

    /// <summary>The sums of a run; null when the block has too many values in a column to know where each is.</summary>
    public EventSums? OfRun(int block, BlockRun run)
    {
        foreach (var field in (ReadOnlySpan<PostingField>)[PostingField.Type, PostingField.Action, PostingField.Asset])
        {
            if (!view.PostingsOf(block, field).HasPositions)
                return null;
        }

        return Of(block, run, run.OccurredMin, run.OccurredMax, run.ReadExecutionTimes());
    }

    private EventSums Of(int block, BlockRun? run, long min, long max, ExecutionTimeHistogram times) => new()
    {
        FirstOccurredMicros = min,
        LastOccurredMicros = max,
        Types = Counts(block, run, PostingField.Type).ConvertAll(count =>
        {
            var type = view.Dictionaries.Types[count.Value];
            return new TypeCount(type.Name, type.Category.Name, count.Count);
        }),
        Actions = Counts(block, run, PostingField.Action, view.Dictionaries.Actions),
        Assets = Counts(block, run, PostingField.Asset, view.Dictionaries.Assets),
        ExecutionTimes = times,
    };

    private List<KeyValuePair<string, long>> Counts(int block, BlockRun? run, PostingField field, TextDictionary texts) =>
        Counts(block, run, field).ConvertAll(count => new KeyValuePair<string, long>(texts[count.Value], count.Count));

    private List<(uint Value, long Count)> Counts(int block, BlockRun? run, PostingField field)
    {
        var counts = new List<(uint, long)>();
        var postings = view.PostingsOf(block, field);
        while (postings.Next())
        {
            var count = run is null ? postings.Count : CountIn(run, postings);
            if (count > 0)
                counts.Add((postings.Value, count));
        }

        return counts;
    }

    private int CountIn(BlockRun run, in PostingList postings)
    {
        Array.Clear(_marks);
        postings.MarkPositions(_marks);
        var count = 0;
        var (first, last) = (run.Start, run.Start + run.Length - 1);
        for (var word = first >> 6; word <= last >> 6; word++)
        {
            var bits = _marks[word];
            if (word == first >> 6)
                bits &= ulong.MaxValue << (first & 63);
            if (word == last >> 6)
                bits &= ulong.MaxValue >> (63 - (last & 63));
            count += BitOperations.PopCount(bits);
        }

        return count;
    }
}
