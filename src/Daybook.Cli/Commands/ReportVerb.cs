using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Reporting;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook report</c>.</summary>
internal sealed class ReportVerb : Verb
{
    private readonly Argument<string> _file = new("file") { HelpName = "OUT.html", Description = "The file to write" };
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _asset = new("--asset") { HelpName = "ASSET", Description = "Only events and decisions about this asset" };
    private readonly Option<string?> _run = RunOption.Create();
    private readonly Option<string?> _portfolio = PortfolioOption.Create();
    private readonly Option<bool> _force = new("--force") { Description = "Replace the file if it exists" };

    public ReportVerb(Terminal terminal)
        : base(
            terminal,
            "report",
            "Write a report of a period: one HTML file with charts and tables, without script, that needs no server and prints well.",
            "daybook report report.html",
            "daybook report q3.html --from 2025-07-01 --to 2025-10-01",
            "daybook report ko.html --asset KO --run live")
    {
        Add(_file);
        Add(_from);
        Add(_to);
        Add(_asset);
        Add(_run);
        Add(_portfolio);
        Add(_force);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var answer = await ReportOperation.RunAsync(
            run.Context,
            new ReportRequest
            {
                File = run.Get(_file)!,
                From = run.Get(_from),
                To = run.Get(_to),
                Asset = run.Get(_asset),
                Run = run.Get(_run),
                Portfolio = run.Get(_portfolio),
                Force = run.Get(_force),
            },
            cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            run.Screen.Line($"{answer.File}: {Quantity.Count(answer.Events, "event")}, {Quantity.Bytes(answer.Bytes)}; it needs no server and no network");
        return ExitCode.Fine;
    }
}
