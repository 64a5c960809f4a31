namespace Daybook.Journals;

/// <summary>A backup cannot be made at its place. The journal is untouched, and so is what was at the place; the message says what to do.</summary>
public sealed class BackupRefusedException : IOException
{
    /// <summary>Makes the exception.</summary>
    public BackupRefusedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
