using System.Net;
using Daybook.Contract.Making;
using Daybook.Operations.Histograms;
using Daybook.Operations.Lanes;
using Daybook.Operations.Selecting;
using Daybook.Server.Pages;
using Daybook.Server.Pages.Timeline;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Sections;

/// <summary>The timeline: lanes as the operation counts them, a link for each zoom, and the events of the span beneath.</summary>
public sealed class TimelinePageTests
{
    private const string Hostile = "<script>alert(1)</script>'";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TimelineState State => new(new PageLinks("", "a"), new Selection(), HistogramKey.Asset, null);

    [Theory]
    [InlineData("", 4)]
    [InlineData("?by=category", 4)]
    [InlineData("?by=protection", 1)]
    [InlineData("?filter=asset%20%3D%20%27KO%27", 2)]
    public async Task The_lanes_and_the_list_have_the_events_of_the_span(string state, int events)
    {
        await using var server = await Filled();
        var html = await server.Client.GetStringAsync($"/journals/a/timeline{state}", Token);
        Assert.Contains($"{events} event", HtmlText.Text(html), StringComparison.Ordinal);
        Assert.Equal(events, HtmlText.Rows(html, "events").Count);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_clicked_is_selected_in_the_list()
    {
        await using var server = await Filled();
        var html = await server.Client.GetStringAsync("/journals/a/timeline?event=2", Token);
        Assert.Contains("id=\"e2\" data-category=\"portfolio\" data-selected", html, StringComparison.Ordinal);
        Assert.Equal(3, HtmlText.Rows(html, "events").Count);
        Assert.Contains("event=3#e3", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_selected_event_is_in_the_list_though_many_have_its_time()
    {
        await using var server = await RunningServer.StartAsync(async journal =>
            await journal.AppendAsync([.. Enumerable.Range(0, 120).Select(_ => Make.Note(at: Make.Start))], cancellationToken: Token));
        var rows = HtmlText.Rows(await server.Client.GetStringAsync("/journals/a/timeline?event=90", Token), "events");
        Assert.Equal("90", rows[0][^2]);
        Assert.Equal(31, rows.Count);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_a_span_without_events_is_empty()
    {
        await using var server = await Filled();
        using var refused = await server.Client.GetAsync("/journals/a/timeline?filter=asset%20%3D", Token);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("role=\"alert\"", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("No events match", await server.Client.GetStringAsync("/journals/a/timeline?from=2030-01-01", Token), StringComparison.Ordinal);
    }

    [Fact]
    public void From_far_lanes_are_dense_and_the_lane_of_no_asset_stands_last()
    {
        var lanes = new LanesAnswer(
            HistogramKey.Asset, Make.Start, Make.Start.AddDays(1), 3, 9_000, [new Lane(null, 8_000, [new LaneCell(0, 8_000)]), new Lane("KO", 1_000, [new LaneCell(1, 600), new LaneCell(2, 400)])], null, null);

        var picture = new TimelineModel(State, lanes, null, null).Draw(1_100);

        Assert.Contains("9,000 events", picture.Summary, StringComparison.Ordinal);
        Assert.True(picture.Svg.IndexOf(">KO<", StringComparison.Ordinal) < picture.Svg.IndexOf(">none<", StringComparison.Ordinal));
    }

    [Fact]
    public void Zooming_in_and_out_again_gives_the_same_span()
    {
        var (from, to) = (Make.Start, Make.Start.AddDays(8));
        Assert.Contains("from=2025-03-05", State.Moved(from, to, 0.25, -0.25).Address, StringComparison.Ordinal);
        var (inner, end) = (from.AddDays(2), to.AddDays(-2));
        Assert.Equal(State.Between(from, to), State.Moved(inner, end, -0.5, 0.5));
        Assert.Null(State.Between(from, to).Whole.Selection.From);
    }

    [Theory]
    [InlineData("KO")]
    [InlineData("O'Neil")]
    [InlineData("<script>")]
    public void A_lane_alone_is_a_filter_that_selects_it(string asset)
    {
        var filter = Daybook.Filters.Filter.Parse(State.Only(asset)!.Selection.Filter!, Make.Start);
        Assert.True(filter.Matches(Make.Open(asset)));
        Assert.False(filter.Matches(Make.Open("other")));
    }

    private static Task<RunningServer> Filled() => RunningServer.StartAsync(async journal => await journal.AppendAsync(
        [Make.Note(at: Make.Start), Make.Open("KO", Make.Start.AddHours(1)), Make.Block("KO", Make.Start.AddHours(2)), Make.Failure(Hostile, Make.Start.AddHours(3))], cancellationToken: Token));
}
