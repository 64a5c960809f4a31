using Daybook.Events;
using Daybook.Recording.Sessions;
using Daybook.Recording.Writing;
using Daybook.Storage;

namespace Daybook.Recording;

public sealed partial class Journal
{
    private const int MaxKey = 256;

    /// <inheritdoc/>
    public bool Record(in EventFields fields)
    {
        ThrowIfDisposed();
        return RecordIn(_ambient.Current, in fields);
    }

    /// <inheritdoc/>
    public bool Record(PortfolioEvent portfolioEvent)
    {
        ThrowIfDisposed();
        return RecordIn(_ambient.Current, portfolioEvent);
    }

    /// <summary>
    /// Adds events together or not at all; returns their ids once they are as durable as asked. Session, trace and actor are filled in as by <c>Record</c>.
    /// The events need no place in the buffer: waiting for the outcome is what bounds them.
    /// </summary>
    /// <param name="events">The events, in order; none at all gives no ids.</param>
    /// <param name="durability">What they must survive before this returns. <see cref="Durability.Buffered"/> waits for the next group instead of starting one.</param>
    /// <param name="idempotencyKey">1 to 256 characters. A key that is known gives back the first ids and adds nothing, so a retry is safe.</param>
    /// <param name="onlyIf">
    /// Adds the events only if nothing that matters to them was added behind the position they were decided from, by whatever process; null: in any case. Checked inside the write lock.
    /// </param>
    /// <param name="cancellationToken">Withdraws the request as long as the writer has not taken it; after that its outcome is awaited.</param>
    /// <exception cref="AppendConditionException">The condition does not hold any more; nothing was added.</exception>
    /// <exception cref="JournalUnavailableException">The store takes nothing at present; nothing was added.</exception>
    /// <exception cref="JournalFaultedException">The store failed; the events may be there or not. A retry with the key, after reopening, settles it.</exception>
    /// <exception cref="TypeConflictException">A type is registered under another category; nothing was added.</exception>
    /// <exception cref="KeyReusedException">The key stands for another number of events; nothing was added.</exception>
    public async Task<IReadOnlyList<long>> AppendAsync(
        IReadOnlyList<PortfolioEvent> events,
        Durability durability = Durability.Synced,
        string? idempotencyKey = null,
        AppendCondition? onlyIf = null,
        CancellationToken cancellationToken = default)
    {
        RequireKey(idempotencyKey, nameof(idempotencyKey));
        var completed = Completed(events);
        if (completed.Length == 0)
            return [];
        var outcome = await EnqueueAsync(new AppendRequest(completed) { Key = idempotencyKey, OnlyIf = onlyIf }, durability, cancellationToken).ConfigureAwait(false);
        return outcome.Ids;
    }

