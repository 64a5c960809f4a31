using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Recording;
using Daybook.Sqlite;
using Daybook.Sqlite.Backup;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook recover</c>.</summary>
internal sealed class RecoverVerb : Verb
{
    private readonly Option<string?> _salvage = new("--salvage") { HelpName = "NEW.db", Description = "Copy what can be read of a damaged journal into a new one instead; the damaged one is only read" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask" };
    private readonly Option<string?> _by = new("--by") { HelpName = "NAME", Description = "Who recovers it; recorded as the event's actor" };
    private readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = "Why; recorded with the event" };

    public RecoverVerb(Terminal terminal)
        : base(
            terminal,
            "recover",
            "Accept that acknowledged events are lost, so that the journal can be written again. An event records it.",
            "daybook recover --yes --by ops --reason \"the disk of the 3rd of March\"",
            "daybook recover --salvage saved.db --by ops --reason \"rows lost with the disk\"",
            "daybook recover --yes --json")
    {
        Add(_salvage);
        Add(_yes);
        Add(_by);
        Add(_reason);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var by = run.Get(_by) is { } name ? InterventionRecording.NotEmpty(name, "--by") : null;
        var why = run.Get(_reason) is { } text ? InterventionRecording.NotEmpty(text, "--reason") : null;
        var options = by is null ? run.WriterOptions : run.WriterOptions with { Actor = by };
        if (run.Get(_salvage) is { } target)
            return await SalvageAsync(run, target, options, why, cancellationToken).ConfigureAwait(false);
        var plan = await SqliteJournal.RecoverAsync(run.JournalPath, options, why, dryRun: true, cancellationToken).ConfigureAwait(false);
        if (plan.Needed && !run.Get(_yes) && !await AgreedAsync(run, plan, cancellationToken).ConfigureAwait(false))
        {
            run.Say("nothing was changed");
            return ExitCode.Found;
        }

        var report = plan.Needed
            ? await SqliteJournal.RecoverAsync(run.JournalPath, options, why, cancellationToken: cancellationToken).ConfigureAwait(false)
            : plan;
        if (run.Json)
            WriteJson(run, report);
        else
            Show(run.Screen, report);
        return ExitCode.Fine;
    }

    private static async Task<int> SalvageAsync(Invocation run, string target, JournalOptions options, string? why, CancellationToken cancellationToken)
    {
        if (target.Length == 0)
            throw new MisuseException("--salvage: a file's name is not empty");
        using var copying = ProgressLine.For(run.Terminal, "copying events");
        using var verifying = ProgressLine.For(run.Terminal, "verifying");
        try
        {
            var steps = new Step<BackupProgress>(step => (step.Step == BackupStep.Copying ? copying : verifying).Show(step.Done, step.Total));
            var report = await SqliteJournal.SalvageAsync(run.JournalPath, target, options, why, steps, cancellationToken).ConfigureAwait(false);
            if (run.Json)
                JsonOutput.Document(run.Terminal, writer => SalvageView.WriteJson(writer, report));
            else
                SalvageView.Show(run.Screen, report);
            return ExitCode.Fine;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            copying.Dispose();
            verifying.Dispose();
            run.Say("stopped; nothing is left of the new journal, and the damaged one is untouched");
            throw;
        }
    }

    private static async Task<bool> AgreedAsync(Invocation run, RecoverReport plan, CancellationToken cancellationToken)
    {
        var what = plan.Lost > 0
            ? $"{run.JournalPath} has {Quantity.Count(plan.Kept, "event")}; {Quantity.Count(plan.Lost)} more {(plan.Lost == 1 ? "was acknowledged and is" : "were acknowledged and are")} gone"
            : $"the events of {run.JournalPath} are not those that its anchor was made from";
        if (!run.Terminal.InputIsTerminal)
            throw new MisuseException($"{what}; recovering goes on without them: say --yes");
        run.Say($"{what}. A backup, or a copy of the file's -wal, may still hold them.");
        run.Terminal.Error.Write("Go on without them, in a new epoch? [y/N] ");
        using var input = new StreamReader(run.Terminal.Input, leaveOpen: true);
        var answer = await input.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer?.Trim() is "y" or "Y" or "yes";
    }

    private static void Show(IScreen screen, RecoverReport report)
    {
        if (!report.Needed)
        {
            screen.Line(Piece.Good("nothing to do"), $": the journal opens as it is, with {Quantity.Count(report.Kept, "event")}; 'daybook verify' says whether they are whole");
            return;
        }

        screen.Line($"epoch {report.Epoch} begins: {Quantity.Count(report.Kept, "event")} kept, ", Piece.Bad($"{Quantity.Count(report.Lost)} lost"), $"; event {report.EventId} says so");
    }

    private static void WriteJson(Invocation run, RecoverReport report) => JsonOutput.Document(run.Terminal, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("needed", report.Needed);
        writer.WriteNumber("epoch", report.Epoch);
        writer.WriteNumber("kept", report.Kept);
        writer.WriteNumber("lost", report.Lost);
        JsonOutput.Whole(writer, "event_id", report.EventId);
        writer.WriteEndObject();
    });
}
