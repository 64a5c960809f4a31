using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Server.Tests.Support;
using Daybook.Sqlite;
using Daybook.Tests.Shared;

namespace Daybook.Server.Tests.Recording;

/// <summary>Recording over HTTP: all of a request or nothing, once, and answered when the promise holds.</summary>
public sealed class RecordTests
{
    private const string Opened = """{"timestamp":"2025-03-03T14:30:00Z","event_type":"position_open","asset":"AAPL","action":"open","reason":"the score is over 0.65","score_after":0.8,"size_after":0.1}""";
    private const string Note = """{"timestamp":"2025-03-03T14:30:00Z","event_type":"desk_note","event_category":"portfolio","reason":"noted","actor":"somebody else"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("application/json", Opened, 1)]
    [InlineData("application/json; charset=utf-8", $"[{Opened},\n {Note}]", 2)]
    [InlineData("application/x-ndjson", $"{Opened}\n\n{Note}\n", 2)]
    [InlineData("application/jsonl", $"{Opened}", 1)]
    [InlineData("application/json", "[]", 0)]
    public async Task Events_are_recorded_and_their_ids_answered(string type, string body, int count)
    {
        await using var server = await Empty();
        using var response = await PostAsync(server, body, type);
        var answer = await response.Content.ReadAsStringAsync(Token);
        Assert.Equal((HttpStatusCode.Created, $$"""{"recorded":{{count}},"ids":[{{string.Join(',', Enumerable.Range(1, count))}}]}"""), (response.StatusCode, answer));
        Assert.Equal(count, (await EventsAsync(server)).Count);
    }

    [Fact]
    public async Task Who_records_is_whom_the_server_knows_and_not_whom_a_text_names()
    {
        await using var server = await Empty();
        using var response = await PostAsync(server, Note);
        Assert.Equal("http", (await EventsAsync(server)).Single().Actor);
    }

    [Fact]
    public async Task A_repetition_with_the_key_adds_nothing_and_is_answered_as_the_first()
    {
        await using var server = await Empty();
        using var first = await PostAsync(server, $"[{Opened},{Note}]", query: "?portfolio=core", key: "k1");
        using var again = await PostAsync(server, $"[{Opened},{Note}]", query: "?portfolio=core", key: "k1");
        using var other = await PostAsync(server, Opened, query: "?portfolio=core", key: "k1");
        Assert.Equal("""{"recorded":2,"ids":[2,3]}""", await first.Content.ReadAsStringAsync(Token));
        Assert.Equal(await first.Content.ReadAsStringAsync(Token), await again.Content.ReadAsStringAsync(Token));
        Assert.Equal((HttpStatusCode.Conflict, "key_reused"), (other.StatusCode, (await ProblemAsync(other)).GetProperty("code").GetString()));
        var events = await EventsAsync(server);
        Assert.Equal(["session_start", "position_open", "desk_note", "session_end"], events.Select(happened => happened.Type.Name));
        Assert.Single(events.Select(happened => happened.SessionId).Distinct());
        Assert.Equal("core", events[0].Text("portfolio"));
    }

    [Theory]
    [InlineData("application/x-ndjson", Opened + "\n{\"event_type\":\"position_open\",\"bad\":1}\n", "invalid_event", 2, 31)]
    [InlineData("application/json", "[" + Opened + ",\n\n  {\n \"event_type\": \"position_open\",\n \"bad\": 1}]", "invalid_event", 5, 2)]
    [InlineData("application/json", "[" + Opened + ", 5]", "invalid_event", 1, 169)]
    [InlineData("application/json", "[" + Opened + ",\n", "invalid_event", 2, 1)]
    [InlineData("application/json", "7", "invalid_event", 1, 1)]
    public async Task An_event_that_is_none_is_named_by_line_and_column_and_nothing_is_recorded(string type, string body, string code, int line, int column)
    {
        await using var server = await Empty();
        using var response = await PostAsync(server, body, type);
        var problem = await ProblemAsync(response);
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal((line, column), (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
        Assert.EndsWith("; nothing was recorded", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await EventsAsync(server));
    }

    [Theory]
    [InlineData("text/plain", "", null, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")]
    [InlineData("application/json", "?durability=none", null, HttpStatusCode.BadRequest, "invalid_value")]
    [InlineData("application/json", "?portfolio=", null, HttpStatusCode.BadRequest, "invalid_value")]
    [InlineData("application/json", "?actor=me", null, HttpStatusCode.BadRequest, "invalid_value")]
    [InlineData("application/json", "", "", HttpStatusCode.BadRequest, "invalid_value")]
    public async Task A_request_that_cannot_be_read_is_refused_whole(string type, string query, string? key, HttpStatusCode status, string code)
    {
        await using var server = await Empty();
        using var response = await PostAsync(server, Opened, type, query, key is null ? null : new string('k', 257));
        Assert.Equal((status, code), (response.StatusCode, (await ProblemAsync(response)).GetProperty("code").GetString()));
        Assert.Empty(await EventsAsync(server));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var server = await Empty();
        using var response = await PostAsync(server, new string(' ', (16 << 20) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Another_process_may_write_between_two_requests()
    {
        await using var server = await Empty();
        using var first = await PostAsync(server, Opened);
        await using (var other = await SqliteJournal.OpenAsync(PathOf(server), cancellationToken: Token))
            await other.AppendAsync([Make.Note()], cancellationToken: Token);
        using var second = await PostAsync(server, Opened);
        Assert.Equal("""{"recorded":1,"ids":[3]}""", await second.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task The_example_in_Python_records()
    {
        const string Python = "/usr/bin/python3";
        Assert.SkipUnless(File.Exists(Python), $"there is no {Python} here");
        await using var server = await Empty();
        var start = new ProcessStartInfo(Python, [Path.Combine(Repository.Root, "samples", "python", "record.py"), server.Address.ToString().TrimEnd('/'), "a", server.OperatorKey]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        Assert.Equal("[1]", (await process.StandardOutput.ReadToEndAsync(Token)).Trim());
        await process.WaitForExitAsync(Token);
        Assert.Equal("position_open", (await EventsAsync(server)).Single().Type.Name);
    }

    private static Task<RunningServer> Empty() => RunningServer.StartAsync();

    private static string PathOf(RunningServer server) => Path.Combine(server.Folder.FullName, "a.db");

    private static async Task<HttpResponseMessage> PostAsync(RunningServer server, string body, string type = "application/json", string query = "", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/journals/a/events" + query) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Headers.ExpectContinue = body.Length > 1 << 20;
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Key(server.OperatorKey);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await server.Client.SendAsync(request, Token);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static async Task<List<PortfolioEvent>> EventsAsync(RunningServer server)
    {
        await using var reader = await SqliteJournal.OpenReaderAsync(PathOf(server), Token);
        return await reader.ReadAllAsync(cancellationToken: Token).ToListAsync(Token);
    }
}
