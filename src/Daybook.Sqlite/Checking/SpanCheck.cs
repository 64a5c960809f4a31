using System.Globalization;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Spans;

namespace Daybook.Sqlite.Checking;

/// <summary>Makes every span anew from the postings below it, which were compared with the events before, and compares.</summary>
internal static class SpanCheck
{
    public static void Check(ReadView view, Action<VerifyFinding> find, CancellationToken cancellationToken)
    {
        var builder = new SpanBuilder(view.Head.BlockSize);
        var rows = 0L;
        for (var level = 1; level <= SpanId.TopLevel(view.Head.SealedBlocks); level++)
        {
            for (var number = 0L; number < SpanId.Complete(view.Head.SealedBlocks, level); number++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var span = new SpanId(level, number);
                if (Differs(span, builder, view, ref rows))
                    find(new VerifyFinding("span", string.Create(CultureInfo.InvariantCulture, $"Span {number:N0} of level {level} is not what the postings below it give."), view.IdsOf(span.FirstBlock).FirstId, view.IdsOf(span.EndBlock).FirstId - 1));
            }
        }

        if (view.Database.QueryInteger("SELECT count(*) FROM span") != rows)
            find(new VerifyFinding("span", "There are more or fewer rows of spans than the blocks give."));
    }

    private static bool Differs(SpanId span, SpanBuilder builder, ReadView view, ref long rows)
    {
        try
        {
            builder.Clear();
            for (var child = 0; child < SpanId.Children; child++)
            {
                if (span.Level == 1)
                    builder.Add(child, view.Postings.Read(span.FirstChild + child));
                else
                    builder.Add(child, view.Spans.Read(span.Child(child)));
            }

            var expected = SpanTable.Encode(builder.Take());
            rows += expected.Count;
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
