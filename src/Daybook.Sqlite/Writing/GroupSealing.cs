using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Spans;

namespace Daybook.Sqlite.Writing;

/// <summary>
/// Seals the blocks that a group fills and makes the spans that they complete, on the second thread behind the hashing, while rows are written. A span is put together as
/// its blocks are sealed; what was sealed by others, or before, is read when the span is complete, by the caller's thread, whose connection it is.
/// </summary>
internal sealed class GroupSealing(PostingTable postings, SpanTable spans, int blockSize)
{
    private readonly List<Task<Part>> _parts = [];

    // The second thread's, a builder per level.
    private readonly List<SpanBuilder> _builders = [];

    private long _firstBlock;
    private long _sealedHereSince;
    private int _generation;
    private bool _isInterrupted;
    private Task _before = Task.CompletedTask;
    private bool _onAnotherThread;

    /// <summary>A block that the group has filled.</summary>
    /// <param name="Block">The builder that collected it.</param>
    /// <param name="Content">What the block keeps.</param>
    /// <param name="Spans">The spans that it completes, from level 1, as rows.</param>
    public sealed record Part(BlockBuilder Block, SealedBlock Content, IReadOnlyList<(SpanId Span, IReadOnlyList<(SpanPart Part, uint First, byte[] Data)> Rows)> Spans);

    /// <summary>Begins a group.</summary>
    /// <param name="firstBlock">The number of the block that is filled next.</param>
    /// <param name="generation">Changes when what was written before may not be in the file, or may be something else there.</param>
    /// <param name="before">What the second thread has to do first.</param>
    /// <param name="onAnotherThread">False: at once, on the caller's thread.</param>
    public void Start(long firstBlock, int generation, Task before, bool onAnotherThread)
    {
        _isInterrupted |= generation != _generation || firstBlock != _firstBlock + _parts.Count;
        if (_isInterrupted)
            _sealedHereSince = firstBlock;
        (_firstBlock, _generation, _before, _onAnotherThread) = (firstBlock, generation, before, onAnotherThread);
        _parts.Clear();
    }

    /// <summary>Takes the next full block. The builder may be used again when the group is finished.</summary>
    public void Add(BlockBuilder full)
    {
        var block = _firstBlock + _parts.Count;
        var (missingBlocks, missingSpans, isInterrupted) = (MissingBlocks(block), MissingSpans(block), _isInterrupted);
        _isInterrupted = false;
        var part = _onAnotherThread
            ? _before.ContinueWith(_ => Make(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
            : Task.FromResult(Make());
        _parts.Add(part);
        _before = part;

        Part Make()
        {
            if (isInterrupted)
                _builders.ForEach(builder => builder.Clear());
            foreach (var (number, lists) in missingBlocks)
                Builder(1).Add(SpanId.ChildOf(number, 1), lists);
            foreach (var (span, content) in missingSpans)
                Builder(span.Level + 1).Add((int)(span.Number % SpanId.Children), content);
            return Seal(full, block);
        }
    }

    /// <summary>The blocks of the group in their order; waits for those that are not made yet.</summary>
    public IEnumerable<Part> Parts() => _parts.Select(part => part.GetAwaiter().GetResult());

    /// <summary>Waits until nothing is at work, whether it succeeds or not.</summary>
    public void Wait() => Task.WhenAll(_parts).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();

    private Part Seal(BlockBuilder full, long block)
    {
        var content = full.Seal();
        Builder(1).Add(SpanId.ChildOf(block, 1), content.Postings);
        var made = new List<(SpanId, IReadOnlyList<(SpanPart, uint, byte[])>)>();
        foreach (var span in SpanId.CompletedBy(block))
        {
            var spanContent = Builder(span.Level).Take();
            made.Add((span, SpanTable.Encode(spanContent)));
            Builder(span.Level + 1).Add((int)(span.Number % SpanId.Children), spanContent);
        }

        return new Part(full, content, made);
    }

    private SpanBuilder Builder(int level)
    {
        while (_builders.Count < level)
            _builders.Add(new SpanBuilder(blockSize));
        return _builders[level - 1];
    }

    /// <summary>The blocks of the span that a block completes which were not sealed here.</summary>
    private List<(long Number, byte[][] Postings)> MissingBlocks(long block)
    {
        var missing = new List<(long, byte[][])>();
        foreach (var span in SpanId.CompletedBy(block).Take(1))
        {
            for (var child = span.FirstChild; child < _sealedHereSince; child++)
                missing.Add((child, postings.Read(child)));
        }

        return missing;
    }

    /// <summary>The children of the higher spans that a block completes which were complete before.</summary>
    private List<(SpanId Span, SpanContent Content)> MissingSpans(long block)
    {
        var missing = new List<(SpanId, SpanContent)>();
        foreach (var span in SpanId.CompletedBy(block).Skip(1))
        {
            for (var child = 0; child < SpanId.Children && span.Child(child).EndBlock <= _sealedHereSince; child++)
                missing.Add((span.Child(child), spans.Read(span.Child(child))));
        }

        return missing;
    }
}
