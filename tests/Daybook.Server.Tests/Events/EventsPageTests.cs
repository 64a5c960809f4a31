using System.Net;
using System.Text.Json;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Events;

/// <summary>The page of events without script: what it shows is what the API answers, its links keep its state, and what events say stays text.</summary>
public sealed class EventsPageTests
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_each_other_with_the_selection_and_lead_back_to_the_first()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(5), cancellationToken: Token));
        var first = await server.PageAsync("/journals/a/events?limit=2&event=1&filter=id%20%3E%200");
        Assert.Equal(["5", "4"], first.Texts("table.events tbody td:last-child"));
        Assert.Empty(first.QuerySelectorAll("a[rel=first]"));
        var second = await server.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["3", "2"], second.Texts("table.events tbody td:last-child"));
        Assert.Equal("Event 1", second.QuerySelector(".panel strong")!.TextContent);
        var third = await server.PageAsync(second.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(["1"], third.Texts("table.events tbody tr[data-selected] td:last-child"));
        Assert.Null(third.QuerySelector("a[rel=next]"));
        Assert.Equal("/journals/a/events?filter=id%20%3E%200&limit=2&event=1", third.QuerySelector("a[rel=first]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Exports_are_of_exactly_what_is_filtered()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(2), cancellationToken: Token));
        var page = await server.PageAsync("/journals/a/events?filter=id%20%3E%200&from=2025-03-01&to=2025-04-01&portfolio=&order=oldest&limit=1&now=2025-04-01");
        Assert.Equal(["jsonl", "csv", "parquet"], page.Texts(".exports a"));
        Assert.Equal("/api/journals/a/export?format=csv&filter=id%20%3E%200&from=2025-03-01&to=2025-04-01&now=2025-04-01&portfolio=", page.Link("csv"));
    }

    [Theory]
    [InlineData("asset == 'KO'", "asset =", "=", " 'KO'")]
    [InlineData("asst = 'KO'", "", "a", "sst = 'KO'")]
    [InlineData("asset = ", "asset = ", "\u00a0", "")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)<", "/", "script>")]
    public async Task A_filter_that_cannot_be_read_shows_its_place(string filter, string before, string at, string behind)
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync([Make.Note()], cancellationToken: Token));
        var page = await server.PageAsync($"/journals/a/events?filter={Uri.EscapeDataString(filter)}");
        var code = page.QuerySelector(".where code")!;
        Assert.Equal((before + at + behind, at), (code.TextContent, code.QuerySelector("mark")!.TextContent));
        Assert.Equal((filter, "true", "filter-error"), (page.QuerySelector("#filter")!.GetAttribute("value"), page.QuerySelector("#filter")!.GetAttribute("aria-invalid"), page.QuerySelector("#filter")!.GetAttribute("aria-describedby")));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_bound_that_is_no_time_is_marked()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync([Make.Note()], cancellationToken: Token));
        var page = await server.PageAsync("/journals/a/events?from=yesterday");
        Assert.Equal(("true", null), (page.QuerySelector("#from")!.GetAttribute("aria-invalid"), page.QuerySelector("#filter")!.GetAttribute("aria-invalid")));
        Assert.Empty(page.QuerySelectorAll(".where"));
    }

    [Fact]
    public async Task An_event_is_shown_in_full_with_filters_by_its_values()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(
            [
                PortfolioEvent.Create(
                    EventTypes.PositionOpen, Make.Start, "the score is high", "KO", regime: "Goldilocks", scoreBefore: 0.25, scoreAfter: 0.857, sizeBefore: 0, sizeAfter: 0.125, portfolioAllocation: 0.5,
                    activePositions: 4, executionTimeMs: 12.4, metadata: Metadata.Of(("threshold", 0.65), ("checks", JsonElement.Parse("""[{"rule":"whipsaw_protection","verdict":"pass"}]""")))),
            ],
            cancellationToken: Token));
        var page = await server.PageAsync("/journals/a/events?event=1&filter=asset%20%3D%20%27KO%27%20or%20id%20%3D%201&from=-1d");
        var panel = page.QuerySelector(".panel")!;
        var values = panel.QuerySelectorAll("dl.values > dt").Select(name => (name.TextContent, Value: name.NextElementSibling!)).Where(one => one.Value.QuerySelector("dl") is null)
            .ToLookup(one => one.TextContent, one => (one.Value.QuerySelector("span") ?? one.Value.QuerySelector("time"))!.TextContent);
        foreach (var (name, text) in new[]
        {
            ("type", "position_open"), ("category", "portfolio"), ("severity", "info"), ("occurred", "2025-03-03 14:30"), ("asset", "KO"), ("action", "open"), ("reason", "the score is high"),
            ("regime", "Goldilocks"), ("score before", "0.25"), ("score after", "0.857"), ("size before", "0 %"), ("size after", "12.5 %"), ("allocation", "50 %"), ("positions", "4"), ("execution time", "12 ms"),
            ("threshold", "0.65"), ("rule", "whipsaw_protection"), ("verdict", "pass"),
        })
            Assert.Equal(text, Assert.Single(values[name]));
        var by = panel.QuerySelector("a.by[aria-label='Filter by rule whipsaw_protection']")!.GetAttribute("href");
        Assert.Equal("/journals/a/events?filter=(asset = 'KO' or id = 1) and metadata.checks.0.rule = 'whipsaw_protection'&from=-1d&event=1", Uri.UnescapeDataString(by!));
        Assert.Equal(["1"], (await server.PageAsync(by!)).Texts("table.events tbody td:last-child"));
        Assert.Equal("/journals/a/explain?id=1", panel.Link("Explain this decision"));
        Assert.Equal("/journals/a/explain?asset=KO&date=2025-03-03", panel.Link("The day"));
        Assert.Equal("/journals/a/events?filter=asset%20%3D%20%27KO%27%20or%20id%20%3D%201&from=-1d", panel.Link("Close"));
    }

    [Fact]
    public async Task An_event_that_is_not_there_is_told_beside_the_list()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync([Make.Note()], cancellationToken: Token));
        using var response = await server.Client.GetAsync("/journals/a/events?event=7", Token);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await server.PageAsync("/journals/a/events?event=7");
        Assert.Contains("has no event 7", page.QuerySelector(".panel [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("table.events tbody tr"));
    }

    [Fact]
    public async Task What_events_say_is_text_in_every_column_and_in_metadata()
    {
        var fields = Make.Note(Hostile, asset: Hostile, metadata: Metadata.Of((Hostile, Hostile), ("nested", JsonSerializer.SerializeToElement(new Dictionary<string, string[]> { [Hostile] = [Hostile] })))).ToFields();
        (fields.Action, fields.Regime, fields.SessionId, fields.TraceId, fields.Actor) = (Hostile, Hostile, Hostile, Hostile, Hostile);
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync([PortfolioEvent.Create(fields)], cancellationToken: Token));
        var page = await server.PageAsync($"/journals/a/events?event=1&filter={Uri.EscapeDataString($"asset = '{Hostile.Replace("'", "''", StringComparison.Ordinal)}'")}");
        Assert.Empty(page.QuerySelectorAll("main script, img, [onerror]"));
        Assert.Equal(Hostile, page.QuerySelector("table.events tbody td:nth-child(3)")!.TextContent);
        Assert.True(page.Texts(".panel .values span").Count(text => text == Hostile) >= 8);
        foreach (var by in page.QuerySelectorAll(".panel a.by").Select(link => link.GetAttribute("href")!))
            Assert.Equal(["1"], (await server.PageAsync(by)).Texts("table.events tbody td:last-child"));
    }

    [Fact]
    public async Task What_comes_is_offered_where_it_belongs()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(3), cancellationToken: Token));
        Assert.Equal(
            "/api/journals/a/stream?filter=" + Uri.EscapeDataString("id > 0 and occurred >= -1d") + "&after=0-3",
            (await server.PageAsync("/journals/a/events?filter=id%20%3E%200&from=-1d")).QuerySelector("[data-stream]")!.GetAttribute("data-stream"));
        foreach (var elsewhere in new[] { "order=oldest", "to=2026-01-01" })
            Assert.Null((await server.PageAsync($"/journals/a/events?{elsewhere}")).QuerySelector("[data-stream]"));
        var following = await server.PageAsync("/journals/a/events?follow=1");
        Assert.NotNull(following.QuerySelector("[data-following] [data-pause]"));
        Assert.Equal("/journals/a/events", following.Link("Stop following"));
        Assert.Contains("follow=1", following.QuerySelector("table.events a")!.GetAttribute("href"), StringComparison.Ordinal);
    }
}
