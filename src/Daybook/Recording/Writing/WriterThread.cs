using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Recording.Writing;

/// <summary>
/// The one thread that writes a journal: it waits until a group is due, hands it to the store, and tells everybody what became of it.
/// Whatever the store throws ends here, as an outcome of those who await one and as a count for those who do not.
/// </summary>
internal sealed class WriterThread : IDisposable
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    private readonly IEventStore _store;
    private readonly JournalOptions _options;
    private readonly WriterReport _report;
    private readonly WriterMetrics _metrics;
    private readonly Backlog _backlog = new();
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _backOff;
    private bool _unsynced;
    private Exception? _lastError;

    public WriterThread(IEventStore store, JournalOptions options, string writerId)
    {
        _store = store;
        _options = options;
        Buffer = new WriteBuffer(options);
        _report = new WriterReport(Buffer, options, writerId);
        _metrics = new WriterMetrics(store.Location, Buffer);
        _thread = new Thread(Run) { IsBackground = true, Name = "Daybook writer" };
    }

    /// <summary>Where everything waits.</summary>
    public WriteBuffer Buffer { get; }

    /// <summary>Counters as of now.</summary>
    public WriterStatistics Statistics => _report.Statistics();

    public void Start() => _thread.Start();

    /// <summary>Writes what waits, forces it to the disk, and ends.</summary>
    /// <returns>When the writer has ended: what it could not write, or null.</returns>
    public async Task<JournalFlushException?> CloseAsync()
    {
        Buffer.Close();
        await _ended.Task.ConfigureAwait(false);
        return FlushProblem(waiting: 0);
    }

    /// <summary>The same for a process that is about to exit and cannot await.</summary>
    public bool Close(TimeSpan wait)
    {
        Buffer.Close();
        return _thread.Join(wait);
    }

    public void Dispose()
    {
        _metrics.Dispose();
        Buffer.Dispose();
    }

    private void Run()
    {
        try
        {
            while (Buffer.State.Trouble is not JournalFaultedException && Buffer.TakeWhenDue(_backlog))
            {
                if (_backlog.IsEmpty)
                    Report();
                else
                    WriteGroup();
            }

            if (Buffer.State.Trouble is not JournalFaultedException)
                SayGoodbye();
        }
        catch (Exception error)
        {
            // Nothing above is expected to throw; if it does, nobody may be left waiting and nothing may be taken any more.
            Fault(error, inDoubt: 0);
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private void WriteGroup()
    {
        var group = Group.Form(_backlog, _options.MaxGroup, _options.Actor);
        IReadOnlyList<AppendOutcome> outcomes = [];
        var isLastAttempt = Buffer.State.IsClosing;
        var asksStore = group.Requests.Count > 0 || (group.Durability == Durability.Synced && _unsynced);
        try
        {
            if (asksStore)
                outcomes = Append(group);
        }
        catch (StoreUnavailableException error)
        {
            BecomeUnavailable(error, isLastAttempt);
            return;
        }
        catch (Exception error)
        {
            // Whatever else a store throws says nothing about what it did with the group.
            Fault(error, group.Unawaited);
            return;
        }

        _backlog.Drop(group.Items);
        if (asksStore)
            BecomeWell(group);
        else
            Buffer.Forget(group.Depth);
        Tell(group, outcomes);
    }

    private IReadOnlyList<AppendOutcome> Append(Group group)
    {
        var start = _options.Time.GetTimestamp();
        var status = _report.StatusIfDue(wanted: group.Requests.Count == 0);
        var outcomes = _store.Append(group.Requests, group.Durability, status);
        if (outcomes.Count != group.Requests.Count)
            throw new InvalidOperationException($"The store answered {group.Requests.Count} requests with {outcomes.Count} outcomes.");
        var added = 0L;
        for (var i = 0; i < outcomes.Count; i++)
            added += outcomes[i].Ids.Count - outcomes[i].AlreadyPresent;

        // A retry that found everything there asks for the disk all the same, and a store forces out only what it writes: so it is given something to write.
        if (added == 0 && status is null && group.Durability == Durability.Synced)
            _store.Append([], Durability.Synced, _report.Status());
        var elapsed = _options.Time.GetElapsedTime(start);
        _report.Committed(added, elapsed);
        _metrics.Committed(added, elapsed);
        return outcomes;
    }

    private void BecomeWell(Group group)
    {
        _unsynced = group.Durability != Durability.Synced;
        _backOff = TimeSpan.Zero;
        _lastError = null;
        Buffer.Written(group.Places, group.Depth);
        Buffer.OweReport();
    }

    // A status goes along with a group once a second, and so misses the last of them; it is quiet now, and others may be looking.
    private void Report()
    {
        try
        {
            _store.Append([], Durability.Committed, _report.Status());
        }
        catch (StoreUnavailableException)
        {
            // The counters are told with the next group. Nobody's events are in doubt.
        }
        catch (Exception error)
        {
            Fault(error, inDoubt: 0);
        }
    }

    private void Tell(Group group, IReadOnlyList<AppendOutcome> outcomes)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (group.Owners[i] is not PendingAppend && outcomes[i].Refused is { } refused)
                Buffer.Refuse(group.Requests[i].Events.Count, $"the store refused them: {refused.Message}");
            group.Owners[i]?.Complete(outcomes[i]);
        }

        if (group.Flushes.Count == 0)
            return;
        var problem = FlushProblem(waiting: 0);
        foreach (var flush in group.Flushes)
        {
            if (problem is null)
                flush.Complete();
            else
                flush.Fail(problem);
        }
    }

    private void BecomeUnavailable(StoreUnavailableException error, bool isLastAttempt)
    {
        _lastError = error;
        var trouble = new JournalUnavailableException(_store.Location, error);
        _backOff = _backOff == TimeSpan.Zero ? FirstBackOff : _backOff * 2 < LongestBackOff ? _backOff * 2 : LongestBackOff;
        Buffer.BackOff(trouble, _backOff);

        // Everybody who awaits is told, also those behind this group: what stands before them cannot be written now.
        var flushes = new List<PendingFlush>();
        foreach (var item in _backlog.Items)
        {
            if (item is PendingAppend append)
                append.Fail(trouble);
            else if (item is PendingFlush { IsOpen: true } flush)
                flushes.Add(flush);
        }

        var waiting = CountUnawaited(_backlog.Items);
        if (flushes.Count > 0)
        {
            var problem = FlushProblem(waiting) ?? (Exception)trouble;
            foreach (var flush in flushes)
                flush.Fail(problem);
        }

        Buffer.Forget(_backlog.DropSettled());

        // A group that was under way when the journal began to close gets one more attempt: the store may be back.
        if (isLastAttempt)
            GiveUp(waiting, error);
    }

    // The journal is being closed while the store is unavailable: there is no later attempt.
    private void GiveUp(long waiting, Exception error)
    {
        foreach (var item in _backlog.Items)
            (item as PendingWrite)?.Fail(error);
        _backlog.Clear();
        Buffer.Forget(waiting);
        if (waiting > 0)
            Buffer.Refuse(waiting, $"the journal was closed while its store was unavailable: {error.Message}");
        _lastError = error;
    }

    private void Fault(Exception error, long inDoubt)
    {
        _lastError = error;
        var trouble = new JournalFaultedException(_store.Location, error);
        var left = Buffer.Fault(trouble, inDoubt);
        var unawaited = CountUnawaited(_backlog.Items) + CountUnawaited([.. left]);
        if (unawaited > inDoubt)
            Buffer.Refuse(unawaited - inDoubt, trouble.Message);
        foreach (var item in _backlog.Items)
            (item as PendingWrite)?.Fail(trouble);
        foreach (var item in left)
            (item as PendingWrite)?.Fail(trouble);
        _backlog.Clear();
    }

    // The last word: what was committed is forced to the disk, and the final counters are left for other processes to read.
    private void SayGoodbye()
    {
        if (_report.Groups == 0)
            return;
        try
        {
            _store.Append([], _unsynced ? Durability.Synced : Durability.Committed, _report.Status());
            _unsynced = false;
        }
        catch (Exception error)
        {
            // When only the counters were left to write, their loss loses nothing; otherwise closing says that the disk was not reached.
            _lastError = error;
        }
    }

    private JournalFlushException? FlushProblem(long waiting)
    {
        var refusals = Buffer.TakeRefusals();
        if (refusals is null && waiting == 0 && !(_unsynced && _lastError is not null))
            return null;
        return FlushProblems.Describe(_store.Location, refusals, waiting, _unsynced, _lastError);
    }

    private static long CountUnawaited(ReadOnlySpan<object> items)
    {
        var events = 0L;
        foreach (var item in items)
            events += item is PortfolioEvent ? 1 : item is KeptRequest { IsOpen: true } kept ? kept.EventCount : 0;
        return events;
    }
}
