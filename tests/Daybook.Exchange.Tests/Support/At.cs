using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Exchange.Tests.Support;

/// <summary>A store that says that it lies somewhere, and loses its last event after the first look at it when asked to.</summary>
internal sealed class At(MemoryStore store, string location) : IEventSource
{
    private int _looks;

    public bool LosesOne { get; init; }

    public string Location => location;

    public async ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        var head = await store.GetHeadAsync(cancellationToken);
        return LosesOne && _looks++ > 0 ? head with { Count = head.Count - 1 } : head;
    }

    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default) => store.ReadAsync(fromId, limit, cancellationToken);

    public ISnapshotStore? Snapshots => store.Snapshots;

    public ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) => store.FindRootAsync(position, cancellationToken);

    public ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default) =>
        store.ReadMatchingAsync(fromId, filter, limit, cancellationToken);

    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default) => store.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default) => store.CountAsync(query, cancellationToken);

    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default) => store.GetStatisticsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) => store.GetRunningSessionsAsync(cancellationToken);

    public bool IsAbandoned(string sessionId) => store.IsAbandoned(sessionId);

    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) => store.GetRegisteredTypesAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => store.FindKeysAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) => store.GetWriterStatusAsync(cancellationToken);

    public ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default) => store.WaitForEventsAsync(afterId, cancellationToken);

    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        store.VerifyAsync(options, progress, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