    /// <summary>
    /// Adds those of the events whose key is not known yet, in one group; the outcome names the id of each and how many were there before.
    /// They are another record's and stay as they are: session, trace and actor are not filled in. Otherwise like <see cref="AppendAsync"/>.
    /// </summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="idempotencyKeys">A key for each event, 1 to 256 characters.</param>
    /// <param name="durability">What they must survive before this returns.</param>
    /// <param name="cancellationToken">Withdraws the request as long as the writer has not taken it.</param>
    public async Task<AppendOutcome> AppendNewAsync(
        IReadOnlyList<PortfolioEvent> events,
        IReadOnlyList<string> idempotencyKeys,
        Durability durability = Durability.Synced,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(idempotencyKeys);
        PortfolioEvent[] given = [.. events];
        if (Array.IndexOf(given, null) is >= 0 and var absent)
            throw new ArgumentException($"The event at index {absent} is null.", nameof(events));
        foreach (var own in given.Where(one => one.IsJournalsOwn))
            EventRules.RequireNotJournalsOwn(own.Type);
        string[] keys = [.. idempotencyKeys];
        if (keys.Length != given.Length)
            throw new ArgumentException($"{given.Length} events came with {keys.Length} keys; each needs its own.", nameof(idempotencyKeys));
        foreach (var key in keys)
            RequireKey(key ?? string.Empty, nameof(idempotencyKeys));
        if (given.Length == 0)
            return new AppendOutcome([], 0, null);
        return await EnqueueAsync(new AppendRequest(given) { EventKeys = keys }, durability, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until everything that was recorded before is as durable as asked.</summary>
    /// <exception cref="JournalFlushException">Events were refused since the last flush that said so, or wait for the store.</exception>
    /// <exception cref="JournalFaultedException">The journal is faulted and takes nothing until opened anew.</exception>
    public Task FlushAsync(Durability durability = Durability.Synced, CancellationToken cancellationToken = default)
    {
        // A flush starts a group at once, whatever it asks for.
        var flush = new PendingFlush(durability == Durability.Buffered ? Durability.Committed : durability);
        return Enqueue(flush, cancellationToken) ? flush.Outcome : Task.FromException(NotTaken());
    }

    /// <summary>Records into a scope, whether or not it has ended: its own last events come this way.</summary>
    internal bool RecordIn(Scope? scope, in EventFields fields)
    {
        var completed = fields;
        Complete(ref completed, scope);
        return _writer.Buffer.Add(PortfolioEvent.Create(in completed));
    }

    internal bool RecordIn(Scope? scope, PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        return _writer.Buffer.Add(Completed(portfolioEvent, scope));
    }

    /// <summary>Ends a session: its last event is kept until the store takes it, and only then is its lock let go.</summary>
    internal void EndSession(Scope scope, in EventFields end, IDisposable? sessionLock)
    {
        var completed = end;
        Complete(ref completed, scope);
        if (!_writer.Buffer.Add(new KeptRequest(SessionEvents.End(scope.Session.Id, in completed), sessionLock)))
            sessionLock?.Dispose();
    }

    /// <summary>A new id from the journal's source, for callers that make the events of a trace themselves.</summary>
    public string NewId() => _ids.NewId();

    private void Complete(ref EventFields fields, Scope? scope)
    {
        fields.Actor ??= _options.Actor;
        if (fields.OccurredMicros == EventFields.NoTime)
            fields.OccurredMicros = scope?.Session.OccurredMicros ?? Microseconds.From(Time.GetUtcNow());
        if (scope is null || fields.SessionId is not null || fields.TraceId is not null)
            return;
        fields.SessionId = scope.Session.Id;
        fields.TraceId = scope.Trace?.Id;
    }

    private PortfolioEvent Completed(PortfolioEvent given, Scope? scope)
    {
        if (given.IsJournalsOwn)
            EventRules.RequireNotJournalsOwn(given.Type);
        ref readonly var fields = ref given.Fields;
        var placed = scope is null || fields.SessionId is not null || fields.TraceId is not null;
        if (given.IsImported || (placed && (fields.Actor is not null || _options.Actor is null)))
            return given;
        var completed = fields;
        Complete(ref completed, scope);

        // What is filled in was checked when it came: actor with the options, ids when their scope began.
        return PortfolioEvent.Restore(in completed);
    }

    private PortfolioEvent[] Completed(IReadOnlyList<PortfolioEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var scope = _ambient.Current;
        var completed = new PortfolioEvent[events.Count];
        for (var i = 0; i < completed.Length; i++)
            completed[i] = Completed(events[i] ?? throw new ArgumentException($"The event at index {i} is null.", nameof(events)), scope);
        return completed;
    }

    private Task<AppendOutcome> EnqueueAsync(AppendRequest request, Durability durability, CancellationToken cancellationToken)
    {
        var append = new PendingAppend(request, durability);
        return Enqueue(append, cancellationToken) ? append.Outcome : Task.FromException<AppendOutcome>(NotTaken());
    }

    private bool Enqueue(PendingWrite pending, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(pending.Durability))
            throw new ArgumentOutOfRangeException(nameof(pending), pending.Durability, "There is no such durability.");
        pending.CancelBy(cancellationToken);
        return _writer.Buffer.Add(pending);
    }

    private Exception NotTaken() => (Exception?)(Fault as JournalFaultedException) ?? new ObjectDisposedException(nameof(Journal));

    private static void RequireKey(string? key, string parameter)
    {
        if (key is not null && (key.Length is 0 or > MaxKey || !EventText.IsStorable(key)))
            throw new ArgumentException($"An idempotency key is well-formed text of 1 to {MaxKey} characters; this one has {key.Length}.", parameter);
    }
}
