using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Cli.Text;
using Daybook.Engine.Replay;
using Daybook.Sqlite;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook replay</c>.</summary>
internal sealed class ReplayVerb : Verb
{
    private readonly InputOptions _inputs = new();
    private readonly ConfigurationOption _configuration = new();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateNew("The name of the portfolio that is replayed (default: none); the live one of that name is not touched");

    public ReplayVerb(Terminal terminal)
        : base(
            terminal,
            "replay",
            "Run a backtest over daily prices, with every decision and its checks in the journal: decided on a day's close, traded at the next bar.",
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
        var configuration = await _configuration.ReadAsync(run, cancellationToken).ConfigureAwait(false);
        var material = ReplayMaterial.Load(run.Terminal, _inputs.Read(run), _inputs.AreNotesAskedFor(run), cancellationToken).WithCalendarOf(configuration);
        var options = material.Under(configuration);
        if (material.FindDoubt(configuration) is { } doubt)
            run.Say(doubt);
        if (options.Rebalance.Schedule.Assumption is { } assumption)
            run.Say($"{assumption}; name the market, such as --set rebalance.calendar=new-york");
        var days = ReplaySession.Days(options);
        if (!run.Json)
            FileNoteView.Say(run, material.Notes);
        string session;
        ReplayResult result;

        // Everything that can be wrong with the input has been looked at: a journal is only made now.
        var journal = await SqliteJournal.OpenAsync(run.JournalPath, run.WriterOptions, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            try
            {
                (session, result) = await ReplaySession.RunAsync(run.Terminal, journal, material, options, days, run.Get(_portfolio), cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                run.Say($"stopped; what was replayed so far is in {run.JournalPath}, in a session that is marked as failed");
                throw;
            }
        }

        if (run.Json)
        {
            JsonOutput.Document(run.Terminal, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("journal", run.JournalPath);
                writer.WriteString("session", session);
                ReplayView.WriteJson(writer, result);
                FileNoteView.WriteJson(writer, material.Notes);
                writer.WriteEndObject();
            });
            return ExitCode.Fine;
        }

        ReplayView.Show(run.Screen, result, options.Universe!.Count);
        run.Screen.Line();
        run.Screen.Line(Piece.Strong("Journal"), $" {run.JournalPath}: {Quantity.Count(result.Events, "event")} in session {session}");
        run.Screen.Line(Piece.Muted("Next: daybook state, daybook redecide, daybook explain ASSET DATE, daybook whatif --set KEY=VALUE, daybook audit, each with the same --journal"));
        return ExitCode.Fine;
    }
}
