using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Operations.States;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook state</c>.</summary>
internal sealed class StateVerb : Verb
{
    private readonly Option<string?> _at = new("--at") { HelpName = "TIME", Description = "Apply only events that had occurred by then (default: all)" };
    private readonly Option<string?> _knownAt = new("--known-at") { HelpName = "TIME", Description = "Apply only events that had been recorded by then" };
    private readonly Option<string?> _run = RunOption.Create();
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly ConfigurationOption _configuration = ConfigurationOption.ToJudgeBy("grace periods and locks follow it (default: the settings that the portfolio recorded)");

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
        var request = new StateRequest { Run = run.Get(_run), Portfolio = run.Get(_portfolio), At = run.Get(_at), KnownAt = run.Get(_knownAt), Settings = _configuration.Request(run) };
        var answer = await StateOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            StateView.Show(run.Screen, answer);
        return ExitCode.Fine;
    }
}
