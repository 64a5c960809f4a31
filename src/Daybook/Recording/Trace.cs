using System.Diagnostics;
using Daybook.Events;
using Daybook.Recording.Sessions;

namespace Daybook.Recording;

/// <summary>
/// One operation of a session. Disposing it records its end: success, unless <see cref="Fail(string)"/> was called, and its duration.
/// Safe for several threads. After it has ended, recording into it throws <see cref="ObjectDisposedException"/>.
/// </summary>
public sealed class Trace : IRecorder, IDisposable
{
    private readonly Journal _journal;
    private readonly AmbientScope _ambient;
    private readonly Scope _scope;
    private readonly string? _asset;
    private readonly Activity? _activity;
    private readonly long _startedAt;
    private string? _error;
    private string? _exception;
    private int _ended;

    internal Trace(Journal journal, AmbientScope ambient, Session session, string operation, string? asset, string? parentId)
    {
        _journal = journal;
        _ambient = ambient;
        _asset = asset;
        Session = session;
        Operation = operation;
        ParentId = parentId;
        Id = journal.NewId();
        _startedAt = journal.Time.GetTimestamp();
        _activity = Activities.Start(operation, session.Id, Id, asset);
        _scope = ambient.Enter(session, this);
    }

    /// <summary>The trace's id.</summary>
    public string Id { get; }

    /// <summary>The id of the trace around it, or null.</summary>
    public string? ParentId { get; }

    /// <summary>What is done.</summary>
    public string Operation { get; }

    /// <summary>The session that it belongs to.</summary>
    public Session Session { get; }

    /// <inheritdoc/>
    public TimeProvider Time => _journal.Time;

    internal bool HasEnded => Volatile.Read(ref _ended) != 0;

    /// <inheritdoc/>
    public bool Record(in EventFields fields)
    {
        ThrowIfEnded();
        return _journal.RecordIn(_scope, in fields);
    }

    /// <inheritdoc/>
    public bool Record(PortfolioEvent portfolioEvent)
    {
        ThrowIfEnded();
        return _journal.RecordIn(_scope, portfolioEvent);
    }

    /// <summary>Begins a trace inside this one.</summary>
    /// <param name="operation">What is done, in a few words; 1 to 256 characters.</param>
    /// <param name="asset">The asset that it is done for.</param>
    /// <param name="metadata">Further facts for <c>trace_start</c>.</param>
    public Trace BeginTrace(string operation, string? asset = null, Metadata? metadata = null)
    {
        ThrowIfEnded();
        return Session.BeginTrace(operation, asset, this, metadata);
    }

    /// <summary>Marks the operation as failed; its end will say why. The first call counts.</summary>
    public void Fail(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        Interlocked.CompareExchange(ref _error, reason, null);
    }

    /// <summary>Marks the operation as failed; its end will say what was thrown. The first call counts.</summary>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (Interlocked.CompareExchange(ref _error, exception.Message, null) is null)
            _exception = exception.GetType().FullName;
    }

    /// <summary>Ends the trace. A second call does nothing.</summary>
    public void Dispose() => End();

    internal void Start(Metadata? metadata)
    {
        try
        {
            _journal.RecordIn(_scope, new EventFields
            {
                Type = EventTypes.TraceStart,
                Asset = _asset,
                Reason = SessionEvents.Reason($"{Operation} began", error: null),
                Metadata = new Facts().Given("operation", Operation).Text("parent_trace_id", ParentId).CurrentActivity().And(metadata),
            });
        }
        catch (InvalidEventException)
        {
            TryEnd();
            throw;
        }
    }

    internal void EndWithSession(string? error)
    {
        if (error is not null)
            Fail($"its session failed: {error}");
        End();
    }

    private void End()
    {
        if (!TryEnd())
            return;

        // A clock of the user's own may run backwards; a duration may not.
        var elapsed = Math.Max(0, Time.GetElapsedTime(_startedAt).TotalMilliseconds);
        _journal.RecordIn(_scope, new EventFields
        {
            Type = EventTypes.TraceEnd,
            Asset = _asset,
            Reason = SessionEvents.Reason(_error is null ? $"{Operation} succeeded" : $"{Operation} failed", _error),
            ExecutionTimeMs = elapsed,
            Metadata = new Facts()
                .Given("operation", Operation)
                .Flag("success", _error is null)
                .Number("duration_ms", elapsed)
                .Text("error", _error)
                .Text("exception", _exception)
                .And(further: null),
        });
    }

    private bool TryEnd()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
            return false;
        Session.Forget(this);
        _ambient.Leave(_scope);
        Activities.End(_activity, _error is null, _error);
        return true;
    }

    private void ThrowIfEnded() => ObjectDisposedException.ThrowIf(HasEnded || Session.HasEnded, this);
}
