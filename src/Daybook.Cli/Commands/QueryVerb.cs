using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Querying;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook query</c>.</summary>
internal sealed class QueryVerb : Verb
{
    private const int PageOfAll = 2_000;

    private readonly EventSelectionOptions _selection;
    private readonly Option<string> _order = new("--order") { HelpName = "newest|oldest", Description = "Which events come first (default: newest)", DefaultValueFactory = _ => "newest" };
    private readonly Option<int> _limit = new("--limit", "-n") { HelpName = "N", Description = "How many events, 1 to 100,000 (default: 100)", DefaultValueFactory = _ => 100 };
    private readonly Option<bool> _all = new("--all") { Description = "All events that match" };
    private readonly Option<string?> _after = new("--after") { HelpName = "CURSOR", Description = "Continue after a page: the cursor that it printed" };
    private readonly Option<bool> _page = PageOption.Create();
    private readonly Option<bool> _explainPlan = new("--explain-plan") { Description = "Print how the filter narrows the search instead of the events" };

    public QueryVerb(Terminal terminal)
        : base(
            terminal,
            "query",
            "Print the events that a filter selects, newest first.",
            "daybook query \"category = 'protection' and action in ('block', 'deny') and occurred >= -7d\"",
            "daybook query --from 2025-03-01 --to 2025-04-01 --order oldest --all --json > march.jsonl",
            "daybook query \"metadata.recent_cycles >= 1\" --limit 20")
    {
        _selection = EventSelectionOptions.AddTo(this, FilterArgument.Session());
        _order.Validators.Add(Limits.Among("newest", "oldest"));
        Add(_order);
        _limit.CustomParser = Limits.Between(1, EventQuery.MaxLimit);
        Add(_limit);
        Add(_all);
        Add(_after);
        Add(_page);
        Add(_explainPlan);
        Validators.Add(Limits.NotBoth(_limit, _all));
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            Selection = _selection.Read(run),
            Order = run.Get(_order) == "oldest" ? QueryOrder.OldestFirst : QueryOrder.NewestFirst,
            Limit = run.Get(_all) ? PageOfAll : run.Get(_limit),
            After = run.Get(_after),
        };
        var isPage = PageOption.Read(run, _page);
        if (run.Get(_explainPlan))
            Show(run, await QueryOperation.PlanAsync(run.Context, request, cancellationToken).ConfigureAwait(false));
        else
            await PrintAsync(run, request, isPage, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    }

    private static void Show(Invocation run, QueryPlanAnswer plan)
    {
        if (run.Json)
            run.WriteJson(plan);
        else
            PlanView.Show(run.Screen, plan);
    }

    private async Task PrintAsync(Invocation run, QueryRequest request, bool isPage, CancellationToken cancellationToken)
    {
        var output = new EventOutput(run);
        var count = 0L;
        string? next = null;
        await foreach (var page in QueryOperation.PagesAsync(run.Context, request, cancellationToken).ConfigureAwait(false))
        {
            if (isPage)
                run.WriteJson(page);
            else
                output.Write(page.Events);
            count += page.Events.Count;
            next = page.Next;
            UnknownNames.Say(run, page.UnknownNames);
            if (!run.Get(_all))
                break;
        }

        if (next is not null && !isPage)
            run.Say($"more follow: --after {next}");
        else if (run.Terminal.OutputIsTerminal && !run.Json)
            run.Say(count == 0 ? "no events match" : Quantity.Count(count, "event"));
    }
}
