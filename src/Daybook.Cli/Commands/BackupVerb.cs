using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Backups;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook backup</c>.</summary>
internal sealed class BackupVerb : Verb
{
    private readonly Argument<string> _target = new("target") { HelpName = "TARGET", Description = "The backup's file; its anchor is written beside it" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace an existing backup; it stays until the new one is complete" };

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
        BackupAnswer answer;
        try
        {
            answer = await BackupOperation.RunAsync(run.Context, new BackupRequest { Target = target, Force = run.Get(_force) }, cancellationToken).ConfigureAwait(false);
            run.EndProgress();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.EndProgress();
            run.Say("stopped; no backup was left behind, and the journal is unchanged");
            throw;
        }

        if (run.Json)
            run.WriteJson(answer);
        else
            BackupView.Show(run.Screen, answer, target);
        return answer.Target is not null ? ExitCode.Fine : ExitCode.Found;
    }
}
