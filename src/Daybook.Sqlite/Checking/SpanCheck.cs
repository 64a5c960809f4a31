using System.Globalization;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Spans;

namespace Daybook.Sqlite.Checking;

/// <summary>Rebuilds every span from the postings below it, which were already compared with the events, and compares.</summary>
internal sealed class SpanCheck(ReadView view, Action<VerifyFinding> find)
{
    private readonly SpanBuilder _builder = new(view.Head.BlockSize);
    private long _rows;

    /// <summary>Checks all spans.</summary>
    public void Check(CancellationToken cancellationToken)
    {
        for (var level = 1; level <= SpanId.TopLevel(view.Head.SealedBlocks); level++)
        {
            for (var number = 0L; number < SpanId.Complete(view.Head.SealedBlocks, level); number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Check(new SpanId(level, number));
            }
        }

        CheckRows();
    }

    /// <summary>Checks the spans that a block completes.</summary>
    public void CheckCompletedBy(long block)
    {
        foreach (var span in SpanId.CompletedBy(block))
            Check(span);
    }

    /// <summary>Compares the number of rows, after all spans were checked.</summary>
    public void CheckRows()
    {
        if (view.Database.QueryInteger("SELECT count(*) FROM span") != _rows)
            find(new VerifyFinding("span", "The number of span rows does not match the blocks."));
    }

    private void Check(SpanId span)
    {
        if (Differs(span))
            find(new VerifyFinding("span", string.Create(CultureInfo.InvariantCulture, $"Span {span.Number:N0} of level {span.Level} does not match the postings below it."), view.IdsOf(span.FirstBlock).FirstId, view.IdsOf(span.EndBlock).FirstId - 1));
    }

    private bool Differs(SpanId span)
    {
        try
        {
            _builder.Clear();
            for (var child = 0; child < SpanId.Children; child++)
            {
                if (span.Level == 1)
                    _builder.Add(child, view.Postings.Read(span.FirstChild + child));
                else
                    _builder.Add(child, view.Spans.Read(span.Child(child)));
            }

            var expected = SpanTable.Encode(_builder.Take());
            _rows += expected.Count;
            var stored = view.Spans.ReadRows(span);
            return stored.Count != expected.Count || !stored.Zip(expected).All(pair =>
                pair.First.Part == pair.Second.Part && pair.First.First == pair.Second.First && pair.First.Data.AsSpan().SequenceEqual(pair.Second.Data));
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            return true;
        }
    }
}
