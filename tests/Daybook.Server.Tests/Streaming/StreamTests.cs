using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Server.Streaming;
using Daybook.Server.Tests.Support;
using Daybook.Sqlite;
using Daybook.Torture;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Tests.Streaming;

/// <summary>The live stream: each event once, in order, whoever records it and however often a client comes back.</summary>
public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_events_come_as_the_documents_that_questions_give()
    {
        await using var server = await Filled(3);
        await using var journal = await OpenAsync(server);
        await using var stream = await StreamReading.OpenAsync(server, cancellationToken: Token);
        Assert.Equal("0-3", stream.LastId);

        await journal.AppendAsync([Make.Open(at: Make.Start.AddDays(1))], cancellationToken: Token);
        var (name, data) = await stream.NextAsync();

        var asked = (await server.GetJsonAsync("/api/journals/a/events?limit=1")).GetProperty("events")[0];
        Assert.Equal(("event", asked.GetRawText(), "0-4"), (name, data.GetRawText(), stream.LastId));
    }

    [Fact]
    public async Task Events_that_another_process_records_come_too()
    {
        await using var server = await Filled(0);
        await using var stream = await StreamReading.OpenAsync(server, cancellationToken: Token);
        await using var other = ChildProcess.StartTool("record", "--journal", Path.Combine(server.Folder.FullName, "a.db"));
        await other.TellAsync("""{"timestamp":"2025-03-03T14:30:00Z","event_type":"position_open","asset":"AAPL","action":"open","reason":"the score is over 0.65","score_after":0.8,"size_after":0.1}""");
        Assert.Equal([1], await stream.IdsAsync(1));
    }

    [Theory]
    [InlineData("0-2", 3)]
    [InlineData("0-0", 1)]
    [InlineData("0.4", 5)]
    public async Task Whoever_comes_back_goes_on_where_it_was(string last, long first)
    {
        await using var server = await Filled(5);
        await using var journal = await OpenAsync(server);
        await using var byHeader = await StreamReading.OpenAsync(server, lastEventId: last, cancellationToken: Token);
        await using var byAddress = await StreamReading.OpenAsync(server, $"?after={last}", cancellationToken: Token);
        await journal.AppendAsync(Make.Notes(3), cancellationToken: Token);
        var expected = Enumerable.Range((int)first, 8 - (int)first + 1).Select(id => (long)id).ToList();
        Assert.Equal(expected, await byHeader.IdsAsync(expected.Count));
        Assert.Equal(expected, await byAddress.IdsAsync(expected.Count));
    }

    [Fact]
    public async Task Coming_and_going_while_events_are_recorded_misses_none_and_sees_none_twice()
    {
        await using var server = await Filled(1);
        await using var journal = await OpenAsync(server);
        var recording = Task.Run(
            async () =>
            {
                for (var group = 0; group < 200; group++)
                    await journal.AppendAsync(Make.Notes(10), Storage.Durability.Committed, cancellationToken: Token);
            },
            Token);
        var (seen, last) = (new List<long>(), "0-0");
        while (seen.Count < 2_001)
        {
            await using var stream = await StreamReading.OpenAsync(server, lastEventId: last, cancellationToken: Token);
            seen.AddRange(await stream.IdsAsync(Math.Min(123, 2_001 - seen.Count)));
            last = stream.LastId;
        }

        await recording;
        Assert.Equal(Enumerable.Range(1, 2_001).Select(id => (long)id), seen);
    }

    [Fact]
    public async Task Only_what_a_filter_selects_comes_also_of_a_portfolio_whose_session_begins_later()
    {
        await using var server = await RunningServer.StartAsync(async journal => await RecordAsync(journal, "core", "AAPL"));
        await using var journal = await OpenAsync(server);
        await using var ofAsset = await StreamReading.OpenAsync(server, "?filter=asset%20%3D%20'MSFT'", cancellationToken: Token);
        await using var ofPortfolio = await StreamReading.OpenAsync(server, "?portfolio=core&filter=category%20%3D%20'portfolio'", cancellationToken: Token);

        await RecordAsync(journal, "other", "NVDA");
        await RecordAsync(journal, "core", "MSFT");

        Assert.Equal("MSFT", (await ofAsset.NextAsync()).Data.GetProperty("asset").GetString());
        Assert.Equal("MSFT", (await ofPortfolio.NextAsync()).Data.GetProperty("asset").GetString());
    }

    [Theory]
    [InlineData("?filter=asset%20%3D", "invalid_filter", "filter")]
    [InlineData("?after=nowhere", "invalid_value", "after")]
    [InlineData("?portfolio=none", "portfolio_not_found", "portfolio")]
    [InlineData("?session=none", "session_not_found", "session")]
    [InlineData("?limit=5", "invalid_value", "limit")]
    public async Task What_cannot_be_followed_is_refused_before_the_stream_begins(string query, string code, string parameter)
    {
        await using var server = await Filled(1);
        using var response = await server.Client.GetAsync("/api/journals/a/stream" + query, Token);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((code, parameter), (problem.GetProperty("code").GetString(), problem.GetProperty("parameter").GetString()));
    }

    [Fact]
    public async Task Whoever_stands_where_the_journal_lost_events_is_told_and_goes_on_at_the_recovery()
    {
        await using var server = await Filled(0);
        var path = Path.Combine(server.Folder.FullName, "b.db");
        await WithLostTailAsync(path, kept: 30, lost: 10);

        await using var lost = await StreamReading.OpenAsync(server, "b/stream", "0-35", Token);
        var (name, data) = await lost.NextAsync();
        Assert.Equal(("lost", "0-35", "1-30"), (name, data.GetProperty("position").GetString(), data.GetProperty("restart_at").GetString()));
        Assert.Equal("1-30", lost.LastId);
        Assert.Equal([31], await lost.IdsAsync(1));
        Assert.Equal("1-31", lost.LastId);

        await using var kept = await StreamReading.OpenAsync(server, "b/stream", "0-29", Token);
        Assert.Equal([30, 31], await kept.IdsAsync(2));
        Assert.Equal("1-31", kept.LastId);
    }

    [Fact]
    public async Task A_place_that_the_journal_never_had_is_told_and_all_comes_from_the_beginning()
    {
        await using var server = await Filled(2);
        await using var stream = await StreamReading.OpenAsync(server, "?after=7-999", cancellationToken: Token);
        var (name, data) = await stream.NextAsync();
        Assert.Equal(("lost", "0-0"), (name, data.GetProperty("restart_at").GetString()));
        Assert.Equal([1, 2], await stream.IdsAsync(2));
    }

    [Fact]
    public async Task A_client_that_is_slower_than_the_memory_is_long_is_told_how_many_it_missed_and_what_comes_after_is_whole()
    {
        await using var server = await Filled(0);
        server.Services.GetRequiredService<LiveFeeds>().Limits = new StreamLimits(Events: 64);
        await using var journal = await OpenAsync(server);
        await using var slow = await StreamReading.OpenAsync(server, cancellationToken: Token);
        await using var quick = await StreamReading.OpenAsync(server, cancellationToken: Token);
        var large = Make.Note(metadata: Metadata.Of(("text", new string('x', 8_000))));
        for (var group = 0; group < 100; group++)
        {
            // The quick one keeps pace, so that the feed has moved on by then.
            await journal.AppendAsync([.. Enumerable.Repeat(large, 32)], Storage.Durability.Committed, cancellationToken: Token);
            await quick.IdsAsync(32);
        }

        var (next, missed) = (1L, 0L);
        while (next <= 3_200)
        {
            var (name, data) = await slow.NextAsync();
            if (name == "skipped")
            {
                Assert.Equal(next, data.GetProperty("from_id").GetInt64());
                missed += data.GetProperty("count").GetInt64();
                next = data.GetProperty("to_id").GetInt64() + 1;
                Assert.Equal($"0-{next - 1}", slow.LastId);
                continue;
            }

            Assert.Equal(next++, data.GetProperty("id").GetInt64());
        }

        Assert.True(missed > 0, "what lies between was kept for a client that takes nothing");
    }

    [Fact]
    public async Task The_stream_ends_when_the_server_stops()
    {
        var server = await Filled(1);
        var stream = await StreamReading.OpenAsync(server, cancellationToken: Token);
        var ends = stream.EndsAsync();
        await server.StopAsync();
        Assert.True(await ends);
        await stream.DisposeAsync();
        await server.DisposeAsync();
    }

    private static Task<RunningServer> Filled(int count) => RunningServer.StartAsync(async journal => await journal.AppendAsync(Make.Notes(count), cancellationToken: Token));

    private static ValueTask<Journal> OpenAsync(RunningServer server) => SqliteJournal.OpenAsync(Path.Combine(server.Folder.FullName, "a.db"), cancellationToken: Token);

    private static async Task RecordAsync(Journal journal, string portfolio, string asset)
    {
        await using var session = journal.BeginSession("rebalance", portfolio: portfolio);
        session.Record(Make.Open(asset));
        await session.CompleteAsync(cancellationToken: Token);
    }

    private static async Task WithLostTailAsync(string path, int kept, int lost)
    {
        await using (var journal = await SqliteJournal.OpenAsync(path, cancellationToken: Token))
            await journal.AppendAsync(Make.Notes(kept), cancellationToken: Token);
        var before = await File.ReadAllBytesAsync(path, Token);
        await using (var journal = await SqliteJournal.OpenAsync(path, cancellationToken: Token))
            await journal.AppendAsync(Make.Notes(lost), cancellationToken: Token);
        await File.WriteAllBytesAsync(path, before, Token);
        Assert.True((await SqliteJournal.RecoverAsync(path, cancellationToken: Token)).Needed);
    }
}
