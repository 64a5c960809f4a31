using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;

namespace Daybook.Storage;

/// <summary>The reading half of a store. Reads see whole groups only: a prefix of the journal. None makes the caller's thread wait for a disk. Safe for several threads.</summary>
public interface IEventSource : IAsyncDisposable
{
    /// <summary>The journal's place for people: a file's path, or <c>memory</c>.</summary>
    string Location { get; }

    /// <summary>Where the journal stands now.</summary>
    ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Where snapshots of what is folded from this journal are kept; null: nowhere.</summary>
    ISnapshotStore? Snapshots { get; }

    /// <summary>The root of the journal's tree over the events up to a position; null when the journal does not have that position, being in another epoch or shorter.</summary>
    ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default);

    /// <summary>Events by id, ascending, from <paramref name="fromId"/> on, at most <paramref name="limit"/> of them.</summary>
    ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default);

    /// <summary>One page of what a filter selects by id, ascending, from <paramref name="fromId"/> on, with where the journal stood then.</summary>
    /// <exception cref="ArgumentException">The limit is not 1 to <see cref="IdPage.MaxLimit"/>.</exception>
    ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default);

    /// <summary>One page of what a query selects, ordered by (occurred, id).</summary>
    ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default);

    /// <summary>Statistics over a window.</summary>
    ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default);

    /// <summary>Events per bucket of time and value of a column, by bucket and then by value; nothing is listed of buckets and values without events.</summary>
    ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default);

    /// <summary>Sessions that have begun and not ended, with the id of their first event.</summary>
    ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default);

    /// <summary>True when nobody takes part in a session any more, in whichever process; never true for a session that is joined through this object.</summary>
    bool IsAbandoned(string sessionId);

    /// <summary>Types that were registered by their first event, beyond the catalogue.</summary>
    ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default);

    /// <summary>What was added under idempotency keys: the keys that are known, in the order asked, each with the events that it stands for.</summary>
    ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default);

    /// <summary>What the journal's writers last said of themselves, newest first.</summary>
    ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Completes as soon as the journal holds an event after <paramref name="afterId"/>, also when another process wrote it.</summary>
    ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default);

    /// <summary>Recomputes everything that the journal claims.</summary>
    ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default);
}

/// <summary>A session that has begun and not ended.</summary>
/// <param name="SessionId">The session's id.</param>
/// <param name="FirstEventId">The id of its <c>session_start</c>.</param>
public sealed record RunningSession(string SessionId, long FirstEventId);
