using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Tests.Queries;

/// <summary>A journal that can lose its tail and be recovered while it is read.</summary>
internal sealed class FakeSource(IReadOnlyList<PortfolioEvent> events) : IEventSource
{
    private List<PortfolioEvent> _events = [.. events];
    private int _epoch;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Action? BeforeRead { get; set; }

    public int Reads { get; private set; }

    public string Location => "fake";

    public void Recover(int survived, int added)
    {
        _epoch++;
        _events = [.. _events.Take(survived), RecoveredEpochsTests.Recovery(_epoch, survived)];
        for (var i = 0; i < added; i++)
        {
            var fields = new Story().Notes().Last.ToFields();
            fields.Id = _events.Count + 1;
            _events.Add(PortfolioEvent.Restore(fields));
        }

        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(RecoveredEpochsTests.Head(_epoch, _events.Count));

    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default)
    {
        Reads++;
        BeforeRead?.Invoke();
        return ValueTask.FromResult<IReadOnlyList<PortfolioEvent>>([.. _events.Where(e => e.Id >= fromId).Take(limit)]);
    }

    public ISnapshotStore? Snapshots => null;

    public ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default)
    {
        Reads++;
        BeforeRead?.Invoke();
        PortfolioEvent[] found = [.. _events.Where(e => e.Id >= fromId && filter.Matches(e)).Take(limit)];
        return ValueTask.FromResult(new IdPage(
            found, found.Length == limit ? found[^1].Id + 1 : _events.Count + 1, RecoveredEpochsTests.Head(_epoch, _events.Count), new QueryWork(0, 0, _events.Count)));
    }

    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new QueryPage([.. _events.Where(query.Selects)], null, new QueryWork(0, 0, _events.Count)));

    public async ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default)
    {
        while (_events.Count <= afterId)
            await _changed.Task.WaitAsync(cancellationToken);
    }

    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public bool IsAbandoned(string sessionId) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
