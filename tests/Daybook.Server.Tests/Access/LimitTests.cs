using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Server.Access;
using Daybook.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Tests.Access;

/// <summary>How often a caller asks and how much it sends has limits, each with a problem that says so.</summary>
public sealed class LimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_who_asks_too_often_waits_and_the_others_do_not()
    {
        await using var server = await RunningServer.StartAsync(configure: (options, folder) => options.AddJournal(folder.FullName).RequestsPerSecond = 1);
        var secret = server.Keys().Make("ada", Role.Viewer).Secret;
        HttpResponseMessage? refused = null;
        for (var asked = 0; asked < 1_000 && refused is null; asked++)
        {
            var response = await server.SendAsync("GET", "/api/journals");
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                refused = response;
            else
                response.Dispose();
        }

        Assert.NotNull(refused);
        using (refused)
        {
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
            Assert.Equal("too_many_requests", await CodeAsync(refused));
        }

        using var other = await server.SendAsync("GET", "/api/journals", request => request.Key(secret));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData(1_000, false, null)]
    [InlineData(1_001, false, "body_too_large")]
    // What frames the pieces counts too.
    [InlineData(900, true, null)]
    [InlineData(1_001, true, "body_too_large")]
    public async Task A_body_that_is_too_long_is_refused_whether_or_not_it_says_so(int length, bool isChunked, string? code)
    {
        await using var server = await RunningServer.StartAsync(
            configure: (options, folder) => options.AddJournal(folder.FullName).MaxBodyBytes = 1_000,
            map: group => group.MapPost("probe/body", static async (HttpContext http) =>
            {
                using var reader = new StreamReader(http.Request.Body);
                return (await reader.ReadToEndAsync()).Length;
            }).Needs(Role.Operator));
        var secret = server.Keys().Make("ada", Role.Operator).Secret;
        using var response = await server.SendAsync("POST", "/probe/body", request =>
        {
            request.Key(secret);
            request.Headers.TransferEncodingChunked = isChunked;
            request.Content = new StringContent(new string('x', length));
        });
        Assert.Equal((code is null ? HttpStatusCode.OK : HttpStatusCode.RequestEntityTooLarge, code), (response.StatusCode, code is null ? null : await CodeAsync(response)));
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString();
}
