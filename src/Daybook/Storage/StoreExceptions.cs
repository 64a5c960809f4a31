namespace Daybook.Storage;

/// <summary>The store could not take a group, nothing of it was added, and a later attempt may succeed.</summary>
public sealed class StoreUnavailableException : IOException
{
    /// <summary>Makes the exception.</summary>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>The store failed in a way that leaves the outcome unknown; it must be opened anew.</summary>
public sealed class StoreFaultedException : IOException
{
    /// <summary>Makes the exception.</summary>
    public StoreFaultedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>Why a journal cannot be opened, in kinds that a program can tell apart.</summary>
public enum JournalOpenProblem
{
    /// <summary>There is no file, and reading does not make one.</summary>
    Missing,

    /// <summary>The file is something else.</summary>
    Foreign,

    /// <summary>The file was written by a newer version.</summary>
    Newer,

    /// <summary>The file's head is damaged.</summary>
    Corrupt,

    /// <summary>Events that were acknowledged are missing at the end; it opens for reading, and <c>recover</c> opens it for writing again.</summary>
    LostTail,

    /// <summary>The anchor beside the file is another journal's, so nothing says whether acknowledged events are missing; it opens for reading.</summary>
    ForeignAnchor,

    /// <summary>The file has several names (hard links), or is open by another name: two writers would each have a log of their own. It opens for reading.</summary>
    SeveralNames,

    /// <summary>The place cannot be read or, for writing, be written.</summary>
    NotAccessible,

    /// <summary>Somebody holds the write lock for too long.</summary>
    Locked,

    /// <summary>No journal has an address of this kind.</summary>
    UnknownAddress,
}

/// <summary>A journal cannot be opened. Nothing was changed; the message says what to do.</summary>
public sealed class JournalOpenException : IOException
{
    /// <summary>Makes the exception.</summary>
    public JournalOpenException(JournalOpenProblem problem, string message, Exception? innerException = null)
        : base(message, innerException) => Problem = problem;

    /// <summary>The kind of problem.</summary>
    public JournalOpenProblem Problem { get; }
}
