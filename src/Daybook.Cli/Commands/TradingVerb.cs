using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Engine.Protections.Trading;
using Daybook.Operations.Interventions;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook trading</c>.</summary>
internal sealed class TradingVerb : Verb
{
    private static readonly string[] Words = [.. Enum.GetNames<TradingStatus>().Select(name => name.ToLowerInvariant())];

    private readonly Argument<string?> _status = new("status")
    {
        HelpName = "STATUS",
        Description = "active: all trades; reducing: only decreases and closes; halted: none (default: show the current state)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _by = new("--by") { HelpName = "NAME", Description = "With STATUS: who changes it; recorded as the event's actor" };
    private readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = "With STATUS: why; recorded as the event's reason" };
    private readonly Option<string?> _portfolio = new("--portfolio")
    {
        HelpName = "NAME",
        Description = "The portfolio's name, as recorded by its sessions; \"\" for the one without a name (default: with STATUS all portfolios, otherwise the only one)",
    };

    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Then print each change and each released lock, by any process, until Ctrl-C" };

    public TradingVerb(Terminal terminal)
        : base(
            terminal,
            "trading",
            "Show whether a live portfolio may trade, or change its trading state. The journal records who did it and why.",
            "daybook trading halted --by \"Ada Lovelace\" --reason \"the feed is stale\"",
            "daybook trading active --portfolio us-momentum --by \"Ada Lovelace\" --reason \"the feed is back\"",
            "daybook trading --follow --json")
    {
        Add(_status);
        Add(_by);
        Add(_reason);
        Add(_portfolio);
        Add(_follow);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Get(_status) is not { } word)
            return await ShowAsync(run, cancellationToken).ConfigureAwait(false);
        if (!Words.Contains(word, StringComparer.Ordinal))
            throw new MisuseException($"'{word}' is not one of {string.Join(", ", Words)}");
        if (run.Get(_follow))
            throw new MisuseException("--follow only shows changes; it cannot be combined with a status");
        return await ChangeAsync(run, Enum.Parse<TradingStatus>(word, ignoreCase: true), word, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> ChangeAsync(Invocation run, TradingStatus status, string word, CancellationToken cancellationToken)
    {
        var request = new TradingChangeRequest { Status = status, By = run.Get(_by), Reason = run.Get(_reason), Portfolio = run.Get(_portfolio) };
        var recorded = await TradingOperation.ChangeAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        var (portfolio, id) = (recorded.Portfolio, recorded.Event);
        if (run.Json)
            run.WriteJson(recorded);
        else if (recorded.IsToAll)
            run.Screen.Line("Trading of all portfolios is ", Piece.Strong(word), $"; event #{id}{(status == TradingStatus.Halted ? string.Empty : "; a stricter state set for one portfolio by name still applies")}");
        else
            run.Screen.Line(portfolio is null ? "Trading is " : $"Trading of '{portfolio}' is ", Piece.Strong(word), $", it was {TradingView.Word(recorded.Before!.Value)}; event #{id}");
        return ExitCode.Fine;
    }

    private async Task<int> ShowAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Get(_by) is not null || run.Get(_reason) is not null)
            throw new MisuseException($"--by and --reason need a status: {string.Join(", ", Words)}");
        using var followed = await TradingOperation.FollowAsync(run.Context, new TradingRequest { Portfolio = run.Get(_portfolio) }, cancellationToken).ConfigureAwait(false);
        if (run.Json && run.Get(_follow))
            run.WriteJsonLine(followed.Answer);
        else if (run.Json)
            run.WriteJson(followed.Answer);
        else
            TradingView.Show(run.Screen, followed.Answer);
        if (run.Get(_follow))
            await FollowAsync(run, followed, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static async Task FollowAsync(Invocation run, FollowedTrading followed, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var said in followed.FollowAsync(cancellationToken).ConfigureAwait(false))
            {
                if (run.Json)
                    run.WriteJsonLine(said);
                else
                    run.Screen.Line(TradingView.Line(said));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how following ends.
        }
    }
}
