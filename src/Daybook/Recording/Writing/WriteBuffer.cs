using System.Globalization;
using Daybook.Events;

namespace Daybook.Recording.Writing;

/// <summary>
/// The bounded buffer between those who record and the one writer. It holds, in order, recorded events (<see cref="PortfolioEvent"/>, bounded by the capacity),
/// writes with an outcome of their own (<see cref="PendingWrite"/>, each bounded by its waiting caller) and gaps (<see cref="RecordingGap"/>).
/// Safe for several threads; <see cref="TakeWhenDue"/> and what follows it belong to the writer.
/// </summary>
/// <remarks>
/// A recorded event holds its place until it is stored, not only until it is taken. All waiting is by the injected clock: a wait arms a timer and then looks again
/// whether its time has come, so that a clock that moves between the two is not missed.
/// </remarks>
internal sealed class WriteBuffer : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.MaxValue;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly int _fullGroup;
    private readonly ITimer _alarm;
    private readonly Refusals _refusals = new();
    private readonly List<object> _incoming = [];

    private int _places;
    private long _depth;
    private long _oldestAt;
    private long? _reportOwedFrom;
    private bool _urgent;
    private bool _writerWaits;
    private int _callersWait;
    private bool _waitedInVain;
    private bool _closing;
    private JournalException? _trouble;
    private long _backOffFrom;
    private TimeSpan _backOff;
    private RecordingGap? _openGap;

    public WriteBuffer(JournalOptions options)
    {
        _options = options;
        _time = options.Time;
        _fullGroup = Math.Min(options.MaxGroup, options.BufferCapacity);
        _alarm = _time.CreateTimer(static buffer => ((WriteBuffer)buffer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How it stands now.</summary>
    public BufferState State
    {
        get
        {
            lock (_gate)
                return new BufferState(_depth, _refusals.Total, _trouble, _closing, _callersWait, _writerWaits ? _backOff : TimeSpan.Zero);
        }
    }

    /// <summary>Takes a recorded event; on a full buffer it waits as long as the options say, and then refuses.</summary>
    /// <returns>False when it was refused; then it has been counted.</returns>
    public bool Add(PortfolioEvent recorded)
    {
        lock (_gate)
        {
            if (_places >= _options.BufferCapacity && !WaitForPlace())
                return Refuse(StillFull());
            if (Closed() is { } why)
                return Refuse(why);
            _places++;
            Enqueue(recorded, events: 1, urgent: false);
            return true;
        }
    }

    /// <summary>Takes a write whatever the buffer holds; false when the journal is closed or faulted.</summary>
    public bool Add(PendingWrite pending)
    {
        lock (_gate)
        {
            if (Closed() is not null)
                return false;
            Enqueue(pending, pending.EventCount, pending.IsUrgent);
            return true;
        }
    }

    /// <summary>Counts events as refused, and leaves a gap where they would have been.</summary>
    public void Refuse(long count, string cause)
    {
        lock (_gate)
            CountRefused(count, cause);
    }

    /// <summary>What was refused since the last call, or null.</summary>
    public RefusalReport? TakeRefusals()
    {
        lock (_gate)
            return _refusals.Take();
    }

    /// <summary>From now on nothing is taken, and everything that waits is due.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>
    /// Waits until a group is due, and moves everything that has come into the backlog; or until it has been quiet for ten seconds and a report is owed, and leaves the backlog empty.
    /// </summary>
    /// <returns>False when the buffer is closed and nothing is left.</returns>
    public bool TakeWhenDue(Backlog backlog)
    {
        lock (_gate)
        {
            while (UntilDue(backlog) is var wait && wait > TimeSpan.Zero)
            {
                if (wait != Never)
                {
                    Arm(_alarm, wait);
                    if (UntilDue(backlog) <= TimeSpan.Zero)
                        break;
                }

                _writerWaits = true;
                Monitor.Wait(_gate);
                _writerWaits = false;
            }

            backlog.AddAll(_incoming);
            _incoming.Clear();
            _openGap = null;
            _urgent = false;
            _reportOwedFrom = null;
            return !_closing || !backlog.IsEmpty;
        }
    }

    /// <summary>The store took a group: its places are free and there is no trouble any more.</summary>
    public void Written(int places, long events)
    {
        lock (_gate)
        {
            _trouble = null;
            _backOff = TimeSpan.Zero;
            Free(places, events);
        }
    }

    /// <summary>The last group changed the counters, and others have not been told: if nothing else comes, they are when it has been quiet for a while.</summary>
    public void OweReport()
    {
        lock (_gate)
            _reportOwedFrom = _time.GetTimestamp();
    }

    /// <summary>Writes that were cancelled, or were told that they failed, wait no more.</summary>
    public void Forget(long events)
    {
        lock (_gate)
            _depth -= events;
    }

    /// <summary>The store is unavailable: what was recorded is due again after a while, or as soon as somebody asks for more than recording.</summary>
    public void BackOff(JournalUnavailableException trouble, TimeSpan wait)
    {
        lock (_gate)
        {
            _trouble = trouble;
            _backOffFrom = _time.GetTimestamp();
            _backOff = wait;
        }
    }

    /// <summary>The journal is faulted: whatever recorded or kept events wait are given up and counted, and nothing is taken any more.</summary>
    /// <returns>What has come since the last group was taken.</returns>
    public IReadOnlyList<object> Fault(JournalFaultedException trouble, long inDoubt)
    {
        lock (_gate)
        {
            _trouble = trouble;
            if (inDoubt > 0)
                _refusals.Add(inDoubt, _time.GetUtcNow(), trouble.Message, inDoubt);
            object[] left = [.. _incoming];
            _incoming.Clear();
            _openGap = null;
            _places = 0;
            _depth = 0;
            Monitor.PulseAll(_gate);
            return left;
        }
    }

    public void Dispose() => _alarm.Dispose();

    private void Enqueue(object item, int events, bool urgent)
    {
        if (_incoming.Count == 0)
            _oldestAt = _time.GetTimestamp();
        _incoming.Add(item);
        _openGap = null;
        _depth += events;
        _urgent |= urgent;

        // The writer is woken for what changes its plans: something to wait for, something to do at once, a group that is full.
        if (_writerWaits && (urgent || _incoming.Count == 1 || (_depth >= _fullGroup && _depth - events < _fullGroup)))
            Monitor.PulseAll(_gate);
    }

    private TimeSpan UntilDue(Backlog backlog)
    {
        if (_closing || _urgent)
            return TimeSpan.Zero;
        if (_incoming.Count == 0 && backlog.IsEmpty)
            return _reportOwedFrom is { } from ? Left(from, Quiet) : Never;
        if (_backOff > TimeSpan.Zero)
            return Left(_backOffFrom, _backOff);
        return _depth >= _fullGroup || !backlog.IsEmpty ? TimeSpan.Zero : Left(_oldestAt, _options.FlushInterval);
    }

    // A single lock guards adding and waiting, so that events of one thread stay in their order and a refusal falls exactly where it happened.
    private bool WaitForPlace()
    {
        var start = _time.GetTimestamp();
        ITimer? alarm = null;
        _callersWait++;
        try
        {
            while (_places >= _options.BufferCapacity && Closed() is null)
            {
                if (_waitedInVain || Left(start, _options.MaxWait) <= TimeSpan.Zero)
                {
                    _waitedInVain = true;
                    return false;
                }

                alarm ??= _time.CreateTimer(static buffer => ((WriteBuffer)buffer!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                Arm(alarm, Left(start, _options.MaxWait));
                if (Left(start, _options.MaxWait) > TimeSpan.Zero)
                    Monitor.Wait(_gate);
            }

            return true;
        }
        finally
        {
            _callersWait--;
            alarm?.Dispose();
        }
    }

    private bool Refuse(string cause)
    {
        CountRefused(1, cause);
        return false;
    }

    private void CountRefused(long count, string cause)
    {
        var now = _time.GetUtcNow();
        _refusals.Add(count, now, cause);
        if (Closed() is not null)
            return;
        if (_openGap is null)
        {
            var gap = new RecordingGap(now, cause);
            Enqueue(gap, events: 0, urgent: false);
            _openGap = gap;
        }

        _openGap.Add(count, now);
    }

    private void Free(int places, long events)
    {
        _places -= places;
        _depth -= events;
        if (places == 0)
            return;
        _waitedInVain = false;
        if (_callersWait > 0)
            Monitor.PulseAll(_gate);
    }

    private string? Closed() => _trouble is JournalFaultedException fault ? fault.Message : _closing ? "the journal was closed" : null;

    private string StillFull() =>
        string.Create(CultureInfo.InvariantCulture, $"the buffer of {_options.BufferCapacity:N0} events was full and stayed full for {_options.MaxWait.TotalSeconds:0.###} s")
        + (_trouble is { InnerException: { } cause } ? $"; the store said: {cause.Message}" : string.Empty);

    private TimeSpan Left(long from, TimeSpan wait) => wait - _time.GetElapsedTime(from);

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    // Timers cut off parts of a millisecond, and one that rings early would only be armed again and again.
    private static void Arm(ITimer timer, TimeSpan wait) =>
        timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
}
