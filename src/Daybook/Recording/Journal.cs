using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording.Sessions;
using Daybook.Recording.Writing;
using Daybook.Storage;

namespace Daybook.Recording;

/// <summary>
/// A journal that records. <c>Record</c> accepts an event into a bounded buffer and never throws for the store's sake; what must not be lost is awaited:
/// <see cref="AppendAsync"/>, <see cref="FlushAsync"/>. One background thread writes groups, so that many callers share one commit.
/// Safe for several threads; several processes may record into one file.
/// </summary>
public sealed partial class Journal : JournalReader, IRecorder
{
    private static readonly TimeSpan ExitWait = TimeSpan.FromSeconds(5);

    private readonly IEventStore _store;
    private readonly JournalOptions _options;
    private readonly IIdSource _ids;
    private readonly WriterThread _writer;
    private readonly AmbientScope _ambient = new();
    private readonly JoinedSessions _locks;
    private int _disposed;

    private Journal(IEventStore store, JournalOptions options)
        : base(store)
    {
        _store = store;
        _options = options;
        _ids = options.Ids ?? new UuidV7Source(options.Time);
        _writer = new WriterThread(store, options, _ids.NewId());
        _locks = new JoinedSessions(store);
    }

    /// <inheritdoc/>
    public TimeProvider Time => _options.Time;

    /// <summary>
    /// Why the journal does not write at present: <see cref="JournalUnavailableException"/> until the store takes a group again,
    /// <see cref="JournalFaultedException"/> until the journal is opened anew, otherwise null.
    /// </summary>
    public JournalException? Fault => _writer.Buffer.State.Trouble;

    /// <summary>The session that this flow records into, or null.</summary>
    public string? CurrentSessionId => _ambient.Current?.Session.Id;

    internal WriteBuffer Buffer => _writer.Buffer;

    /// <summary>
    /// Starts recording into a store, which the journal owns from then on. Sessions that nobody takes part in any more are ended as abandoned
    /// (<see cref="JournalOptions.EndAbandonedSessions"/>); if the store is unavailable just then, their ends wait in the buffer.
    /// </summary>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each. The store stays the caller's.</exception>
    public static async ValueTask<Journal> OpenAsync(IEventStore store, JournalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        options ??= new JournalOptions();
        options.Validate();
        var running = options.EndAbandonedSessions ? await store.GetRunningSessionsAsync(cancellationToken).ConfigureAwait(false) : [];
        var abandoned = running.Where(session => store.IsAbandoned(session.SessionId)).ToList();
        var journal = new Journal(store, options);
        journal._writer.Start();
        AppDomain.CurrentDomain.ProcessExit += journal.OnProcessExit;
        await journal.EndAsync(abandoned).ConfigureAwait(false);
        return journal;
    }

    /// <summary>What endangers the journal although it records at present, such as a second name of its file, in a sentence; null: nothing is known.</summary>
    public string? FindHazard() => _store.FindHazard();

    /// <summary>Counters of this journal's writer since it was opened.</summary>
    public WriterStatistics GetWriterStatistics() => _writer.Statistics;

    /// <summary>
    /// Begins a session: one run, such as a rebalance. Code that follows, in this flow and in tasks started from it, records into the session until it ends.
    /// Returns at once and never waits for the store; sessions may be nested.
    /// </summary>
    /// <param name="kind">What kind of run, for example <c>rebalance</c>; 1 to 256 characters.</param>
    /// <param name="occurredAt">The session's own time, simulated in a backtest; null: that of the session around it, or else the clock's.</param>
    /// <param name="inputsDigest">A digest of what the run is given.</param>
    /// <param name="configurationDigest">A digest of its settings.</param>
    /// <param name="codeVersion">The version of the code that runs.</param>
    /// <param name="metadata">Further facts for <c>session_start</c>; keys that the session writes itself are refused.</param>
    /// <param name="portfolio">
    /// The name of the portfolio that it works on, 1 to 128 characters, compared exactly; null: that of the session around it, or the journal's portfolio without a name.
    /// </param>
    /// <exception cref="InvalidEventException">An argument cannot be stored.</exception>
    public Session BeginSession(
        string kind,
        DateTimeOffset? occurredAt = null,
        string? inputsDigest = null,
        string? configurationDigest = null,
        string? codeVersion = null,
        Metadata? metadata = null,
        string? portfolio = null)
    {
        ThrowIfDisposed();
        SessionEvents.RequireName(kind, "kind");
        SessionEvents.RequirePortfolio(portfolio);
        var around = _ambient.Current?.Session;
        var session = Join(_ids.NewId(), kind, occurredAt ?? around?.OccurredAt, isResumed: false);
        var facts = new Facts()
            .Given("kind", kind)
            .Given(TraceNames.Portfolio, portfolio)
            .Given("inputs_digest", inputsDigest)
            .Given("configuration_digest", configurationDigest)
            .Given("code_version", codeVersion)
            .Text(TraceNames.ParentSession, around?.Id)
            .Text("lock_error", session.LockFailure);
        session.Start(facts, metadata);
        return session;
    }

    /// <summary>
    /// Continues a running session in another flow or process. Nothing is recorded for it. Disposing the handle leaves the session running,
    /// unless <see cref="Session.CompleteAsync"/> or <see cref="Session.FailAsync"/> was called on it.
    /// </summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="occurredAt">The session's own time from here on; null: the clock's.</param>
    /// <remarks>Whoever hands a session over keeps its own handle until the other side has resumed: a session in which nobody takes part counts as abandoned.</remarks>
    public Session ResumeSession(string sessionId, DateTimeOffset? occurredAt = null)
    {
        ThrowIfDisposed();
        return Join(sessionId, "session", occurredAt, isResumed: true);
    }

    /// <summary>Writes what was recorded, forces it to the disk, stops the writer and closes the store. A second call does nothing.</summary>
    /// <exception cref="JournalFlushException">Something that was recorded could not be written. The journal is closed all the same.</exception>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        var problem = await _writer.CloseAsync().ConfigureAwait(false);
        _locks.Dispose();
        _writer.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
        if (problem is not null)
            throw problem;
    }

    internal void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);

    // A process that exits without disposing its journal: the buffer is written before the runtime stops the writer's thread.
    internal void OnProcessExit(object? sender, EventArgs e)
    {
        if (Volatile.Read(ref _disposed) == 0)
            _writer.Close(ExitWait);
    }

    private Session Join(string sessionId, string kind, DateTimeOffset? occurredAt, bool isResumed)
    {
        SessionEvents.RequireName(sessionId, "session_id");
        var (held, failure) = _locks.Join(sessionId);
        return new Session(this, _ambient, sessionId, kind, isResumed, held, failure) { OccurredAt = occurredAt };
    }

    private async Task EndAsync(List<RunningSession> abandoned)
    {
        if (abandoned.Count == 0)
            return;
        var now = Time.GetUtcNow();
        foreach (var session in abandoned)
            _writer.Buffer.Add(new KeptRequest(SessionEvents.EndAbandoned(session.SessionId, now, _options.Actor), sessionLock: null));
        try
        {
            await FlushAsync(Durability.Committed).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // The ends wait in the buffer; Fault, the statistics and the next flush tell of it. An unavailable store is no reason to keep a strategy from starting.
        }
    }
}
