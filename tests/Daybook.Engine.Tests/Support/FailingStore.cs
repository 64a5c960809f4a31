using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Support;

/// <summary>A store in memory that fails on command. What it has outlives the journals on it.</summary>
internal sealed class FailingStore : IEventStore
{
    private readonly MemoryStore _inner = new();

    /// <summary>Thrown by every append until it is null again.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Thrown by the next append, after it has added its events.</summary>
    public Exception? FailureAfterwards { get; set; }

    /// <summary>Called right before a group that holds a decision is added: whatever it does comes in between reading and deciding.</summary>
    public Action? BeforeDecision { get; set; }

    /// <summary>Thrown by every reading of what a filter selects until it is null again.</summary>
    public Exception? ReadFailure { get; set; }

    public string Location => _inner.Location;

    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null)
    {
        if (Failure is { } failure)
            throw failure;
        if (BeforeDecision is { } intervene && group.Any(request => request.Events.Any(happened => happened.Type.Equals(EventTypes.PortfolioRebalanceStart))))
            intervene();
        var outcomes = _inner.Append(group, durability, status);
        if (FailureAfterwards is not { } afterwards || !group.Any(request => request.Events.Any(happened => happened.Type.Equals(EventTypes.PortfolioRebalanceStart))))
            return outcomes;
        FailureAfterwards = null;
        throw afterwards;
    }

    /// <summary>Adds events as another process does.</summary>
    public void AddFromElsewhere(params PortfolioEvent[] events) => Assert.Null(Assert.Single(_inner.Append([new AppendRequest(events)], Durability.Committed)).Refused);

    public string? FindHazard() => _inner.FindHazard();

    public IDisposable JoinSession(string sessionId) => _inner.JoinSession(sessionId);

    public bool IsAbandoned(string sessionId) => _inner.IsAbandoned(sessionId);

    public ValueTask<JournalHead> GetHeadAsync(CancellationToken cancellationToken = default) => _inner.GetHeadAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PortfolioEvent>> ReadAsync(long fromId, int limit, CancellationToken cancellationToken = default) => _inner.ReadAsync(fromId, limit, cancellationToken);

    public ISnapshotStore? Snapshots => _inner.Snapshots;

    public ValueTask<MerkleHash?> FindRootAsync(JournalPosition position, CancellationToken cancellationToken = default) => _inner.FindRootAsync(position, cancellationToken);

    public ValueTask<IdPage> ReadMatchingAsync(long fromId, Filter filter, int limit, CancellationToken cancellationToken = default) =>
        ReadFailure is { } failure ? throw failure : _inner.ReadMatchingAsync(fromId, filter, limit, cancellationToken);

    public ValueTask<QueryPage> QueryAsync(EventQuery query, CancellationToken cancellationToken = default) => _inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<EventCount>> CountAsync(EventCountsQuery query, CancellationToken cancellationToken = default) => _inner.CountAsync(query, cancellationToken);

    public ValueTask<JournalStatistics> GetStatisticsAsync(StatisticsQuery query, CancellationToken cancellationToken = default) => _inner.GetStatisticsAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<RunningSession>> GetRunningSessionsAsync(CancellationToken cancellationToken = default) => _inner.GetRunningSessionsAsync(cancellationToken);

    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken = default) => _inner.GetRegisteredTypesAsync(cancellationToken);

    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => _inner.FindKeysAsync(keys, cancellationToken);

    public ValueTask<IReadOnlyList<WriterStatus>> GetWriterStatusAsync(CancellationToken cancellationToken = default) => _inner.GetWriterStatusAsync(cancellationToken);

    public ValueTask WaitForEventsAsync(long afterId, CancellationToken cancellationToken = default) => _inner.WaitForEventsAsync(afterId, cancellationToken);

    public ValueTask<VerifyReport> VerifyAsync(VerifyOptions options, IProgress<VerifyProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _inner.VerifyAsync(options, progress, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
