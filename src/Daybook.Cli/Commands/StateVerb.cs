using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.Portfolios;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook state</c>.</summary>
internal sealed class StateVerb : Verb
{
    private readonly Option<string?> _at = new("--at") { HelpName = "TIME", Description = "As it was: what had happened by then (default: by the newest event)" };
    private readonly Option<string?> _knownAt = new("--known-at") { HelpName = "TIME", Description = "As it was known: what the journal had recorded by then" };
    private readonly Option<string?> _run = RunOption.Create();
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly ConfigurationOption _configuration = ConfigurationOption.ToJudgeBy("grace periods and locks are told by it (default: what the portfolio recorded)");

    public StateVerb(Terminal terminal)
        : base(
            terminal,
            "state",
            "Show a portfolio's positions, locks, grace periods and regime as of any time.",
            "daybook state --at 2020-03-05 --journal replay.db",
            "daybook state --portfolio us-momentum --run live",
            "daybook state --known-at 2026-01-02T15:00:00Z --config portfolio.yaml --json")
    {
        Add(_at);
        Add(_knownAt);
        Add(_run);
        Add(_portfolio);
        foreach (var option in _configuration.All)
            Add(option);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await run.NowAsync(cancellationToken).ConfigureAwait(false);
        var given = _configuration.IsGiven(run) ? await _configuration.ReadAsync(run, cancellationToken).ConfigureAwait(false) : null;
        var found = await RecordedRun.FindAsync(run.Context, run.Get(_run), run.Get(_portfolio), cancellationToken).ConfigureAwait(false) with { Given = given };
        var query = new StateQuery { Run = found.Run, Portfolio = found.Portfolio, At = run.GetTime(_at, now), KnownAt = run.GetTime(_knownAt, now) };
        var state = await StateReader.ReadAsync(reader, query, cancellationToken).ConfigureAwait(false);
        found = found with { Regimes = state.Engine.Regimes };
        var at = query.At ?? now;
        var locks = state.Engine.Protections.Locks(found.Settings?.Protections, at);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => StateView.WriteJson(writer, found, at, query.KnownAt, state, locks));
        else
            StateView.Show(run.Screen, found, at, state, locks);
        return ExitCode.Fine;
    }
}
