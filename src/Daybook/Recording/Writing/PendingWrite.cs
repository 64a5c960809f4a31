using Daybook.Storage;

namespace Daybook.Recording.Writing;

/// <summary>
/// Something that waits in the buffer with an outcome of its own. It is waiting until the writer takes it or its caller cancels it, whichever comes first,
/// and settled once.
/// </summary>
internal abstract class PendingWrite(Durability durability)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Settled = 2;

    private int _state;
    private CancellationTokenRegistration _cancellation;

    /// <summary>What the outcome must survive.</summary>
    public Durability Durability { get; } = durability;

    /// <summary>True when a group must start at once for its sake.</summary>
    public bool IsUrgent => Durability != Durability.Buffered;

    /// <summary>True as long as the writer has something to do for it.</summary>
    public bool IsOpen => Volatile.Read(ref _state) != Settled;

    /// <summary>The events that it adds.</summary>
    public virtual int EventCount => 0;

    /// <summary>Takes it into a group; false when it was cancelled or settled before.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting || Volatile.Read(ref _state) == Taken;

    /// <summary>From now on a cancellation settles it, if it has not been taken by then.</summary>
    public void CancelBy(CancellationToken token)
    {
        if (token.CanBeCanceled)
            _cancellation = token.UnsafeRegister(static (pending, by) => ((PendingWrite)pending!).Cancel(by), this);
    }

    /// <summary>Says that it failed.</summary>
    public void Fail(Exception error)
    {
        if (Settle())
            OnFailed(error);
    }

    protected abstract void OnFailed(Exception error);

    protected abstract void OnCancelled(CancellationToken token);

    /// <summary>True for the one that settles it.</summary>
    protected bool Settle()
    {
        if (Interlocked.Exchange(ref _state, Settled) == Settled)
            return false;

        // Unregister, unlike Dispose, does not wait for a callback that runs.
        _cancellation.Unregister();
        return true;
    }

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _state, Settled, Waiting) == Waiting)
            OnCancelled(token);
    }
}

/// <summary>A flush: everything before it is as durable as asked.</summary>
internal sealed class PendingFlush(Durability durability) : PendingWrite(durability)
{
    private readonly TaskCompletionSource _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Outcome => _outcome.Task;

    public void Complete()
    {
        if (Settle())
            _outcome.SetResult();
    }

    protected override void OnFailed(Exception error) => _outcome.SetException(error);

    protected override void OnCancelled(CancellationToken token) => _outcome.SetCanceled(token);
}
