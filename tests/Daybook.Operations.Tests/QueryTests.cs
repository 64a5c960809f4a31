using System.Text.Json;
using Daybook.Events;
using Daybook.Operations.Json;
using Daybook.Operations.Querying;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tests.Support;
using Daybook.Storage;

namespace Daybook.Operations.Tests;

public sealed class QueryTests : SmallJournal
{
    [Fact]
    public async Task A_page_has_its_events_and_where_to_go_on()
    {
        var answer = await QueryOperation.RunAsync(Context(), new QueryRequest { Order = QueryOrder.OldestFirst, Limit = 1, Selection = new Selection { Filter = "category in ('portfolio', 'protection') and not action = 'open'" } }, Cancel);

        GoldenFile.Holds("query", answer);
    }

    [Fact]
    public async Task The_next_page_begins_where_the_last_one_ended()
    {
        var all = await QueryOperation.RunAsync(Context(), new QueryRequest { Limit = 1_000 }, Cancel);
        var seen = new List<PortfolioEvent>();
        for (string? after = null, next = ""; next is not null; after = next)
        {
            var page = await QueryOperation.RunAsync(Context(), new QueryRequest { Limit = 3, After = after }, Cancel);
            seen.AddRange(page.Events);
            next = page.Next;
        }

        Assert.Null(all.Next);
        Assert.Equal(all.Events.Select(one => one.Id), seen.Select(one => one.Id));
    }

    [Fact]
    public async Task A_session_that_is_named_must_be_there()
    {
        var whole = (await QueryOperation.RunAsync(Context(), new QueryRequest { Limit = 1_000 }, Cancel)).Events.First(one => one.SessionId is not null).SessionId!;
        Task<QueryAnswer> Of(string session) => QueryOperation.RunAsync(Context(), new QueryRequest { Limit = 1_000, Selection = new Selection { Session = session } }, Cancel);

        Assert.NotEmpty((await Of(whole)).Events);
        foreach (var (session, code) in new[] { ("zzz", RefusalCode.SessionNotFound), (whole[..^1], RefusalCode.AmbiguousSession), ("", RefusalCode.MissingValue) })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Of(session));
            Assert.Equal((code, "session"), (refused.Code, refused.Parameter));
        }
    }

    [Fact]
    public async Task An_event_is_written_as_everywhere()
    {
        var answer = await QueryOperation.RunAsync(Context(), new QueryRequest { Limit = 1 }, Cancel);

        using var document = JsonDocument.Parse(AnswerJson.ToText(answer));
        Assert.Equal(EventJson.ToLine(answer.Events[0]), document.RootElement.GetProperty("events")[0].GetRawText());
    }

    [Fact]
    public async Task Relative_times_count_from_the_same_moment_on_every_page()
    {
        var request = new QueryRequest { Limit = 1, Selection = new Selection { From = "-36h" } };
        var (found, expected) = (0, (await QueryOperation.RunAsync(Context(), request with { Limit = 100 }, Cancel)).Events.Count);
        await foreach (var page in QueryOperation.PagesAsync(Context(), request, Cancel))
        {
            found += page.Events.Count;
            if (found == 1)
                await Journal.AppendAsync([PortfolioEvent.Create(new EventFields { Type = EventTypes.PositionHold, Reason = "later", Asset = "KO", Action = "hold", OccurredMicros = Microseconds.From(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)) })], cancellationToken: Cancel);
        }

        Assert.Equal(4, expected);
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task A_name_that_no_event_has_is_told_when_nothing_is_found()
    {
        var answer = await QueryOperation.RunAsync(Context(), new QueryRequest { Selection = new Selection { Filter = "type = 'position_opn'" } }, Cancel);

        Assert.Equal([new UnknownName("type", "position_opn", "position_open")], answer.UnknownNames);
        GoldenFile.Holds("query-nothing", answer);
    }

    [Fact]
    public async Task The_plan_says_how_the_filter_narrows_the_search() =>
        GoldenFile.Holds("query-plan", await QueryOperation.PlanAsync(Context(), new QueryRequest { Selection = new Selection { Filter = "asset = 'KO'" } }, Cancel));

    [Theory]
    [InlineData("asset is", null, null, RefusalCode.InvalidFilter, "filter")]
    [InlineData(null, "yesterday", null, RefusalCode.InvalidTime, "from")]
    [InlineData(null, null, "-1y", RefusalCode.InvalidTime, "to")]
    [InlineData(null, "2025-03-05", "2025-03-05", RefusalCode.Contradiction, "to")]
    public async Task What_selects_is_refused_by_its_name(string? filter, string? from, string? to, RefusalCode code, string parameter)
    {
        var request = new QueryRequest { Selection = new Selection { Filter = filter, From = from, To = to } };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => QueryOperation.RunAsync(Context(), request, Cancel));

        Assert.Equal((code, parameter), (refused.Code, refused.Parameter));
    }

    [Theory]
    [InlineData(0, null, "limit")]
    [InlineData(100_001, null, "limit")]
    [InlineData(1, "1.2", "after")]
    public async Task A_page_is_refused_by_its_name(int limit, string? after, string parameter) =>
        Assert.Equal(parameter, (await Assert.ThrowsAsync<RefusedException>(() => QueryOperation.RunAsync(Context(), new QueryRequest { Limit = limit, After = after }, Cancel))).Parameter);

    [Fact]
    public async Task A_time_that_is_now_is_refused_when_it_is_none() =>
        Assert.Equal("now", (await Assert.ThrowsAsync<RefusedException>(() => QueryOperation.RunAsync(Context("soon"), new QueryRequest(), Cancel))).Parameter);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
