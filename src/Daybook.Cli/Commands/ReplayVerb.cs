using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Operations.Replaying;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook replay</c>.</summary>
internal sealed class ReplayVerb : Verb
{
    private readonly InputOptions _inputs = new();
    private readonly ConfigurationOption _configuration = new();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateNew("The name of the replayed portfolio (default: none); a live portfolio of that name is not affected");

    public ReplayVerb(Terminal terminal)
        : base(
            terminal,
            "replay",
            "Run a backtest over daily prices and record every decision with its checks. It decides on a day's close and trades at the next bar.",
            "daybook replay --simulate 7 --set rebalance.frequency=weekly --journal replay.db",
            "daybook replay --prices prices/ --columns date=Datum,close=Schluss --date-format dd.MM.yyyy --config portfolio.yaml",
            "daybook replay --prices eq.csv.gz vix.csv oil.csv --equity SP500 --bonds UST10Y --commodities WTI --volatility VIX --preset adaptive")
    {
        foreach (var option in _inputs.All.Concat(_configuration.All))
            Add(option);
        Add(_portfolio);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new ReplayRequest { Market = _inputs.Read(run), Settings = _configuration.Request(run), Portfolio = run.Get(_portfolio) };
        var prepared = await ReplayOperation.PrepareAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        run.EndProgress();
        FileNoteView.Say(run, prepared.Unbucketed);
        if (prepared.Assumption is { } assumption)
            run.Say($"{assumption}; name the market, such as --set rebalance.calendar=new-york");
        if (!run.Json)
            FileNoteView.Say(run, prepared.Notes, _inputs.AreNotesAskedFor(run));
        var answer = await RunAsync(run, prepared, cancellationToken).ConfigureAwait(false);
        if (run.Json)
        {
            run.WriteJson(answer);
            return ExitCode.Fine;
        }

        ReplayView.Show(run.Screen, answer.Result, answer.Assets);
        run.Screen.Line();
        run.Screen.Line(Piece.Strong("Journal"), $" {answer.Journal}: {Quantity.Count(answer.Events, "event")} in session {answer.Session}");
        run.Screen.Line(Piece.Muted("Next: daybook state, daybook redecide, daybook explain ASSET DATE, daybook whatif --set KEY=VALUE, daybook audit, each with the same --journal"));
        return ExitCode.Fine;
    }

    private static async Task<ReplayAnswer> RunAsync(Invocation run, PreparedReplay prepared, CancellationToken cancellationToken)
    {
        try
        {
            return await ReplayOperation.RunAsync(run.Context, prepared, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            run.EndProgress();
            run.Say($"stopped; the days replayed so far are in {run.JournalPath}, in a session marked as failed");
            throw;
        }
        finally
        {
            run.EndProgress();
        }
    }
}
