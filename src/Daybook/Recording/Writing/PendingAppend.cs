using Daybook.Storage;

namespace Daybook.Recording.Writing;

/// <summary>A request to the store that waits in the buffer.</summary>
internal abstract class PendingRequest(AppendRequest request, Durability durability) : PendingWrite(durability)
{
    public AppendRequest Request { get; } = request;

    public override int EventCount => Request.Events.Count;

    /// <summary>Says what became of it.</summary>
    public void Complete(AppendOutcome outcome)
    {
        if (Settle())
            OnCompleted(outcome);
    }

    protected abstract void OnCompleted(AppendOutcome outcome);
}

/// <summary>A request whose caller awaits the outcome, and is told at once when the store does not take it.</summary>
internal sealed class PendingAppend(AppendRequest request, Durability durability) : PendingRequest(request, durability)
{
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<AppendOutcome> Outcome => _outcome.Task;

    protected override void OnCompleted(AppendOutcome outcome)
    {
        if (outcome.Refused is { } refused)
            _outcome.SetException(refused);
        else
            _outcome.SetResult(outcome);
    }

    protected override void OnFailed(Exception error) => _outcome.SetException(error);

    protected override void OnCancelled(CancellationToken token) => _outcome.SetCanceled(token);
}

/// <summary>
/// A request that nobody awaits and that, like a recorded event, waits for an unavailable store: the end of a session, which needs its idempotency key.
/// The session's lock is let go once the end is stored, so that nobody can find the session running and unlocked.
/// </summary>
internal sealed class KeptRequest(AppendRequest request, IDisposable? sessionLock) : PendingRequest(request, Durability.Buffered)
{
    protected override void OnCompleted(AppendOutcome outcome) => sessionLock?.Dispose();

    protected override void OnFailed(Exception error) => sessionLock?.Dispose();

    protected override void OnCancelled(CancellationToken token) => sessionLock?.Dispose();
}
