using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>
/// Follows a journal's end for everybody who waits there: the store is waited for once and each new page is read once, however many wait. Nothing runs while nobody does. Whoever
/// stands elsewhere reads and waits alone. Safe for several threads.
/// </summary>
internal sealed class SharedFollower(IEventSource source) : IDisposable
{
    private readonly Lock _lock = new();
    private Tail? _tail;
    private int _subscribers;
    private bool _isDisposed;

    /// <summary>A subscriber comes.</summary>
    public void Enter()
    {
        lock (_lock)
            _subscribers++;
    }

    /// <summary>A subscriber goes; with the last one goes what is remembered.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            if (--_subscribers == 0)
                _tail = null;
        }
    }

    /// <summary>A page of what was read behind a position, none when the position is at the end of that, or null: whoever stands there reads alone.</summary>
    public IReadOnlyList<PortfolioEvent>? Behind(JournalPosition position)
    {
        lock (_lock)
            return _tail?.Recent.Behind(position);
    }

    /// <summary>Completes when there may be more behind a position that was the journal's end a moment ago, or when something happened to it that its holder must look at.</summary>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    public async ValueTask WaitAsync(JournalPosition position, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Behind(position) is { Count: > 0 })
            return;
        if (Join(position) is not { } growth)
        {
            await source.WaitForEventsAsync(position.Id, cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            if (growth.Begin())
                _ = GrowAsync(growth);
            await growth.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Quit(growth);
        }
    }

    /// <summary>Whoever waits is told that the reader is closed.</summary>
    public void Dispose()
    {
        Growth? growth;
        lock (_lock)
        {
            _isDisposed = true;
            growth = _tail?.Growth;
            _tail = null;
        }

        growth?.End(new ObjectDisposedException(nameof(JournalReader)));
        growth?.Dispose();
    }

    /// <summary>The growth that whoever stands at a position waits for with the others; null when the others stand where they cannot see it.</summary>
    private Growth? Join(JournalPosition position)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(JournalReader));
            if (_tail is null || (_tail.Growth is null && !_tail.Recent.IsNear(position)))
                _tail = new Tail(source, position);
            var end = _tail.Recent.End;
            if (end.Epoch != position.Epoch || end.Id > position.Id)
                return null;
            var growth = _tail.Growth ??= new Growth(_tail);
            growth.Waiters++;
            return growth;
        }
    }

    private void Quit(Growth growth)
    {
        lock (_lock)
        {
            if (--growth.Waiters > 0 || growth.Tail.Growth != growth)
                return;
            if (_tail == growth.Tail)
                _tail = null;
        }

        growth.Dispose();
    }

    private async Task GrowAsync(Growth growth)
    {
        var tail = growth.Tail;
        IReadOnlyList<PortfolioEvent>? page = null;
        Exception? failure = null;
        try
        {
            page = await NextPageAsync(tail, growth.Stopped).ConfigureAwait(false);
        }
        catch (PositionLostException)
        {
            // What became of a position is for its holder to find out: not everybody who waits stands where this one does.
        }
        catch (Exception error)
        {
            // Everybody who waits is told.
            failure = error;
        }

        lock (_lock)
        {
            tail.Growth = null;
            if (page is not null && tail.IsInItsEpoch)
                tail.Recent.Add(page);
            else if (_tail == tail)
                _tail = null;
        }

        growth.End(failure);
        growth.Dispose();
    }

    /// <returns>Events, or none when the journal was recovered.</returns>
    private async Task<IReadOnlyList<PortfolioEvent>> NextPageAsync(Tail tail, CancellationToken stopped)
    {
        while (true)
        {
            // Before the wait too: a journal that was recovered may be shorter now, and not grow for long.
            var page = await tail.Follower.NextAsync(stopped).ConfigureAwait(false);
            if (page.Count > 0 || !tail.IsInItsEpoch)
                return page;
            await source.WaitForEventsAsync(tail.Recent.End.Id, stopped).ConfigureAwait(false);
        }
    }

    /// <summary>The journal's end as it was read last, within one epoch.</summary>
    private sealed class Tail(IEventSource source, JournalPosition start)
    {
        public JournalFollower Follower { get; } = new(source, start);

        public RecentEvents Recent { get; } = new(start);

        /// <summary>False once the journal was recovered: what is remembered may be lost.</summary>
        public bool IsInItsEpoch => Follower.Position.Epoch == Recent.End.Epoch;

        /// <summary>What is waited for; null while nobody waits.</summary>
        public Growth? Growth { get; set; }
    }

    /// <summary>One wait for the next page, shared by those who wait. It is told to each on a thread of the pool, so that none is held up by what another does with the page.</summary>
    private sealed class Growth : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource _stop = new();
        private int _begun;
        private int _stopped;

        public Growth(Tail tail) => (Tail, Stopped) = (tail, _stop.Token);

        public Tail Tail { get; }

        public int Waiters { get; set; }

        public Task Task => _ended.Task;

        /// <summary>Ends the waiting of the store.</summary>
        public CancellationToken Stopped { get; }

        /// <summary>True for the first who asks.</summary>
        public bool Begin() => Interlocked.Exchange(ref _begun, 1) == 0;

        public void End(Exception? failure)
        {
            if (failure is null)
            {
                _ended.TrySetResult();
                return;
            }

            // Looked at here: when everybody left meanwhile, nobody else does.
            _ended.TrySetException(failure);
            _ = _ended.Task.Exception;
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _stopped, 1) != 0)
                return;
            _stop.Cancel();
            _stop.Dispose();
        }
    }
}
