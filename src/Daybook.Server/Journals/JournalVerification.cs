using Daybook.Operations;
using Daybook.Operations.Verifying;
using Daybook.Storage;

namespace Daybook.Server.Journals;

/// <summary>How a verification stands that this server began.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Progress">How far it is, in events.</param>
internal sealed record VerificationStatus(DateTimeOffset Started, OperationProgress Progress)
{
    /// <summary>When it ended; null: it is under way.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What it found; null: it is under way, or could not be done.</summary>
    public VerifyAnswer? Answer { get; init; }

    /// <summary>Why it could not be done; null: it could, or is under way.</summary>
    public string? Problem { get; init; }
}

/// <summary>A verification of a journal, done beside the questions that are asked of it. Safe for several threads.</summary>
internal sealed class JournalVerification : IProgress<OperationProgress>
{
    private readonly ServedJournal _journal;
    private readonly TimeProvider _time;
    private VerificationStatus _status;

    private JournalVerification(ServedJournal journal, TimeProvider time)
    {
        (_journal, _time) = (journal, time);
        _status = new VerificationStatus(time.GetUtcNow(), default);
    }

    /// <summary>How it stands.</summary>
    public VerificationStatus Status => Volatile.Read(ref _status);

    /// <summary>Ends with it, and does not fail.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Begins one.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="time">The wall clock.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static JournalVerification Begin(ServedJournal journal, TimeProvider time, CancellationToken cancellationToken)
    {
        var begun = new JournalVerification(journal, time);
        begun.Completion = Task.Run(() => begun.RunAsync(cancellationToken), CancellationToken.None);
        return begun;
    }

    /// <inheritdoc/>
    public void Report(OperationProgress value)
    {
        // Several threads verify, and tell in no order.
        var seen = Status;
        while (value.Done > seen.Progress.Done || seen.Progress.Total == 0)
        {
            var before = Interlocked.CompareExchange(ref _status, seen with { Progress = value }, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        VerifyAnswer? answer = null;
        string? problem = null;
        try
        {
            var context = await _journal.ContextAsync(null, cancellationToken, this).ConfigureAwait(false);
            answer = await VerifyOperation.RunAsync(context, new VerifyRequest(), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            problem = "the server stopped before it was done";
        }
        catch (Exception error) when (error is IOException or StoreFaultedException or StoreUnavailableException)
        {
            if (error is not JournalOpenException)
                _journal.Forget();
            problem = error.Message;
        }

        Volatile.Write(ref _status, Status with { Ended = _time.GetUtcNow(), Answer = answer, Problem = problem });
    }
}
