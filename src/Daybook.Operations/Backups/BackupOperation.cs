using Daybook.Journals;
using Daybook.Operations.Verifying;

namespace Daybook.Operations.Backups;

/// <summary>Copies a journal, also while others write to it, and verifies the copy before it takes its place.</summary>
public static class BackupOperation
{
    /// <summary>Makes the backup.</summary>
    /// <exception cref="RefusedException">No file is named.</exception>
    /// <exception cref="BackupRefusedException">Something is at the backup's place already, or it cannot be written.</exception>
    public static async Task<BackupAnswer> RunAsync(OperationContext context, BackupRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Target.Length == 0)
            throw new RefusedException(RefusalCode.MissingValue, "target", "the file name is empty");
        var steps = context.Steps<BackupProgress>(step => new OperationProgress(step.Step == BackupStep.Copying ? "copying pages" : "verifying", step.Done, step.Total));
        var report = await context.Journals.FilesOf(context.Journal).BackupAsync(context.Journal, request.Target, request.Force, steps, cancellationToken).ConfigureAwait(false);
        return new BackupAnswer(report.Path, report.Bytes, VerifyAnswer.Of(report.Verified));
    }
}
