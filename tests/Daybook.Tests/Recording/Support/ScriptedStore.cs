using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Tests.Recording.Support;

/// <summary>A store in memory that fails, or holds its groups up, on command, and remembers what it was asked.</summary>
internal sealed class ScriptedStore(TimeProvider time) : IEventStore
{
    private readonly MemoryStore _inner = new(time);
    private readonly ManualResetEventSlim _open = new(true);
    private readonly List<AppendCall> _calls = [];
    private int _held;

    /// <summary>Thrown by every append until it is null again.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Thrown by an append after the events were added, once.</summary>
    public Exception? FailureAfterwards { get; set; }

    /// <summary>What each append is done with; null: the outcome as it is.</summary>
    public Func<IReadOnlyList<AppendOutcome>, IReadOnlyList<AppendOutcome>>? Answer { get; set; }

    /// <summary>Runs inside each append.</summary>
    public Action? DuringAppend { get; set; }

    /// <summary>Thrown when a session is joined.</summary>
    public StoreUnavailableException? LockFailure { get; set; }

    /// <summary>Sessions that nobody takes part in, whatever the locks say.</summary>
    public HashSet<string> AbandonedSessions { get; } = [];

    /// <summary>Sessions whose lock was let go, and how many events were stored then.</summary>
    public List<(string SessionId, long Stored)> Left { get; } = [];

    /// <summary>What is stored.</summary>
    public IReadOnlyList<Daybook.Events.PortfolioEvent> Stored => _inner.ReadAsync(1, int.MaxValue).AsTask().GetAwaiter().GetResult();

    public bool IsDisposed { get; private set; }

    public string Location { get; } = $"scripted-{Guid.CreateVersion7()}";

    /// <summary>True while an append is held up.</summary>
    public bool IsHolding => Volatile.Read(ref _held) > 0;

    public IReadOnlyList<AppendCall> Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    /// <summary>Appends wait from now on.</summary>
    public void Hold() => _open.Reset();

    /// <summary>Appends go on.</summary>
    public void Release() => _open.Set();

    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null)
    {
        Interlocked.Increment(ref _held);
        if (!_open.Wait(Until.Patience))
            throw new TimeoutException("The test never released the store.");
        Interlocked.Decrement(ref _held);
        DuringAppend?.Invoke();
        lock (_calls)
            _calls.Add(new AppendCall([.. group], durability, status, Failure));
        if (Failure is { } failure)
            throw failure;
        var outcomes = _inner.Append(group, durability, status);
        if (FailureAfterwards is { } afterwards)
        {
            FailureAfterwards = null;
            throw afterwards;
        }

        return Answer?.Invoke(outcomes) ?? outcomes;
    }

    public string? FindHazard() => Hazard;

    /// <summary>What the store says that endangers it.</summary>
    public string? Hazard { get; set; }

    public IDisposable JoinSession(string sessionId)
    {
        if (LockFailure is { } failure)
            throw failure;
        return new Leaving(this, sessionId, _inner.JoinSession(sessionId));
    }

    public bool IsAbandoned(string sessionId) => AbandonedSessions.Contains(sessionId) || _inner.IsAbandoned(sessionId);

    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) => _inner.GetHeadAsync(cancellationToken);

    public ValueTask<IReadOnlyList<Daybook.Events.PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default) =>
        _inner.ReadAsync(fromId, limit, cancellationToken);

    public ISnapshotStore? Snapshots => _inner.Snapshots;

    public ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) => _inner.FindRootAsync(position, cancellationToken);

    public ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default) =>
        _inner.ReadMatchingAsync(fromId, filter, limit, cancellationToken);

    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default) => _inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default) => _inner.CountAsync(query, cancellationToken);

    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default) =>
        _inner.GetStatisticsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) =>
        _inner.GetRunningSessionsAsync(cancellationToken);

    public ValueTask<IReadOnlyList<Daybook.Events.EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) =>
        _inner.GetRegisteredTypesAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => _inner.FindKeysAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) =>
        _inner.GetWriterStatusAsync(cancellationToken);

    public ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default) => _inner.WaitForEventsAsync(afterId, cancellationToken);

    public ValueTask<VerifyReport> VerifyAsync(
        VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _inner.VerifyAsync(options, progress, cancellationToken);

    // The events stay, so that a test can read them, or open a second journal on them.
    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private sealed class Leaving(ScriptedStore store, string sessionId, IDisposable inner) : IDisposable
    {
        public void Dispose()
        {
            inner.Dispose();
            store.Left.Add((sessionId, store.Stored.Count));
        }
    }
}

/// <summary>One call of a store's append.</summary>
internal sealed record AppendCall(IReadOnlyList<AppendRequest> Requests, Durability Durability, WriterStatus? Status, Exception? Failure)
{
    public int Events => Requests.Sum(request => request.Events.Count);
}
