using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Contract.Making;
using Daybook.Operations;
using Daybook.Operations.Json;
using Daybook.Operations.Querying;
using Daybook.Server.Tests.Support;
using Daybook.Sqlite;

namespace Daybook.Server.Tests;

/// <summary>The API gives the operations' own documents, and says what is wrong with a request.</summary>
public sealed class ApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_the_same_document_as_the_operation_gives()
    {
        await using var server = await Filled();
        await using var reader = await SqliteJournal.OpenReaderAsync(Path.Combine(server.Folder.FullName, "a.db"), Token);
        var expected = await QueryOperation.RunAsync(new OperationContext(new Daybook.Journals.JournalLocator(), reader), new QueryRequest { Limit = 2 }, Token);
        Assert.Equal(AnswerJson.ToText(expected), await server.Client.GetStringAsync("/api/journals/a/events?limit=2", Token));
    }

    [Fact]
    public async Task A_list_goes_on_where_its_link_says_until_all_was_read()
    {
        await using var server = await Filled();
        var (ids, next) = (new List<long>(), "/api/journals/a/events?limit=2&order=oldest");
        while (next is not null)
        {
            using var response = await server.Client.GetAsync(next, Token);
            var page = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
            ids.AddRange(page.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("id").GetInt64()));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal([1, 2, 3, 4, 5], ids);
    }

    [Theory]
    [InlineData("/api/journals/b/events", HttpStatusCode.NotFound, "journal_not_found", null)]
    [InlineData("/api/journals/a/events?fitler=1", HttpStatusCode.BadRequest, "invalid_value", "fitler")]
    [InlineData("/api/journals/a/events?limit=x", HttpStatusCode.BadRequest, "invalid_value", "limit")]
    [InlineData("/api/journals/a/events?limit=0", HttpStatusCode.BadRequest, "invalid_value", "limit")]
    [InlineData("/api/journals/a/events?limit=5&limit=6", HttpStatusCode.BadRequest, "contradiction", "limit")]
    [InlineData("/api/journals/a/events?order=up", HttpStatusCode.BadRequest, "invalid_value", "order")]
    [InlineData("/api/journals/a/events?filter=asset%20%3D", HttpStatusCode.BadRequest, "invalid_filter", "filter")]
    [InlineData("/api/journals/a/events?from=yesterday", HttpStatusCode.BadRequest, "invalid_time", "from")]
    [InlineData("/api/journals/a/events?cursor=nonsense", HttpStatusCode.BadRequest, "invalid_value", "cursor")]
    [InlineData("/api/journals/a/sessions/none", HttpStatusCode.NotFound, "session_not_found", "id")]
    [InlineData("/api/nothing", HttpStatusCode.NotFound, "not_found", null)]
    public async Task What_is_wrong_is_said_with_its_code_and_parameter(string address, HttpStatusCode status, string code, string? parameter)
    {
        await using var server = await Filled();
        using var response = await server.Client.GetAsync(address, Token);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal((status, "application/problem+json", code), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, problem.GetProperty("code").GetString()));
        Assert.Equal(parameter, problem.TryGetProperty("parameter", out var named) ? named.GetString() : null);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_says_its_column()
    {
        await using var server = await Filled();
        using var response = await server.Client.GetAsync("/api/journals/a/events?filter=asset%20%3D", Token);
        Assert.Equal(8, (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("column").GetInt32());
    }

    private static Task<RunningServer> Filled() => RunningServer.StartAsync(async journal =>
        await journal.AppendAsync([.. Enumerable.Range(0, 5).Select(_ => Make.Note())], cancellationToken: Token));
}
