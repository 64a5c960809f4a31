namespace Daybook.Recording;

/// <summary>A promise of recording could not be kept. The kinds are closed: unavailable, faulted, and a flush that lacks something.</summary>
public abstract class JournalException : IOException
{
    private protected JournalException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>
/// The store cannot take events at present: no space, or its lock was not free in time. Nothing of what was awaited was written, so it may simply be asked again;
/// what was recorded is kept in the buffer and written when the store returns.
/// </summary>
public sealed class JournalUnavailableException : JournalException
{
    internal JournalUnavailableException(string location, Exception cause)
        : base(
            $"The journal {location} cannot be written at present: {cause.Message} Nothing of this request was written; ask again. "
            + "Recorded events wait in the buffer and are tried again.",
            cause)
    {
    }
}

/// <summary>
/// The store failed in a way that leaves the outcome unknown, and the journal takes nothing until it is opened anew.
/// An awaited request may or may not be there: after reopening, the same request with the same idempotency key settles it.
/// </summary>
public sealed class JournalFaultedException : JournalException
{
    internal JournalFaultedException(string location, Exception cause)
        : base(
            $"The journal {location} is faulted: {cause.Message} What was acknowledged before is in it; the outcome of what was not is unknown. "
            + "Dispose it, open it anew, and repeat awaited requests with their idempotency keys.",
            cause)
    {
    }
}

/// <summary>Something that was recorded could not be written. Everything else that was recorded before the flush is as durable as was asked, unless events wait.</summary>
public sealed class JournalFlushException : JournalException
{
    internal JournalFlushException(string message, long refused, long inDoubt, long waiting, Exception? cause)
        : base(message, cause)
    {
        Refused = refused;
        InDoubt = inDoubt;
        Waiting = waiting;
    }

    /// <summary>Events that were refused or given up since the last flush that said so: they are not in the journal, apart from those in doubt.</summary>
    public long Refused { get; }

    /// <summary>How many of <see cref="Refused"/> were being written when the store failed: they may be in the journal.</summary>
    public long InDoubt { get; }

    /// <summary>Events that wait in the buffer and are tried again by themselves, or by the next flush.</summary>
    public long Waiting { get; }
}
