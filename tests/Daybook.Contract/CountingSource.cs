using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Contract;

/// <summary>A source that counts how often another one is asked, and does something meanwhile, or fails, on command.</summary>
public sealed class CountingSource(IEventSource source) : IEventSource
{
    private int _reads;
    private int _waits;
    private int _waiting;

    /// <summary>Pages that were read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Waits that were begun.</summary>
    public int Waits => Volatile.Read(ref _waits);

    /// <summary>Waits that go on.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Thrown by every read until it is null again.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Called before each read by a filter: whatever it does happens meanwhile.</summary>
    public Action? BeforeMatching { get; set; }

    public string Location => source.Location;

    public ISnapshotStore? Snapshots => source.Snapshots;

    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) => source.GetHeadAsync(cancellationToken);

    public ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) => source.FindRootAsync(position, cancellationToken);

    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        return Failure is { } failure ? ValueTask.FromException<IReadOnlyList<PortfolioEvent>>(failure) : source.ReadAsync(fromId, limit, cancellationToken);
    }

    public ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _reads);
        BeforeMatching?.Invoke();
        return Failure is { } failure ? ValueTask.FromException<IdPage>(failure) : source.ReadMatchingAsync(fromId, filter, limit, cancellationToken);
    }

    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default) => source.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default) => source.CountAsync(query, cancellationToken);

    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default) => source.GetStatisticsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) => source.GetRunningSessionsAsync(cancellationToken);

    public bool IsAbandoned(string sessionId) => source.IsAbandoned(sessionId);

    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) => source.GetRegisteredTypesAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => source.FindKeysAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) => source.GetWriterStatusAsync(cancellationToken);

    public async ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _waits);
        Interlocked.Increment(ref _waiting);
        try
        {
            await source.WaitForEventsAsync(afterId, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        source.VerifyAsync(options, progress, cancellationToken);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
