using System.Runtime.CompilerServices;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Tailing;

/// <summary>A journal's newest events, and each new one as any process records it.</summary>
public static class TailOperation
{
    private const int MostLines = 1_000_000;
    private const int Chunk = 1_024;

    /// <summary>The newest events. Following goes on behind them.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<TailAnswer> RunAsync(OperationContext context, TailRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Lines is < 0 or > MostLines)
            throw new RefusedException(RefusalCode.InvalidValue, "lines", FormattableString.Invariant($"{request.Lines:N0} is outside 0 to {MostLines:N0}"));
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var filter = (await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false)).AsFilter();
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        var events = await LastAsync(reader, head, filter, request.Lines, cancellationToken).ConfigureAwait(false);
        var unknown = events.Count > 0 ? [] : await UnknownName.FindAsync(reader, filter, cancellationToken).ConfigureAwait(false);
        return new TailAnswer(events, new JournalPosition(head.Epoch, head.Count).ToString(), unknown);
    }

    /// <summary>Each event behind the place that is named, and then each new one, without a gap or a duplicate, an answer each. Ends by its cancellation alone, or an error.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    /// <exception cref="PositionLostException">The journal lost the event that the place stands behind.</exception>
    public static async IAsyncEnumerable<TailAnswer> FollowAsync(OperationContext context, TailRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var after = default(JournalPosition);
        if (request.After is { } text && !JournalPosition.TryParse(text, out after))
            throw new RefusedException(RefusalCode.InvalidValue, "after", $"'{text}' is no place in a journal; take it from an answer");
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var filter = (await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false)).AsFilter();
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        if (request.After is null)
            after = new JournalPosition(head.Epoch, head.Count);

        // Whoever goes on later has the epoch from before the following: one that is too old is checked again.
        await foreach (var entry in reader.SubscribeAsync(filter, after, cancellationToken).ConfigureAwait(false))
            yield return new TailAnswer([entry], new JournalPosition(head.Epoch, entry.Id).ToString(), []);
    }

    private static async Task<List<PortfolioEvent>> LastAsync(JournalReader reader, JournalHead head, Filter? filter, int count, CancellationToken cancellationToken)
    {
        var last = new List<PortfolioEvent>();
        filter = filter is null ? null : await reader.ResolveAsync(filter, cancellationToken).ConfigureAwait(false);
        for (var end = head.Count; end > 0 && last.Count < count; end -= Chunk)
        {
            var from = Math.Max(1, end - Chunk + 1);
            var chunk = await reader.Source.ReadAsync(from, (int)(end - from + 1), cancellationToken).ConfigureAwait(false);
            last.AddRange(chunk.Where(entry => filter?.Matches(entry) ?? true).Reverse().Take(count - last.Count));
        }

        last.Reverse();
        return last;
    }
}
