using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Sqlite;
using Daybook.Sqlite.Backup;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook backup</c>.</summary>
internal sealed class BackupVerb : Verb
{
    private readonly Argument<string> _target = new("target") { HelpName = "TARGET", Description = "The backup's file; its anchor goes beside it" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace a backup that is there; it stays until the new one is whole" };

    public BackupVerb(Terminal terminal)
        : base(
            terminal,
            "backup",
            "Copy the journal, also while others write to it, and verify the copy before it takes its place.",
            "daybook backup /backups/portfolio-2025-03-05.db",
            "daybook backup /backups/portfolio.db --force --json")
    {
        Add(_target);
        Add(_force);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var target = run.Get(_target)!;
        if (target.Length == 0)
            throw new MisuseException("TARGET: a file's name is not empty");
        var report = await MakeAsync(run, target, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => BackupView.WriteJson(writer, report));
        else
            BackupView.Show(run.Screen, report, target);
        return report.Ok ? ExitCode.Fine : ExitCode.Found;
    }

    private async Task<BackupReport> MakeAsync(Invocation run, string target, CancellationToken cancellationToken)
    {
        using var copying = ProgressLine.For(run.Terminal, "copying pages");
        using var verifying = ProgressLine.For(run.Terminal, "verifying");
        try
        {
            var steps = new Step<BackupProgress>(step => (step.Step == BackupStep.Copying ? copying : verifying).Show(step.Done, step.Total));
            return await SqliteJournal.BackupAsync(run.JournalPath, target, run.Get(_force), steps, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            copying.Dispose();
            verifying.Dispose();
            run.Say("stopped; nothing is left of the backup, and the journal is untouched");
            throw;
        }
    }
}
