using System.Globalization;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Overview;

/// <summary>The overview shows what the API answers, of the run or portfolio that is chosen, and what events say stays text.</summary>
public sealed class OverviewPageTests
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_numbers_are_those_of_the_api()
    {
        await using var server = await RunningServer.StartAsync(TradedAsync);
        var page = await server.PageAsync("/journals/a");
        var counted = await server.GetJsonAsync("/api/journals/a/stats?from=-30d");
        var shown = page.QuerySelectorAll(".figures div").ToDictionary(figure => figure.QuerySelector("dt")!.TextContent, figure => figure.QuerySelector("dd")!.TextContent, StringComparer.Ordinal);
        foreach (var (name, member) in new[] { ("Events", "total"), ("Trades", "trades"), ("Blocks", "blocks"), ("Errors", "errors") })
            Assert.Equal(counted.GetProperty(member).GetInt64().ToString(CultureInfo.InvariantCulture), shown[name]);
        Assert.Equal(("2", "22 %"), (shown["Positions"], shown["Exposure"]));
        Assert.Equal(["whipsaw_protection 1"], page.QuerySelectorAll("table.blocks tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(["KO", "MSFT"], page.Texts("table.positions tbody th"));
        Assert.Equal(["position_open_error"], page.Texts("table.errors tbody td:nth-child(2)"));
        var decided = await server.GetJsonAsync("/api/journals/a/decisions?from=-30d&limit=8&filter=action%20!%3D%20%27hold%27");
        Assert.Equal(decided.GetProperty("decisions").EnumerateArray().Select(row => row.GetProperty("asset").GetString()), page.Texts("table.decisions tbody td:nth-child(2)"));
        Assert.NotEmpty(page.QuerySelectorAll("table.decisions tbody tr"));
    }

    [Fact]
    public async Task A_portfolio_without_values_says_so_and_shows_its_exposure()
    {
        await using var server = await RunningServer.StartAsync(TradedAsync);
        var page = await server.PageAsync("/journals/a");
        Assert.Contains("records no values", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg#value-1100, [id^=value-1100]"));
        Assert.DoesNotContain("Value", page.Texts(".figures dt"));
    }

    [Fact]
    public async Task Of_several_portfolios_one_is_chosen()
    {
        await using var server = await RunningServer.StartAsync(async journal =>
        {
            foreach (var name in new[] { "us-momentum", Hostile })
            {
                await using var session = journal.BeginSession("rebalance", Make.Start, portfolio: name);
                session.Record(Make.Open(name == Hostile ? "EVIL" : "KO"));
                await session.CompleteAsync(cancellationToken: Token);
            }
        });
        var several = await server.PageAsync("/journals/a");
        Assert.Contains("name one", several.QuerySelector("p.empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Hostile, "us-momentum"], several.QuerySelectorAll("a[href*='run=']").Select(link => link.TextContent).Order(StringComparer.Ordinal));
        var one = await server.PageAsync(several.Link("us-momentum"));
        Assert.Equal(["KO"], one.Texts("table.positions tbody th"));
        Assert.Equal("us-momentum", one.QuerySelector("a[aria-current=true][href*='run=']")!.TextContent);
        Assert.Empty(one.QuerySelectorAll("main script, img"));
    }

    [Fact]
    public async Task What_events_say_is_text()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(
            [
                PortfolioEvent.Create(EventTypes.PositionOpen, Make.Start, Hostile, Hostile, regime: Hostile, sizeBefore: 0, sizeAfter: 0.1, metadata: Metadata.Of(("threshold", 0.1), ("decided_by", Hostile))),
                PortfolioEvent.Create(Make.Failure().Type, Make.Start, Hostile, Hostile, action: "error"),
            ],
            cancellationToken: Token));
        var page = await server.PageAsync("/journals/a");
        Assert.Empty(page.QuerySelectorAll("main script, img, [onerror]"));
        Assert.Equal([Hostile], page.Texts("table.positions tbody th"));
        Assert.Equal([Hostile], page.Texts("table.errors tbody td:nth-child(4)"));
    }

    [Fact]
    public async Task An_empty_journal_has_a_page_too()
    {
        await using var server = await RunningServer.StartAsync();
        var page = await server.PageAsync("/journals/a");
        Assert.Contains("Nothing is held.", page.Texts("p.empty"));
        Assert.Equal("0", page.QuerySelectorAll(".figures dd")[^1].TextContent);
    }

    [Fact]
    public async Task Each_of_several_journals_has_a_line_of_its_events()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(200), cancellationToken: Token));
        File.Copy(Path.Combine(server.Folder.FullName, "a.db"), Path.Combine(server.Folder.FullName, "b.db"));
        var page = await server.PageAsync("/");
        Assert.Equal(["200", "200"], page.Texts("tbody .number"));
        Assert.Equal(2, page.QuerySelectorAll("td.spark svg").Length);
    }

    private static async Task TradedAsync(Journal journal) => await journal.AppendAsync(
        [
            Make.Open("KO", Make.Start, size: 0.12), Make.Open("MSFT", Make.Start, size: 0.1), Make.Block("TSLA", Make.Start.AddHours(1)), Make.Failure("NVDA", Make.Start.AddHours(2)),
            PortfolioEvent.Create(
                EventTypes.Decision, Make.Start.AddHours(3), "the score is under the threshold", "PEP", action: "not_open", scoreAfter: 0.4, metadata: Metadata.Of(("score", 0.4), ("threshold", 0.65), ("decided_by", "selection"))),
        ],
        cancellationToken: Token);
}
