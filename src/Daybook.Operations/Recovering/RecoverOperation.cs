using Daybook.Journals;
using Daybook.Operations.Verifying;
using Daybook.Recording;

namespace Daybook.Operations.Recovering;

/// <summary>Goes on with a journal that lost acknowledged events, or saves what can be read of a damaged one.</summary>
public static class RecoverOperation
{
    /// <summary>Recovers, in a new epoch that begins with an event which says so.</summary>
    /// <exception cref="RefusedException">A name or a reason is empty.</exception>
    public static async Task<RecoverAnswer> RunAsync(OperationContext context, RecoverRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var (options, why) = Told(context, request.By, request.Reason);
        var report = await context.Journals.FilesOf(context.Journal).RecoverAsync(context.Journal, options, why, request.DryRun, cancellationToken).ConfigureAwait(false);
        return new RecoverAnswer(report.Needed, report.Epoch, report.Kept, report.Lost, report.EventId);
    }

    /// <summary>Copies what can be read of a damaged journal into a new one; the damaged one is only read.</summary>
    /// <exception cref="RefusedException">No file is named, or a name or a reason is empty.</exception>
    /// <exception cref="BackupRefusedException">Something is at the new journal's place already, or it cannot be written.</exception>
    public static async Task<SalvageAnswer> SalvageAsync(OperationContext context, SalvageRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Salvage.Length == 0)
            throw new RefusedException(RefusalCode.MissingValue, "salvage", "the file name is empty");
        var (options, why) = Told(context, request.By, request.Reason);
        var steps = context.Steps<BackupProgress>(step => new OperationProgress(step.Step == BackupStep.Copying ? "copying events" : "verifying", step.Done, step.Total));
        var report = await context.Journals.FilesOf(context.Journal).SalvageAsync(context.Journal, request.Salvage, options, why, steps, cancellationToken).ConfigureAwait(false);
        return new SalvageAnswer(
            report.Path,
            report.Kept,
            report.MissingEvents,
            [.. report.Missing.Select(span => new MissingIds(span.First, span.Last))],
            report.Lost,
            report.Proven,
            report.WithoutTrace,
            report.Keys,
            report.EventId,
            VerifyAnswer.Of(report.Verified));
    }

    private static (JournalOptions Options, string? Why) Told(OperationContext context, string? by, string? reason)
    {
        RequireText(by, "by");
        RequireText(reason, "reason");
        var options = context.RecordingOptions;
        return (by is null ? options : options with { Actor = by }, reason);
    }

    private static void RequireText(string? text, string parameter)
    {
        if (text is not null && string.IsNullOrWhiteSpace(text))
            throw new RefusedException(RefusalCode.MissingValue, parameter, "it is empty");
    }
}
