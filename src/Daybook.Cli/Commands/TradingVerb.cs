using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook trading</c>.</summary>
internal sealed class TradingVerb : Verb
{
    private static readonly string[] Words = [.. Enum.GetNames<TradingStatus>().Select(name => name.ToLowerInvariant())];

    private readonly Argument<string?> _status = new("status")
    {
        HelpName = "STATUS",
        Description = "active: everything; reducing: only what makes positions smaller; halted: nothing (default: show what holds)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _by = new("--by") { HelpName = "NAME", Description = "With STATUS: who says so; recorded as the event's actor" };
    private readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = "With STATUS: why; recorded as the event's reason" };
    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Also print each change and each released lock as it is recorded, by any process, until Ctrl-C" };

    public TradingVerb(Terminal terminal)
        : base(
            terminal,
            "trading",
            "Show whether the live portfolio may trade and which locks were released, or change the trading state, by a named person.",
            "daybook trading",
            "daybook trading halted --by \"Ada Lovelace\" --reason \"the feed is stale\"",
            "daybook trading --follow --json")
    {
        Add(_status);
        Add(_by);
        Add(_reason);
        Add(_follow);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Get(_status) is not { } word)
            return await ShowAsync(run, cancellationToken).ConfigureAwait(false);
        if (!Words.Contains(word, StringComparer.Ordinal))
            throw new MisuseException($"'{word}' is not one of {string.Join(", ", Words)}");
        if (run.Get(_follow))
            throw new MisuseException("--follow prints what others say; it does not go with a status");
        return await ChangeAsync(run, Enum.Parse<TradingStatus>(word, ignoreCase: true), word, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> ChangeAsync(Invocation run, TradingStatus status, string word, CancellationToken cancellationToken)
    {
        var (by, reason) = (InterventionRecording.NotEmpty(run.Get(_by), "--by"), InterventionRecording.NotEmpty(run.Get(_reason), "--reason"));
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var before = (await StateReader.ReadAsync(reader, new StateQuery(), cancellationToken).ConfigureAwait(false)).Engine.Protections.Trading.Status;
        await run.CloseReaderAsync().ConfigureAwait(false);
        var id = await InterventionRecording.AppendAsync(run, TradingProtection.Change(status, run.Terminal.Time.GetUtcNow(), by, reason), cancellationToken).ConfigureAwait(false);
        if (run.Json)
            InterventionRecording.WriteJson(run, id);
        else
            run.Screen.Line("Trading is ", Piece.Strong(word), $", it was {before.ToString().ToLowerInvariant()}; event #{id}");
        return ExitCode.Fine;
    }

    private async Task<int> ShowAsync(Invocation run, CancellationToken cancellationToken)
    {
        if (run.Get(_by) is not null || run.Get(_reason) is not null)
            throw new MisuseException($"--by and --reason go with a status: {string.Join(", ", Words)}");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        using var portfolio = await PortfolioReader.OpenAsync(reader, run: null, cancellationToken).ConfigureAwait(false);
        var state = portfolio.State;
        if (run.Json && run.Get(_follow))
            JsonOutput.Line(run.Terminal, writer => TradingView.WriteJson(writer, state));
        else if (run.Json)
            JsonOutput.Document(run.Terminal, writer => TradingView.WriteJson(writer, state));
        else
            TradingView.Show(run.Screen, state);
        if (run.Get(_follow))
            await FollowAsync(run, portfolio, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static async Task FollowAsync(Invocation run, PortfolioReader portfolio, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var said in portfolio.FollowInterventionsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (run.Json)
                    JsonOutput.Line(run.Terminal, writer => TradingView.Write(writer, said));
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
