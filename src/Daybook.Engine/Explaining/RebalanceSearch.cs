using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Engine.Explaining;

/// <summary>
/// Finds rebalances of the engine in one portfolio of a journal, by time: only their first events are read, those around the time that is asked for, and the starts of their
/// sessions, which say whose they are and by which settings.
/// </summary>
internal sealed class RebalanceSearch(JournalReader reader, SessionRuns sessions)
{
    private const int PageSize = 32;

    private static readonly Filter Starts = Filter.And(Filter.Equal(EventField.Type, EventTypes.PortfolioRebalanceStart.Name), Filter.IsNull(EventField.Origin), Filter.Not(Filter.IsNull(EventField.Session)));

    private readonly Dictionary<string, bool> _isEngines = new(StringComparer.Ordinal);

    /// <summary>The rebalances of one UTC day, the oldest first.</summary>
    public async Task<List<PortfolioEvent>> OnAsync(PortfolioBook book, DateOnly date, CancellationToken cancellationToken)
    {
        var found = new List<PortfolioEvent>();
        await foreach (var start in WithinAsync(book, StartOf(date), EndOf(date), QueryOrder.OldestFirst, cancellationToken).ConfigureAwait(false))
            found.Add(start);
        return found;
    }

    /// <summary>The last rebalance before a UTC day, or null.</summary>
    public Task<PortfolioEvent?> BeforeAsync(PortfolioBook book, DateOnly date, CancellationToken cancellationToken) => FirstAsync(book, null, StartOf(date), QueryOrder.NewestFirst, cancellationToken);

    /// <summary>The first rebalance after a UTC day, or null.</summary>
    public async Task<PortfolioEvent?> AfterAsync(PortfolioBook book, DateOnly date, CancellationToken cancellationToken) =>
        EndOf(date) is { } end ? await FirstAsync(book, end, null, QueryOrder.OldestFirst, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>The last rebalance that was decided at a time and recorded before an event, or null.</summary>
    public async Task<PortfolioEvent?> DecidedAtAsync(PortfolioBook book, DateTimeOffset at, long beforeId, CancellationToken cancellationToken)
    {
        await foreach (var start in WithinAsync(book, at, at.AddTicks(TimeSpan.TicksPerMicrosecond), QueryOrder.NewestFirst, cancellationToken).ConfigureAwait(false))
        {
            if (start.Id < beforeId)
                return start;
        }

        return null;
    }

    private async Task<PortfolioEvent?> FirstAsync(PortfolioBook book, DateTimeOffset? from, DateTimeOffset? to, QueryOrder order, CancellationToken cancellationToken)
    {
        await foreach (var start in WithinAsync(book, from, to, order, cancellationToken).ConfigureAwait(false))
            return start;
        return null;
    }

    private async IAsyncEnumerable<PortfolioEvent> WithinAsync(
        PortfolioBook book, DateTimeOffset? from, DateTimeOffset? to, QueryOrder order, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new EventQuery { Filter = Starts, From = from, To = to, Order = order, Limit = PageSize };
        await foreach (var start in reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (await sessions.OfAsync(start.SessionId, cancellationToken).ConfigureAwait(false) == book && await IsEnginesAsync(start.SessionId!, cancellationToken).ConfigureAwait(false))
                yield return start;
        }
    }

    private async ValueTask<bool> IsEnginesAsync(string session, CancellationToken cancellationToken)
    {
        if (!_isEngines.TryGetValue(session, out var known))
            _isEngines.Add(session, known = await sessions.FindStartAsync(session, cancellationToken).ConfigureAwait(false) is { } start && RunFacts.AreIn(start));
        return known;
    }

    private static DateTimeOffset StartOf(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static DateTimeOffset? EndOf(DateOnly date) => date == DateOnly.MaxValue ? null : StartOf(date.AddDays(1));
}
