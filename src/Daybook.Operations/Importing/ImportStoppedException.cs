namespace Daybook.Operations.Importing;

/// <summary>An import was cancelled while it added a source. What was added stays, and the same import goes on from there.</summary>
public sealed class ImportStoppedException : OperationCanceledException
{
    internal ImportStoppedException(string path, OperationCanceledException cause)
        : base($"The import of {path} was stopped; what was added stays, and the same import goes on from there.", cause, cause.CancellationToken) => Path = path;

    /// <summary>The source, as the caller wrote it.</summary>
    public string Path { get; }
}
