using Daybook.Journals;

namespace Daybook.Sqlite.Tests.Backup;

/// <summary>Is told of each step at once, on the caller's thread.</summary>
internal sealed class Told(Action<BackupProgress> told) : IProgress<BackupProgress>
{
    public void Report(BackupProgress value) => told(value);
}
