using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Recovering;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook recover</c>.</summary>
internal sealed class RecoverVerb : Verb
{
    private readonly Option<string?> _salvage = new("--salvage") { HelpName = "NEW.db", Description = "Instead, copy the readable events of a damaged journal into a new one; the damaged one is only read" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask for confirmation" };
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
        var (by, reason) = (run.Get(_by), run.Get(_reason));
        if (run.Get(_salvage) is { } target)
            return await SalvageAsync(run, new SalvageRequest { Salvage = target, By = by, Reason = reason }, cancellationToken).ConfigureAwait(false);
        var request = new RecoverRequest { By = by, Reason = reason };
        var answer = await RecoverOperation.RunAsync(run.Context, request with { DryRun = true }, cancellationToken).ConfigureAwait(false);
        if (answer.Needed && !run.Get(_yes) && !await AgreedAsync(run, answer, cancellationToken).ConfigureAwait(false))
        {
            run.Say("nothing was changed");
            return ExitCode.Found;
        }

        if (answer.Needed)
            answer = await RecoverOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            Show(run.Screen, answer);
        return ExitCode.Fine;
    }

    private static async Task<int> SalvageAsync(Invocation run, SalvageRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await RecoverOperation.SalvageAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
            run.EndProgress();
            if (run.Json)
                run.WriteJson(answer);
            else
                SalvageView.Show(run.Screen, answer);
            return ExitCode.Fine;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.EndProgress();
            run.Say("stopped; the new journal was removed, and the damaged one is unchanged");
            throw;
        }
    }

    private static async Task<bool> AgreedAsync(Invocation run, RecoverAnswer plan, CancellationToken cancellationToken)
    {
        var what = plan.Lost > 0
            ? $"{run.JournalPath} has {Quantity.Count(plan.Kept, "event")}; {Quantity.Count(plan.Lost)} more {(plan.Lost == 1 ? "was acknowledged and is" : "were acknowledged and are")} gone"
            : $"the events of {run.JournalPath} are not those that its anchor was made from";
        if (!run.Terminal.InputIsTerminal)
            throw new MisuseException($"{what}; recover continues without them: confirm with --yes");
        run.Say($"{what}. A backup, or a copy of the file's -wal, may still hold them.");
        run.Terminal.Error.Write("Continue without them, in a new epoch? [y/N] ");
        using var input = new StreamReader(run.Terminal.Input, leaveOpen: true);
        var answer = await input.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer?.Trim() is "y" or "Y" or "yes";
    }

    private static void Show(IScreen screen, RecoverAnswer answer)
    {
        if (!answer.Needed)
        {
            screen.Line(Piece.Good("nothing to do"), $": the journal opens as it is, with {Quantity.Count(answer.Kept, "event")}; 'daybook verify' says whether they are unaltered");
            return;
        }

        screen.Line($"epoch {answer.Epoch} begins: {Quantity.Count(answer.Kept, "event")} kept, ", Piece.Bad($"{Quantity.Count(answer.Lost)} lost"), $"; event {answer.EventId} says so");
    }
}
