using System.CommandLine;
using System.Globalization;
using Daybook.Cli.Output;
using Daybook.Operations.Explaining;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook explain</c>.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> _what = new("what") { HelpName = "ID|ASSET", Description = "An event's id, or an asset" };
    private readonly Argument<string?> _date = new("date") { HelpName = "DATE", Description = "With an asset: the day (UTC), 2025-03-05, or relative, such as -3d", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _run = RunOption.Create();
    private readonly Option<string?> _portfolio = PortfolioOption.Create();

    public ExplainVerb(Terminal terminal)
        : base(
            terminal,
            "explain",
            "Explain a decision, or why there was none: its inputs, its checks with their numbers, and what would have changed it.",
            "daybook explain 5231",
            "daybook explain NVDA 2025-03-05",
            "daybook explain NVDA -3d --run live --json")
    {
        Add(_what);
        Add(_date);
        Add(_run);
        Add(_portfolio);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var answer = await ExplainOperation.RunAsync(run.Context, Request(run), cancellationToken).ConfigureAwait(false);
        if (run.Json)
            run.WriteJson(answer);
        else
            ExplanationView.Show(run.Screen, answer.Explanation, answer.EngineExplanation);
        return ExitCode.Fine;
    }

    private ExplainRequest Request(Invocation run)
    {
        var (what, date) = (run.Get(_what)!, run.Get(_date));
        if (what.Length == 0)
            throw new MisuseException("the asset name or event id is empty");
        var request = new ExplainRequest { Run = run.Get(_run), Portfolio = run.Get(_portfolio) };
        if (date is not null)
            return request with { Asset = what, Date = date };
        return long.TryParse(what.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? request with { Id = id }
            : throw new MisuseException($"'{what}' is not an event's id; for an asset, add the day: daybook explain {what} 2025-03-05");
    }
}
