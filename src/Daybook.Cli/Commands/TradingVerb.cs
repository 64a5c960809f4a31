using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook trading</c>.</summary>
internal sealed class TradingVerb : Verb
{
    private static readonly string[] Words = [.. Enum.GetNames<TradingStatus>().Select(name => name.ToLowerInvariant())];

    private readonly Argument<string> _status = new("status") { HelpName = "STATUS", Description = "active: everything; reducing: only what makes positions smaller; halted: nothing" };
    private readonly Option<string> _by = Intervention.By();
    private readonly Option<string> _reason = Intervention.Reason();

    public TradingVerb(Terminal terminal)
        : base(
            terminal,
            "trading",
            "Say what the live portfolio may trade from now on, by a named person.",
            "daybook trading halted --by \"Ada Lovelace\" --reason \"the feed is stale\"",
            "daybook trading active --by \"Ada Lovelace\" --reason \"the feed is back\"")
    {
        Add(_status);
        Add(_by);
        Add(_reason);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var word = run.Get(_status)!;
        if (!Words.Contains(word, StringComparer.Ordinal))
            throw new MisuseException($"'{word}' is not one of {string.Join(", ", Words)}");
        var status = Enum.Parse<TradingStatus>(word, ignoreCase: true);
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var before = (await StateReader.ReadAsync(reader, new StateQuery(), cancellationToken).ConfigureAwait(false)).Protections.Trading.Status;
        await run.CloseReaderAsync().ConfigureAwait(false);
        var changed = TradingProtection.Change(status, run.Terminal.Time.GetUtcNow(), Intervention.Name(run, _by), Intervention.Why(run, _reason));
        var id = await Intervention.AppendAsync(run, changed, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            Intervention.WriteJson(run, id);
        else
            run.Screen.Line("Trading is ", Piece.Strong(word), $", it was {before.ToString().ToLowerInvariant()}; event #{id}");
        return ExitCode.Fine;
    }
}
