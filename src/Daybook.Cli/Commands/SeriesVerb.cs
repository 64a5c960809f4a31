using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Series;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook series</c>.</summary>
internal sealed class SeriesVerb : Verb
{
    private const int OnTerminal = 24;

    private readonly Option<string?> _run = RunOption.Create();
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<int> _points = new("--points") { HelpName = "N", Description = $"How many points at most, 1 to 10,000 (default: 1,000; on a terminal {OnTerminal})", DefaultValueFactory = _ => 1_000 };

    public SeriesVerb(Terminal terminal)
        : base(
            terminal,
            "series",
            "Show a portfolio's value, drawdown and exposure over time, with its figures.",
            "daybook series --from -1y",
            "daybook series --run live --portfolio us-momentum",
            "daybook series --points 200 --json")
    {
        Add(_run);
        Add(_portfolio);
        Add(_from);
        Add(_to);
        _points.CustomParser = Limits.Between(1, 10_000);
        Add(_points);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new SeriesRequest
        {
            Run = run.Get(_run),
            Portfolio = run.Get(_portfolio),
            From = run.Get(_from),
            To = run.Get(_to),
            Points = run.Terminal.OutputIsTerminal && !run.Json && !run.IsGiven(_points) ? OnTerminal : run.Get(_points),
        };
        var answer = await SeriesOperation.RunAsync(run.Context, request, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            SeriesView.Show(run.Screen, answer);
        return ExitCode.Fine;
    }
}
