using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Spans;

namespace Daybook.Sqlite.Writing;

/// <summary>
/// Seals the blocks that a group fills and makes the spans that they complete, on the second thread behind the hashing, while rows are written. What a span needs from
/// earlier groups is read by the caller's thread, whose connection it is.
/// </summary>
internal sealed class GroupSealing(PostingTable postings, SpanTable spans, int blockSize)
{
    private readonly SpanBuilder _builder = new(blockSize);
    private readonly List<Task<Part>> _parts = [];

    // Only the second thread's, from the first block of a group to the last.
    private readonly Dictionary<long, byte[][]> _postings = [];
    private readonly Dictionary<SpanId, SpanContent> _spans = [];
    private long _firstBlock;
    private Task _before = Task.CompletedTask;
    private bool _onAnotherThread;

    /// <summary>A block that the group has filled.</summary>
    /// <param name="Block">The builder that collected it.</param>
    /// <param name="Content">What the block keeps.</param>
    /// <param name="Spans">The spans that it completes, from level 1, as rows.</param>
    public sealed record Part(BlockBuilder Block, SealedBlock Content, IReadOnlyList<(SpanId Span, IReadOnlyList<(SpanPart Part, uint First, byte[] Data)> Rows)> Spans);

    /// <summary>Begins a group.</summary>
    /// <param name="firstBlock">The number of the block that is filled next.</param>
    /// <param name="before">What the second thread has to do first.</param>
    /// <param name="onAnotherThread">False: at once, on the caller's thread.</param>
    public void Start(long firstBlock, Task before, bool onAnotherThread)
    {
        _parts.Clear();
        _postings.Clear();
        _spans.Clear();
        (_firstBlock, _before, _onAnotherThread) = (firstBlock, before, onAnotherThread);
    }

    /// <summary>Takes the next full block. The builder may be used again when the group is finished.</summary>
    public void Add(BlockBuilder full)
    {
        var block = _firstBlock + _parts.Count;
        var (earlierPostings, earlierSpans) = (EarlierPostings(block), EarlierSpans(block));
        Task<Part> part;
        if (_onAnotherThread)
            part = _before.ContinueWith(_ => Make(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        else
            part = Task.FromResult(Make());
        _parts.Add(part);
        _before = part;

        Part Make()
        {
            foreach (var (number, lists) in earlierPostings)
                _postings.Add(number, lists);
            foreach (var (span, content) in earlierSpans)
                _spans.Add(span, content);
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
        _postings.Add(block, content.Postings);
        var made = new List<(SpanId, IReadOnlyList<(SpanPart, uint, byte[])>)>();
        foreach (var span in SpanId.CompletedBy(block))
        {
            var spanContent = _builder.Build(span, number => _postings[number], child => _spans[child]);
            _spans.Add(span, spanContent);
            made.Add((span, SpanTable.Encode(spanContent)));
        }

        return new Part(full, content, made);
    }

    /// <summary>The postings from before this group that the spans completed by a block are made from.</summary>
    private List<(long, byte[][])> EarlierPostings(long block)
    {
        var earlier = new List<(long, byte[][])>();
        foreach (var span in SpanId.CompletedBy(block).Take(1))
        {
            for (var child = span.FirstChild; child < _firstBlock; child++)
                earlier.Add((child, postings.Read(child)));
        }

        return earlier;
    }

    /// <summary>The spans from before this group that the higher spans completed by a block are made from.</summary>
    private List<(SpanId, SpanContent)> EarlierSpans(long block)
    {
        var earlier = new List<(SpanId, SpanContent)>();
        foreach (var span in SpanId.CompletedBy(block).Skip(1))
        {
            for (var child = span.FirstChild; child < SpanId.Complete(_firstBlock, span.Level - 1); child++)
                earlier.Add((new SpanId(span.Level - 1, child), spans.Read(new SpanId(span.Level - 1, child))));
        }

        return earlier;
    }
}
