using Daybook.Storage;

namespace Daybook.Operations.Doctoring;

/// <summary>Looks at a journal's files, anchor, writers, sessions and clock. Changes nothing.</summary>
public static class DoctorOperation
{
    /// <summary>Looks at everything that can be looked at; what cannot be opened is a finding.</summary>
    public static async Task<DoctorAnswer> RunAsync(OperationContext context, DoctorRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var checks = new List<DoctorCheck>(request.Own);
        try
        {
            await AskAsync(context, checks, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is JournalOpenException or StoreUnavailableException or StoreFaultedException)
        {
            checks.Add(DoctorCheck.Finding("opening", error.Message));
        }

        return new DoctorAnswer(checks.TrueForAll(check => check.Health != Health.Finding), checks);
    }

    private static async Task AskAsync(OperationContext context, List<DoctorCheck> checks, CancellationToken cancellationToken)
    {
        // Before the journal: an anchor that was read later might be ahead of it.
        var files = context.Journals.Find(context.Journal).Files;
        var report = files?.Inspect(context.Journal);
        if (report is not null)
            checks.AddRange(FileDoctor.Files(report));
        if (report is { Bytes: null })
            return;
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        if (report is not null)
        {
            checks.Add(FileDoctor.Anchor(report, head));
            checks.Add(FileDoctor.Writing(files!.FindObstacle(report.Path)));
        }

        checks.AddRange(await JournalDoctor.AskAsync(reader, head, context.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false));
    }
}
