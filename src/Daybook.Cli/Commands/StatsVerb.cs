using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Statistics;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook stats</c>.</summary>
internal sealed class StatsVerb : Verb
{
    private readonly EventSelectionOptions _selection;
    private readonly Option<bool> _rules = new("--rules") { Description = "Also count each rule's passes, blocks and overrides; reads every decision" };
    private readonly Option<string?> _period = new("--period") { HelpName = "LENGTH", Description = "Also count blocks and errors per period: 1d, 12h, 1w" };

    public StatsVerb(Terminal terminal)
        : base(
            terminal,
            "stats",
            "Count trades, blocks by protection, errors and all other events, and summarise execution times.",
            "daybook stats --from -30d --period 1w",
            "daybook stats --rules --from -1y",
            "daybook stats \"asset = 'NVDA'\" --json")
    {
        _selection = EventSelectionOptions.AddTo(this);
        Add(_period);
        Add(_rules);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new StatisticsRequest { Selection = _selection.Read(run), Period = run.Get(_period), Rules = run.Get(_rules) };
        var answer = await StatisticsOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            StatisticsView.Show(run.Screen, answer);
        UnknownNames.Say(run, answer.UnknownNames);
        return ExitCode.Fine;
    }
}
