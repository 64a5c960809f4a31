using System.Diagnostics;
using Daybook.Events;
using Daybook.Recording.Sessions;

namespace Daybook.Recording;

/// <summary>
/// One run, such as a rebalance. Its status is running until it is completed or failed; a session whose processes are gone is found and marked as abandoned.
/// Safe for several threads. After it has ended, recording into it throws <see cref="ObjectDisposedException"/>.
/// </summary>
public sealed class Session : IRecorder, IAsyncDisposable
{
    private readonly Journal _journal;
    private readonly AmbientScope _ambient;
    private readonly Scope _scope;
    private readonly string _kind;
    private readonly IDisposable? _lock;
    private readonly Activity? _activity;
    private readonly long _startedAt;
    private readonly Lock _gate = new();
    private readonly List<Trace> _open = [];
    private long _occurredMicros = EventFields.NoTime;
    private bool _ended;

    internal Session(Journal journal, AmbientScope ambient, string id, string kind, bool isResumed, IDisposable? sessionLock, string? lockFailure)
    {
        _journal = journal;
        _ambient = ambient;
        Id = id;
        _kind = kind;
        IsResumed = isResumed;
        _lock = sessionLock;
        LockFailure = lockFailure;
        _startedAt = journal.Time.GetTimestamp();
        _activity = Activities.Start(kind, id);
        _scope = ambient.Enter(this, trace: null);
    }

    /// <summary>The session's id.</summary>
    public string Id { get; }

    /// <summary>True when the session was begun elsewhere and this handle continues it.</summary>
    public bool IsResumed { get; }

    /// <summary>Why the store could not lock the session, or null. It runs all the same, but another process that opens the journal takes it for abandoned.</summary>
    public string? LockFailure { get; }

    /// <summary>The session's own time, given to events that bring none: simulated in a backtest, and moved on as it goes; null: the clock's.</summary>
    public DateTimeOffset? OccurredAt
    {
        get => OccurredMicros is { } micros ? Microseconds.ToTime(micros) : null;
        set => Volatile.Write(ref _occurredMicros, value is { } time ? Microseconds.From(time) : EventFields.NoTime);
    }

    /// <inheritdoc/>
    public TimeProvider Time => _journal.Time;

    internal long? OccurredMicros => Volatile.Read(ref _occurredMicros) is var micros && micros == EventFields.NoTime ? null : micros;

    internal bool HasEnded => Volatile.Read(ref _ended);

    /// <inheritdoc/>
    public bool Record(in EventFields fields)
    {
        ThrowIfEnded();
        return _journal.RecordIn(Innermost, in fields);
    }

    /// <inheritdoc/>
    public bool Record(PortfolioEvent portfolioEvent)
    {
        ThrowIfEnded();
        return _journal.RecordIn(Innermost, portfolioEvent);
    }

    /// <summary>Begins a trace: one operation of the run. Code that follows in this flow records into it until it is disposed.</summary>
    /// <param name="operation">What is done, in a few words; 1 to 256 characters.</param>
    /// <param name="asset">The asset that it is done for.</param>
    /// <param name="parent">The trace around it; null: the one that this flow is in, if any.</param>
    /// <param name="metadata">Further facts for <c>trace_start</c>.</param>
    /// <exception cref="ArgumentException">The parent belongs to another session, or an argument cannot be stored.</exception>
    public Trace BeginTrace(string operation, string? asset = null, Trace? parent = null, Metadata? metadata = null)
    {
        ThrowIfEnded();
        SessionEvents.RequireName(operation, "operation");
        if (parent is not null && parent.Session.Id != Id)
            throw new ArgumentException($"The parent trace '{parent.Operation}' belongs to another session.", nameof(parent));
        var trace = new Trace(_journal, _ambient, this, operation, asset, (parent ?? Innermost.Trace)?.Id);
        lock (_gate)
        {
            ThrowIfEnded();
            _open.Add(trace);
        }

        trace.Start(metadata);
        return trace;
    }

    /// <summary>
    /// Ends the session as completed, its open traces with it. Everything that was recorded before, in whatever thread, is on the disk when this returns.
    /// Once a session has ended, further calls only flush.
    /// </summary>
    /// <param name="metadata">Facts about the run for <c>session_end</c>; keys that the session writes itself are refused.</param>
    /// <param name="cancellationToken">Stops the waiting; the session has ended all the same.</param>
    /// <exception cref="JournalFlushException">Events were refused, or wait for the store; the session's end is among what is tried again.</exception>
    /// <exception cref="JournalFaultedException">The journal is faulted; the session's end may be missing.</exception>
    public Task CompleteAsync(Metadata? metadata = null, CancellationToken cancellationToken = default)
    {
        End(SessionEvents.Completed, error: null, exception: null, metadata);
        return _journal.FlushAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Ends the session as failed, and says why; otherwise like <see cref="CompleteAsync"/>.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="cancellationToken">Stops the waiting; the session has ended all the same.</param>
    public Task FailAsync(Exception exception, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exception);
        End(SessionEvents.Failed, exception.Message, exception, metadata: null);
        return _journal.FlushAsync(cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Ends a session that was neither completed nor failed: as failed, since an exception is the usual cause. A resumed session goes on running elsewhere.
    /// Does not wait for the store and never throws for its sake.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        if (IsResumed)
            Leave();
        else
            End(SessionEvents.Failed, "disposed without CompleteAsync", exception: null, metadata: null);
        return ValueTask.CompletedTask;
    }

    internal void Start(Facts facts, Metadata? metadata)
    {
        try
        {
            _journal.RecordIn(_scope, new EventFields
            {
                Type = EventTypes.SessionStart,
                Reason = SessionEvents.Reason($"{_kind} began", error: null),
                Metadata = facts.CurrentActivity().And(metadata),
            });
        }
        catch (InvalidEventException)
        {
            Leave();
            throw;
        }
    }

    internal void Forget(Trace trace)
    {
        lock (_gate)
            _open.Remove(trace);
    }

    // The trace that this flow is in, if it belongs to this session; a session begun inside it does not hide it.
    private Scope Innermost => _ambient.Of(Id) ?? _scope;

    private void End(string status, string? error, Exception? exception, Metadata? metadata)
    {
        var end = new EventFields
        {
            Reason = SessionEvents.Reason($"{_kind} {status}", error),
            Metadata = new Facts()
                .Given("status", status)
                .Number("duration_ms", Time.GetElapsedTime(_startedAt).TotalMilliseconds)
                .Text("error", error)
                .Text("exception", exception?.GetType().FullName)
                .And(metadata),
        };
        if (!TryEnd(error))
            return;
        _journal.EndSession(_scope, in end, _lock);
        Activities.End(_activity, error is null, error);
    }

    private void Leave()
    {
        if (!TryEnd(error: null))
            return;
        _lock?.Dispose();
        Activities.End(_activity, success: true, error: null);
    }

    private bool TryEnd(string? error)
    {
        Trace[] open;
        lock (_gate)
        {
            if (_ended)
                return false;
            Volatile.Write(ref _ended, true);
            open = [.. _open];
        }

        for (var i = open.Length - 1; i >= 0; i--)
            open[i].EndWithSession(error);
        _ambient.Leave(_scope);
        return true;
    }

    private void ThrowIfEnded() => ObjectDisposedException.ThrowIf(HasEnded, this);
}
