using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;

namespace Daybook.Storage;

/// <summary>
/// A store in memory: for tests, for trials, and as the plain meaning of every query, since it reads all events and asks each. Safe for several threads.
/// </summary>
public sealed class MemoryStore : IEventStore, IGroupContext
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly List<PortfolioEvent> _events = [];
    private readonly Dictionary<string, PlannedKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunningSession> _running = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _joined = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WriterStatus> _writers = new(StringComparer.Ordinal);
    private readonly MerkleTree _tree = new();
    private readonly StandingClock _clock = new();
    private readonly JournalIdentity _identity = JournalIdentity.New();
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _newestOccurred;

    /// <summary>Makes an empty store.</summary>
    /// <param name="time">The clock of recording times; null: the system's.</param>
    public MemoryStore(TimeProvider? time = null) => _time = time ?? TimeProvider.System;

    /// <inheritdoc/>
    public string Location => "memory";

    /// <inheritdoc/>
    public ISnapshotStore? Snapshots { get; init; } = new MemorySnapshots();

    int IGroupContext.Epoch => 0;

    long IGroupContext.Count => _events.Count;

    private long LastRecorded => _events.Count == 0 ? 0 : _events[^1].Fields.RecordedMicros;

    PlannedKey? IGroupContext.FindKey(string key) => _keys.TryGetValue(key, out var planned) ? planned : null;

    long? IGroupContext.FindMatch(long afterId, Filter filter)
    {
        var found = _events.FindIndex((int)Math.Max(0, afterId), filter.Matches);
        return found < 0 ? null : found + 1;
    }

    EventType? IGroupContext.FindRegisteredType(string name) => _types.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null)
    {
        lock (_lock)
        {
            var plan = GroupPlan.Make(group, this);
            var now = Microseconds.From(_time.GetUtcNow());
            _clock.Tell(plan, this, _identity, LastRecorded, now);
            var recorded = Math.Max(LastRecorded, now);
            foreach (var planned in plan.Events)
                Add(planned, recorded);
            foreach (var key in plan.Keys)
                _keys.Add(key.Key, key);
            foreach (var type in plan.NewTypes)
                _types.Add(type.Name, type);
            if (status is not null)
                KeepStatus(status);
            if (plan.Events.Count > 0)
            {
                _grown.TrySetResult();
                _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return plan.Outcomes;
        }
    }

    /// <inheritdoc/>
    public string? FindHazard() => null;

    /// <inheritdoc/>
    public IDisposable JoinSession(string sessionId)
    {
        lock (_lock)
            _joined[sessionId] = _joined.GetValueOrDefault(sessionId) + 1;
        return new Leaving(this, sessionId);
    }

    /// <inheritdoc/>
    public bool IsAbandoned(string sessionId)
    {
        lock (_lock)
            return !_joined.ContainsKey(sessionId);
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult(Head());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<PlannedKey>>([.. keys.Where(_keys.ContainsKey).Select(key => _keys[key])]);
    }

    /// <inheritdoc/>
    public ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (position.Epoch != 0 || position.Id < 0 || position.Id > _events.Count)
                return ValueTask.FromResult<MerkleHash?>(null);
            if (position.Id == _events.Count)
                return ValueTask.FromResult<MerkleHash?>(_tree.Root);
            var tree = new MerkleTree();
            foreach (var stored in _events.Take((int)position.Id))
                tree.Append(CanonicalEncoding.Leaf(stored));
            return ValueTask.FromResult<MerkleHash?>(tree.Root);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var start = (int)Math.Clamp(fromId - 1, 0, _events.Count);
            return ValueTask.FromResult<IReadOnlyList<PortfolioEvent>>(_events.GetRange(start, Math.Min(limit, _events.Count - start)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default)
    {
        IdPage.Validate(filter, limit);
        lock (_lock)
        {
            var found = new List<PortfolioEvent>();
            var first = (int)Math.Clamp(fromId - 1, 0, _events.Count);
            var next = first;
            for (; next < _events.Count && found.Count < limit && next - first < IdPage.MaxTested; next++)
            {
                if (filter.Matches(_events[next]))
                    found.Add(_events[next]);
            }

            return ValueTask.FromResult(new IdPage(found, next + 1, Head(), new QueryWork(0, 0, next - first)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        var all = Snapshot();
        var selected = all.Where(query.Selects);
        IEnumerable<PortfolioEvent> ordered = query.Order == QueryOrder.OldestFirst
            ? selected.OrderBy(found => found.Fields.OccurredMicros).ThenBy(found => found.Id)
            : selected.OrderByDescending(found => found.Fields.OccurredMicros).ThenByDescending(found => found.Id);
        var page = ordered.Take(query.Limit + 1).ToList();
        return ValueTask.FromResult(QueryPage.Cut(page, query, epoch: 0, new QueryWork(0, 0, all.Length)));
    }

    /// <inheritdoc/>
    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Validate();
        var window = new EventQuery { From = query.From, To = query.To, Filter = query.Filter };
        var builder = new StatisticsBuilder(query.Period);
        foreach (var selected in Snapshot().Where(window.Selects))
            builder.Add(selected);
        return ValueTask.FromResult(builder.Build());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var counter = new EventCounter(query);
        foreach (var selected in Snapshot().Where(one => query.Filter?.Matches(one) != false))
            counter.Add(selected);
        return ValueTask.FromResult(counter.Build());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<RunningSession>>([.. _running.Values.OrderBy(session => session.FirstEventId)]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<EventType>>([.. _types.Values]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
            return ValueTask.FromResult<IReadOnlyList<WriterStatus>>([.. _writers.Values.OrderByDescending(writer => writer.UpdatedAt)]);
    }

    /// <inheritdoc/>
    public async ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task grown;
            lock (_lock)
            {
                if (_events.Count > afterId)
                    return;
                grown = _grown.Task;
            }

            await grown.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        JournalHead head;
        PortfolioEvent[] all;
        lock (_lock)
        {
            head = Head();
            all = [.. _events];
        }

        var verification = new TreeVerification(options);
        foreach (var stored in all)
        {
            cancellationToken.ThrowIfCancellationRequested();
            verification.Add(stored);
        }

        progress?.Report(new VerifyProgress(all.Length, all.Length));
        verification.CheckHead(head.Count, head.Root);
        return ValueTask.FromResult(verification.Report(head.Epoch, anchor: null, warnings: []));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private JournalHead Head() => new(0, _events.Count, _tree.Root, LastRecorded, _newestOccurred) { Identity = _identity };

    private void KeepStatus(WriterStatus status)
    {
        _writers[status.WriterId] = status;
        foreach (var silent in _writers.Values.Where(writer => writer.UpdatedAt < status.UpdatedAt - WriterStatus.KeptFor).ToList())
            _writers.Remove(silent.WriterId);
    }

    private PortfolioEvent[] Snapshot()
    {
        lock (_lock)
            return [.. _events];
    }

    private void Add(PortfolioEvent planned, long recorded)
    {
        var fields = planned.ToFields();
        fields.Id = _events.Count + 1;
        fields.RecordedMicros = recorded;
        var stored = PortfolioEvent.Restore(fields);
        _events.Add(stored);
        _tree.Append(CanonicalEncoding.Leaf(stored));
        _newestOccurred = Math.Max(_newestOccurred ?? long.MinValue, fields.OccurredMicros);
        switch (RunningSessions.Of(stored))
        {
            case RunningSessions.Change.Begin:
                _running.TryAdd(stored.SessionId!, new RunningSession(stored.SessionId!, stored.Id));
                break;
            case RunningSessions.Change.End:
                _running.Remove(stored.SessionId!);
                break;
        }
    }

    private void Leave(string sessionId)
    {
        lock (_lock)
        {
            if (_joined[sessionId] == 1)
                _joined.Remove(sessionId);
            else
                _joined[sessionId]--;
        }
    }

    private sealed class Leaving(MemoryStore store, string sessionId) : IDisposable
    {
        private MemoryStore? _store = store;

        public void Dispose() => Interlocked.Exchange(ref _store, null)?.Leave(sessionId);
    }
}
