using System.Runtime.CompilerServices;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>Reads a journal. Safe for several threads. Nothing that it does changes the journal.</summary>
public partial class JournalReader : IAsyncDisposable
{
    private readonly SharedFollower _shared;

    /// <summary>Reads from a store. The reader owns it and disposes it.</summary>
    public JournalReader(IEventSource source)
    {
        Source = source;
        _shared = new SharedFollower(source);
    }

    /// <summary>The store that is read.</summary>
    public IEventSource Source { get; }

    /// <summary>The journal's place for people.</summary>
    public string Location => Source.Location;

    /// <summary>Where the journal stands now.</summary>
    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) => Source.GetHeadAsync(cancellationToken);

    /// <summary>The event of that id, or null.</summary>
    public async ValueTask<PortfolioEvent?> FindAsync(long id, CancellationToken cancellationToken = default)
    {
        if (id < 1)
            return null;
        var found = await Source.ReadAsync(id, 1, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 && found[0].Id == id ? found[0] : null;
    }

    /// <summary>One page of what a query selects.</summary>
    public async ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = await ForStoreAsync(query.Filter, cancellationToken).ConfigureAwait(false);
        return await Source.QueryAsync(ReferenceEquals(filter, query.Filter) ? query : query with { Filter = filter }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Everything that a query selects, read page by page; <see cref="EventQuery.Limit"/> is the size of a page. Each page sees the journal as it is then:
    /// an event that is added meanwhile appears when it lies behind the place that was reached.
    /// </summary>
    public async IAsyncEnumerable<PortfolioEvent> QueryAllAsync(EventQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        for (var next = query; next is not null;)
        {
            var page = await QueryAsync(next, cancellationToken).ConfigureAwait(false);
            foreach (var found in page.Events)
                yield return found;
            next = page.Next is { } after ? query with { After = after } : null;
        }
    }

    /// <summary>All events by id, from <paramref name="fromId"/> to the newest at the time when the enumeration begins.</summary>
    /// <exception cref="PositionLostException">The journal lost events while it was read.</exception>
    public async IAsyncEnumerable<PortfolioEvent> ReadAllAsync(long fromId = 1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var head = await Source.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        var first = Math.Max(fromId, 1);
        if (first > head.Count)
            yield break;
        var follower = new JournalFollower(Source, new JournalPosition(head.Epoch, first - 1));
        while (follower.Position.Id < head.Count)
        {
            var page = await follower.NextAsync(cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
                throw RecoveredEpochs.EndMoved(follower.Position, head.Count);
            foreach (var read in page)
            {
                if (read.Id > head.Count)
                    yield break;
                yield return read;
            }
        }
    }

    /// <summary>All events behind a position, and then each new one as it is committed, without a gap or a duplicate, by id; also those that another process adds.</summary>
    /// <remarks>
    /// Any number may subscribe: those at the journal's end wait for it together, and each new page is read once for all of them. One that is slow or still catches up reads for itself
    /// and holds nobody up. Ends only by cancellation, an error, or the reader's end (<see cref="ObjectDisposedException"/>). To go on later, keep <see cref="JournalPosition"/> with the id of the last event that was taken and the epoch of
    /// <see cref="GetHeadAsync"/> as it was before the subscription began: an epoch that is too old is checked again, one that is too new is not.
    /// </remarks>
    /// <param name="after">Behind which event to begin; <c>default</c>: at the journal's beginning.</param>
    /// <param name="cancellationToken">Ends the subscription.</param>
    /// <exception cref="PositionLostException">The journal lost the event that the position stands behind; thrown at the beginning, or while following once it is noticed.</exception>
    public async IAsyncEnumerable<PortfolioEvent> SubscribeAsync(
        JournalPosition after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var follower = new JournalFollower(Source, after, _shared);
        _shared.Enter();
        try
        {
            while (true)
            {
                var page = await follower.NextAsync(cancellationToken).ConfigureAwait(false);
                foreach (var read in page)
                    yield return read;
                if (page.Count == 0)
                    await _shared.WaitAsync(follower.Position, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _shared.Leave();
        }
    }

    /// <summary>Statistics over a window.</summary>
    public async ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = await ForStoreAsync(query.Filter, cancellationToken).ConfigureAwait(false);
        return await Source.GetStatisticsAsync(ReferenceEquals(filter, query.Filter) ? query : query with { Filter = filter }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Events per bucket of time and value of a column, by bucket and then by value; nothing is listed of buckets and values without events.</summary>
    public async ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = await ForStoreAsync(query.Filter, cancellationToken).ConfigureAwait(false);
        return await Source.CountAsync(ReferenceEquals(filter, query.Filter) ? query : query with { Filter = filter }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Recomputes everything that the journal claims.</summary>
    public ValueTask<VerifyReport> VerifyAsync(
        VerifyOptions? options = null, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Source.VerifyAsync(options ?? new VerifyOptions(), progress, cancellationToken);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        _shared.Dispose();
        _reading.Dispose();
        await Source.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
