using System.Runtime.CompilerServices;
using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Portfolios;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Series;

/// <summary>The events of one portfolio, by type, the oldest first.</summary>
internal sealed class SeriesEvents
{
    private const int PageSize = 10_000;

    private readonly JournalReader _reader;
    private readonly Filter? _own;
    private readonly DateTimeOffset? _to;

    private SeriesEvents(JournalReader reader, Filter? own, DateTimeOffset? to) => (_reader, _own, _to) = (reader, own, to);

    /// <summary>Those of a portfolio, up to some time.</summary>
    public static async ValueTask<SeriesEvents> OfAsync(JournalReader reader, RecordedRun portfolio, DateTimeOffset? to, CancellationToken cancellationToken)
    {
        var own = await portfolio.EventsAsync(reader, cancellationToken).ConfigureAwait(false);

        // What was imported is no part of the live portfolio.
        if (portfolio.Run is null)
            own = own is null ? Filter.IsNull(EventField.Origin) : Filter.And(own, Filter.IsNull(EventField.Origin));
        return new SeriesEvents(reader, own, to);
    }

    /// <summary>Reads them.</summary>
    public IAsyncEnumerable<PortfolioEvent> ReadAsync(DateTimeOffset? from, EventType[] types, CancellationToken cancellationToken) => ReadAsync(from, types, PageSize, cancellationToken);

    /// <summary>Reads them, so many at a time.</summary>
    public async IAsyncEnumerable<PortfolioEvent> ReadAsync(DateTimeOffset? from, EventType[] types, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = Filter.In(EventField.Type, [.. types.Select(type => (FilterValue)type.Name)]);
        var query = new EventQuery { Filter = _own is null ? filter : Filter.And(_own, filter), From = from, To = _to, Order = QueryOrder.OldestFirst, Limit = pageSize };
        await foreach (var happened in _reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
            yield return happened;
    }

    /// <summary>The newest of a type before some time, or null.</summary>
    public async ValueTask<PortfolioEvent?> LastBeforeAsync(DateTimeOffset time, EventType[] types, CancellationToken cancellationToken)
    {
        var filter = Filter.In(EventField.Type, [.. types.Select(type => (FilterValue)type.Name)]);
        var query = new EventQuery { Filter = _own is null ? filter : Filter.And(_own, filter), To = time, Limit = 1 };
        return (await _reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Events is [var last] ? last : null;
    }

    /// <summary>An event's metadata; what is absent or damaged says nothing.</summary>
    public static JsonDocument? FactsOf(PortfolioEvent happened)
    {
        try
        {
            return happened.Metadata?.ToDocument();
        }
        catch (JsonException)
        {
            // Damaged bytes are verify's to report.
            return null;
        }
    }
}
