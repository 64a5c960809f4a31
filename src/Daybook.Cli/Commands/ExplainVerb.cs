using System.CommandLine;
using System.Globalization;
using Daybook.Cli.Output;
using Daybook.Engine.Explaining;
using Daybook.Explanations;
using Daybook.Operations.Portfolios;
using Daybook.Operations.Selecting;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook explain</c>.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> _what = new("what") { HelpName = "ID|ASSET", Description = "An event's id, or an asset" };
    private readonly Argument<string?> _date = new("date") { HelpName = "DATE", Description = "With an asset: the day (UTC), 2025-03-05 or relative as -3d", Arity = ArgumentArity.ZeroOrOne };
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
        var what = run.Get(_what)!;
        var date = run.Get(_date);
        if (what.Length == 0)
            throw new MisuseException("an asset's name, or an event's id, is not empty");
        var isId = long.TryParse(what.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        if (date is null && !isId)
            throw new MisuseException($"'{what}' is not an event's id; for an asset say on which day: daybook explain {what} 2025-03-05");
        var chosen = run.Get(_run);
        if (date is null && chosen is not null)
            throw new MisuseException("--run goes with an asset and a day; an event is in its run");
        var portfolio = run.Get(_portfolio);
        if (date is null && portfolio is not null)
            throw new MisuseException("--portfolio goes with an asset and a day; an event is in its portfolio");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var (explanation, engine) = date is null
            ? (await EventAsync(reader, run, id, cancellationToken).ConfigureAwait(false), await DecisionExplainer.ExplainAsync(reader, id, cancellationToken).ConfigureAwait(false))
            : await DayAsync(reader, run, what, DayOf(date, await run.NowAsync(cancellationToken).ConfigureAwait(false)), chosen, portfolio, cancellationToken).ConfigureAwait(false);
        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => ExplanationJson.Write(writer, explanation, engine));
        else
            ExplanationView.Show(run.Screen, explanation, engine);
        return ExitCode.Fine;
    }

    private static async Task<(Explanation Explanation, EngineExplanation? Engine)> DayAsync(
        JournalReader reader, Invocation run, string asset, DateOnly day, string? chosen, string? portfolio, CancellationToken cancellationToken)
    {
        var found = await RecordedRun.FindAsync(run.Context, chosen, portfolio, cancellationToken).ConfigureAwait(false);
        var engine = await DecisionExplainer.ExplainAsync(reader, asset, day, new PortfolioBook(null, found.Run, found.Portfolio), cancellationToken).ConfigureAwait(false);

        // What other runs say of that day would be taken for this one's.
        var among = engine is null && chosen is null && found.Portfolio is null ? null : await found.EventsAsync(reader, cancellationToken).ConfigureAwait(false);
        var explanation = await reader.ExplainAsync(asset, day, among, cancellationToken).ConfigureAwait(false);

        // That the engine decided nothing that day is no answer where somebody else did.
        return (explanation, engine is { Rebalances.Count: 0 } && explanation.Decisions.Any(decision => decision.Decision is not null) ? null : engine);
    }

    private static DateOnly DayOf(string date, DateTimeOffset now) => DateOnly.FromDateTime(TimeParameter.Parse(date, "date", now).UtcDateTime);

    private static async Task<Explanation> EventAsync(JournalReader reader, Invocation run, long id, CancellationToken cancellationToken)
    {
        if (await reader.ExplainAsync(id, cancellationToken).ConfigureAwait(false) is { } explanation)
            return explanation;
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        throw new MisuseException($"{run.JournalPath} has no event {id}; its ids go from 1 to {head.Count}");
    }
}
