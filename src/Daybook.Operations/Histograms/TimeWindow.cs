using Daybook.Operations.Selecting;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Histograms;

/// <summary>The time that selected events take up.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">The moment behind the last.</param>
internal sealed record TimeWindow(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The bounds that were asked for, and where there is none the first or the last of the events; null: there are no events.</summary>
    public static async ValueTask<TimeWindow?> FindAsync(JournalReader reader, SelectedEvents selected, CancellationToken cancellationToken)
    {
        var query = new EventQuery { Filter = selected.Filter, From = selected.From, To = selected.To, Limit = 1 };
        if ((await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Events is not [var last])
            return null;
        var to = selected.To ?? (last.OccurredAt < DateTimeOffset.MaxValue.AddMicroseconds(-1) ? last.OccurredAt.AddMicroseconds(1) : DateTimeOffset.MaxValue);
        if (selected.From is { } from)
            return new TimeWindow(from, to);
        var first = (await reader.QueryAsync(query with { Order = QueryOrder.OldestFirst }, cancellationToken).ConfigureAwait(false)).Events[0];
        return new TimeWindow(first.OccurredAt, to);
    }
}
