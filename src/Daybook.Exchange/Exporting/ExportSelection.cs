using System.Runtime.CompilerServices;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Exchange.Exporting;

/// <summary>
/// The events of a snapshot that are selected, by id. The store orders a query's events by time, so it is asked for one stretch of ids after another: little
/// memory is needed, however many there are, and the store's index passes over what does not match.
/// </summary>
internal sealed class ExportSelection(IEventSource source, ExportOptions options, JournalHead snapshot)
{
    /// <summary>The ids of one stretch.</summary>
    public const int Stretch = 8_192;

    /// <summary>Reads the selected events of each stretch, and the last id of it.</summary>
    /// <exception cref="IOException">The journal lost events of the snapshot in the meantime.</exception>
    public async IAsyncEnumerable<(long LastId, IReadOnlyList<PortfolioEvent> Events)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var first = 1L; first <= snapshot.Count; first += Stretch)
        {
            var last = Math.Min(first + Stretch - 1, snapshot.Count);
            var page = await source.QueryAsync(Query(first, last), cancellationToken).ConfigureAwait(false);
            yield return (last, [.. page.Events.OrderBy(row => row.Id)]);
        }

        var now = await source.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        if (now.Epoch != snapshot.Epoch || now.Count < snapshot.Count)
            throw new IOException("The journal lost events while it was exported; see what verify says of it, and export it again.");
    }

    private EventQuery Query(long first, long last)
    {
        var ids = Filter.And(
            Filter.Compare(EventField.Id, CompareOperator.GreaterOrEqual, first),
            Filter.Compare(EventField.Id, CompareOperator.LessOrEqual, last));
        return new EventQuery
        {
            Filter = options.Filter is { } filter ? Filter.And(ids, filter) : ids,
            From = options.From,
            To = options.To,
            Order = QueryOrder.OldestFirst,
            Limit = Stretch,
        };
    }
}
