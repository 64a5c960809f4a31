using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Torture.Bugs;

/// <summary>A store that does what another one does, but for what a planted bug changes.</summary>
internal abstract class StoreWrapper(IEventStore store) : IEventStore
{
    public string Location => Inner.Location;

    protected IEventStore Inner { get; } = store;

    public virtual IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null) =>
        Inner.Append(group, durability, status);

    public string? FindHazard() => Inner.FindHazard();

    public IDisposable JoinSession(string sessionId) => Inner.JoinSession(sessionId);

    public bool IsAbandoned(string sessionId) => Inner.IsAbandoned(sessionId);

    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) => Inner.GetHeadAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default) =>
        Inner.ReadAsync(fromId, limit, cancellationToken);

    public virtual ISnapshotStore? Snapshots => Inner.Snapshots;

    public virtual ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) => Inner.FindRootAsync(position, cancellationToken);

    public virtual ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default) =>
        Inner.ReadMatchingAsync(fromId, filter, limit, cancellationToken);

    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default) => Inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default) => Inner.CountAsync(query, cancellationToken);

    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default) =>
        Inner.GetStatisticsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) =>
        Inner.GetRunningSessionsAsync(cancellationToken);

    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) =>
        Inner.GetRegisteredTypesAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => Inner.FindKeysAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) =>
        Inner.GetWriterStatusAsync(cancellationToken);

    public ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default) => Inner.WaitForEventsAsync(afterId, cancellationToken);

    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Inner.VerifyAsync(options, progress, cancellationToken);

    public virtual ValueTask DisposeAsync() => Inner.DisposeAsync();
}
