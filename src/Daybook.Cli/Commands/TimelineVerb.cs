using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Text;
using Daybook.Filters;
using Daybook.Operations.Selecting;
using Daybook.Queries;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook timeline</c>: what was decided about an asset, or with <c>--all</c> everything.</summary>
internal sealed class TimelineVerb : Verb
{
    private const int PageOfAll = 2_000;

    private readonly Argument<string> _asset = new("asset") { HelpName = "ASSET", Description = "The asset, exactly as it is recorded" };
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateFilter();
    private readonly Option<int> _limit = new("--limit", "-n") { HelpName = "N", Description = "How many events, 1 to 100,000 (default: 1,000)", DefaultValueFactory = _ => 1_000 };
    private readonly Option<bool> _all = new("--all") { Description = "Everything, scores, checks that passed and holdings too, each event by itself" };

    // All but what only leads to a decision or tells of it once more.
    private static readonly Filter Decided = Filter.Parse(
        "not (category = 'scoring' or type = 'holding_snapshot' or (category = 'diversification' and not action = 'block') or (category = 'protection' and action is not null and action in ('check', 'allow')))", default);

    public TimelineVerb(Terminal terminal)
        : base(
            terminal,
            "timeline",
            "Print what was decided about an asset, oldest first, with repeated refusals on one line.",
            "daybook timeline NVDA",
            "daybook timeline NVDA --from -30d",
            "daybook timeline NVDA --all --json")
    {
        Add(_asset);
        Add(_from);
        Add(_to);
        Add(_portfolio);
        _limit.CustomParser = Limits.Between(1, EventQuery.MaxLimit);
        Add(_limit);
        Add(_all);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var asset = run.Get(_asset)!;
        if (asset.Length == 0)
            throw new MisuseException("ASSET: an asset's name is not empty");
        var reader = await run.OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var now = await run.NowAsync(cancellationToken).ConfigureAwait(false);
        var (from, to) = TimeBounds.Read(run, _from, _to, now);
        var isAll = run.Get(_all);
        var about = (await PortfolioChoice.OnlyAsync(reader, run.Get(_portfolio), Filter.Equal(EventField.Asset, asset), cancellationToken).ConfigureAwait(false))!;
        var query = new EventQuery
        {
            Filter = isAll ? about : Filter.And(about, Decided),
            From = from,
            To = to,
            Order = QueryOrder.OldestFirst,
            Limit = isAll && !run.IsGiven(_limit) ? PageOfAll : run.Get(_limit),
        };
        var (count, next) = await PrintAsync(run, reader, query, isAll, cancellationToken).ConfigureAwait(false);
        if (next is not null)
            run.Say($"the first {Quantity.Count(count, "event")}; --limit N shows more");
        else if (count == 0 && !isAll && (await reader.QueryAsync(query with { Filter = about, Limit = 1 }, cancellationToken).ConfigureAwait(false)).Events.Count > 0)
            run.Say($"nothing was decided about {asset} there; --all shows its scores and checks");
        else if (count == 0)
            run.Say($"{asset} has no events there");
        return ExitCode.Fine;
    }

    private async Task<(long Count, QueryCursor? Next)> PrintAsync(Invocation run, JournalReader reader, EventQuery query, bool isAll, CancellationToken cancellationToken)
    {
        var output = new EventOutput(run);
        var count = 0L;
        do
        {
            var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            if (isAll)
                output.Write(page.Events);
            else
                output.WriteTogether(page.Events);
            count += page.Events.Count;
            query = query with { After = page.Next };
        }
        while (isAll && !run.IsGiven(_limit) && query.After is not null);
        return (count, query.After);
    }
}
