using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook query</c>.</summary>
internal sealed class QueryVerb : Verb
{
    private const int PageOfAll = 2_000;

    private readonly Argument<string?> _filter = FilterArgument.Argument();
    private readonly Option<string?> _filterOption = FilterArgument.Option();
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _session = FilterArgument.Session();
    private readonly Option<string> _order = new("--order") { HelpName = "newest|oldest", Description = "Which come first (default: newest)", DefaultValueFactory = _ => "newest" };
    private readonly Option<int> _limit = new("--limit", "-n") { HelpName = "N", Description = "How many events, 1 to 100,000 (default: 100)", DefaultValueFactory = _ => 100 };
    private readonly Option<bool> _all = new("--all") { Description = "Everything that matches" };
    private readonly Option<string?> _after = new("--after") { HelpName = "CURSOR", Description = "Go on where a page ended" };
    private readonly Option<bool> _explainPlan = new("--explain-plan") { Description = "Say how the filter narrows the search, and print no events" };

    public QueryVerb(Terminal terminal)
        : base(
            terminal,
            "query",
            "Print the events that a filter selects, newest first.",
            "daybook query \"category = 'protection' and action in ('block', 'deny') and occurred >= -7d\"",
            "daybook query --from 2025-03-01 --to 2025-04-01 --order oldest --all --json > march.jsonl",
            "daybook query \"metadata.recent_cycles >= 1\" --limit 20")
    {
        Add(_filter);
        Add(_filterOption);
        Add(_from);
        Add(_to);
        Add(_session);
        _order.Validators.Add(Limits.Among("newest", "oldest"));
        Add(_order);
        _limit.CustomParser = Limits.Between(1, EventQuery.MaxLimit);
        Add(_limit);
        Add(_all);
        Add(_after);
        Add(_explainPlan);
        Validators.Add(Limits.NotBoth(_limit, _all));
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await run.NowAsync(reader, cancellationToken).ConfigureAwait(false);
        var (from, to) = TimeBounds.Read(run, _from, _to, now);
        var query = new EventQuery
        {
            Filter = FilterArgument.Read(run.Get(_filter), run.Get(_filterOption), now, run.Get(_session)),
            From = from,
            To = to,
            Order = run.Get(_order) == "oldest" ? QueryOrder.OldestFirst : QueryOrder.NewestFirst,
            Limit = run.Get(_all) ? PageOfAll : run.Get(_limit),
            After = Cursor(run.Get(_after)),
        };
        if (run.Get(_explainPlan))
            PlanView.Show(run, query, (await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Work);
        else
            await PrintAsync(run, reader, query, run.Get(_all), cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static async Task PrintAsync(Invocation run, JournalReader reader, EventQuery query, bool all, CancellationToken cancellationToken)
    {
        var output = new EventOutput(run);
        var count = 0L;
        QueryCursor? next;
        do
        {
            var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            output.Write(page.Events);
            count += page.Events.Count;
            next = page.Next;
            query = query with { After = next };
        }
        while (all && next is not null);

        if (count == 0)
            await UnknownNames.SayAsync(run, reader, query.Filter, cancellationToken).ConfigureAwait(false);
        if (next is not null)
            run.Say($"more follow: --after {next}");
        else if (run.Terminal.OutputIsTerminal && !run.Json)
            run.Say(count == 0 ? "no events match" : Quantity.Count(count, "event"));
    }

    private static QueryCursor? Cursor(string? text)
    {
        if (text is null)
            return null;
        return QueryCursor.TryParse(text, out var cursor) ? cursor : throw new MisuseException($"--after: '{text}' is not a cursor; take it from the end of a page");
    }
}
