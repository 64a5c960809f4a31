using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Operations.Timeline;
using Daybook.Storage;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook timeline</c>: what was decided about an asset, or with <c>--all</c> everything.</summary>
internal sealed class TimelineVerb : Verb
{
    private const int PageOfAll = 2_000;

    private readonly Argument<string> _asset = new("asset") { HelpName = "ASSET", Description = "The asset, exactly as recorded" };
    private readonly Option<string?> _from = TimeBounds.From();
    private readonly Option<string?> _to = TimeBounds.To();
    private readonly Option<string?> _portfolio = PortfolioOption.CreateFilter();
    private readonly Option<int> _limit = new("--limit", "-n") { HelpName = "N", Description = "How many events, 1 to 100,000 (default: 1,000)", DefaultValueFactory = _ => 1_000 };
    private readonly Option<string?> _after = new("--after") { HelpName = "CURSOR", Description = "Continue after a page: the cursor that it printed" };
    private readonly Option<bool> _page = PageOption.Create();
    private readonly Option<bool> _all = new("--all") { Description = "Every event by itself, including scores, passed checks and holdings" };

    public TimelineVerb(Terminal terminal)
        : base(
            terminal,
            "timeline",
            "Print the decisions about an asset, oldest first, with repeated refusals on one line.",
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
        Add(_after);
        Add(_page);
        Add(_all);
    }

    protected override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (isAll, isPage, isWhole) = (run.Get(_all), PageOption.Read(run, _page), run.Get(_all) && !run.IsGiven(_limit));
        var request = new TimelineRequest
        {
            Asset = run.Get(_asset)!,
            From = run.Get(_from),
            To = run.Get(_to),
            Portfolio = run.Get(_portfolio),
            All = isAll,
            Limit = isWhole ? PageOfAll : run.Get(_limit),
            After = run.Get(_after),
        };
        var output = new EventOutput(run);
        var count = 0L;
        await foreach (var page in TimelineOperation.PagesAsync(run.Context, request, cancellationToken).ConfigureAwait(false))
        {
            if (isPage)
                run.WriteJson(page);
            else if (isAll)
                output.Write(page.Events);
            else
                output.WriteTogether(page.Events);
            count += page.Events.Count;
            if (isWhole && page.Next is not null)
                continue;
            SayEnd(run, page, count, isPage);
            break;
        }

        return ExitCode.Fine;
    }

    private static void SayEnd(Invocation run, TimelineAnswer last, long count, bool isPage)
    {
        if (last.Next is not null && !isPage)
            run.Say($"the first {Quantity.Count(count, "event")}; --limit N shows more");
        else if (count == 0)
            run.Say(last.HasOtherEvents ? $"no decisions about {last.Asset} in this window; --all shows its scores and checks" : $"no events about {last.Asset} in this window");
    }
}
