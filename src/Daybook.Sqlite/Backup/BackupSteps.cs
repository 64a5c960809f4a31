using Daybook.Integrity;
using Daybook.Journals;

namespace Daybook.Sqlite.Backup;

/// <summary>Tells the verification of a copy as a step of making it.</summary>
internal sealed class BackupSteps(IProgress<BackupProgress> progress) : IProgress<VerifyProgress>
{
    public void Report(VerifyProgress value) => progress.Report(new BackupProgress(BackupStep.Verifying, value.Done, value.Total));
}
