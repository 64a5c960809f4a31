using System.Collections.Concurrent;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>A planted bug: returns before the commit, with the ids that the events will probably have. A harness that does not find it proves nothing.</summary>
internal sealed class EagerStore : IEventStore
{
    private readonly IEventStore _store;
    private readonly BlockingCollection<(IReadOnlyList<AppendRequest> Group, Durability Durability)> _promised = new(boundedCapacity: 1);
    private readonly Thread _thread;
    private long _count;

    public EagerStore(IEventStore store)
    {
        _store = store;
        _count = store.GetHeadAsync().AsTask().GetAwaiter().GetResult().Count;
        _thread = new Thread(Keep) { IsBackground = true };
        _thread.Start();
    }

    public string Location => _store.Location;

    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null)
    {
        var outcomes = new List<AppendOutcome>();
        foreach (var request in group)
        {
            outcomes.Add(new AppendOutcome([.. Enumerable.Range(1, request.Events.Count).Select(i => _count + i)], 0, null));
            _count += request.Events.Count;
        }

        _promised.Add((group, durability));
        return outcomes;
    }

    public IDisposable JoinSession(string sessionId) => _store.JoinSession(sessionId);

    public bool IsAbandoned(string sessionId) => _store.IsAbandoned(sessionId);

    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) => _store.GetHeadAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(fromId, limit, cancellationToken);

    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default) => _store.QueryAsync(query, cancellationToken);

    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default) =>
        _store.GetStatisticsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) =>
        _store.GetRunningSessionsAsync(cancellationToken);

    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) =>
        _store.GetRegisteredTypesAsync(cancellationToken);

    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) =>
        _store.GetWriterStatusAsync(cancellationToken);

    public ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default) => _store.WaitForEventsAsync(afterId, cancellationToken);

    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _store.VerifyAsync(options, progress, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _promised.CompleteAdding();
        _thread.Join();
        _promised.Dispose();
        await _store.DisposeAsync();
    }

    private void Keep()
    {
        foreach (var (group, durability) in _promised.GetConsumingEnumerable())
            _store.Append(group, durability);
    }
}
