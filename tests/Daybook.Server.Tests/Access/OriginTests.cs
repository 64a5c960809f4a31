using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Server.Access;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Access;

/// <summary>A page of somebody else's writes nothing in the name of whoever is signed in, and reads nothing by a name that it made to point here.</summary>
public sealed class OriginTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", true, null)]
    [InlineData("Sec-Fetch-Site", "same-site", true, "other_origin")]
    [InlineData("Sec-Fetch-Site", "cross-site", true, "other_origin")]
    [InlineData("Sec-Fetch-Site", "none", true, "other_origin")]
    [InlineData("Sec-Fetch-Site", "same-origin", false, "form_outdated")]
    [InlineData("Origin", "OWN", true, null)]
    [InlineData("Origin", "OWN", false, "form_outdated")]
    [InlineData("Origin", "http://127.0.0.1:1", true, "other_origin")]
    [InlineData("Origin", "https://evil.example", true, "other_origin")]
    [InlineData("Origin", "null", true, "other_origin")]
    [InlineData("X-Nothing", "x", true, "other_origin")]
    public async Task A_browser_writes_from_this_servers_pages_alone(string header, string value, bool hasToken, string? code)
    {
        await using var server = await RunningServer.StartAsync(map: Callers.Probes);
        var cookie = await server.SignInAsync();
        var token = await server.FormTokenAsync(cookie);
        using var response = await server.SendAsync("POST", "/probe/operator", request =>
        {
            request.Cookie(cookie);
            request.Headers.Add(header, value == "OWN" ? server.Address.GetLeftPart(UriPartial.Authority) : value);
            request.Headers.Add("X-Daybook-Token", hasToken ? token : "of another login");
        });
        Assert.Equal(code, response.IsSuccessStatusCode ? null : (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_token_of_another_login_does_not_count()
    {
        await using var server = await RunningServer.StartAsync(map: Callers.Probes);
        var (one, other) = (await server.SignInAsync(), await server.SignInAsync());
        var token = await server.FormTokenAsync(other);
        using var response = await server.SendAsync("POST", "/probe/operator", request => request.FromOwnPage(one, token));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task A_key_needs_neither_and_its_name_is_who_wrote()
    {
        await using var server = await RunningServer.StartAsync(map: Callers.Probes);
        var secret = server.Keys().Make("Ada Lovelace", Role.Operator).Secret;
        using var response = await server.SendAsync("POST", "/probe/operator", request => request.Key(secret));
        Assert.Equal("Ada Lovelace", await response.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("/login", "key=dbk_x")]
    [InlineData("/logout", "")]
    public async Task Nobody_is_signed_in_or_out_by_a_page_of_somebody_else(string address, string body)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.SendAsync("POST", address, request =>
        {
            request.Headers.Add("Sec-Fetch-Site", "cross-site");
            request.Content = new StringContent(body, null, "application/x-www-form-urlencoded");
        });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("127.0.0.1.evil.example", 421)]
    [InlineData("localhost.evil.example", 421)]
    [InlineData("192.168.1.5", 421)]
    [InlineData("localhost", 200)]
    [InlineData("localhost:1", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.1.2.3", 200)]
    [InlineData("[::1]:80", 200)]
    public async Task A_name_that_was_made_to_point_here_is_answered_nothing(string host, int status)
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var address in new[] { "/api/journals", "/login", "/journals/a" })
        {
            using var response = await server.SendAsync("GET", address, request => request.Headers.Host = host);
            Assert.Equal(status, (int)response.StatusCode);
        }
    }

    [Theory]
    [InlineData("daybook.example.com", 401)]
    [InlineData("127.0.0.1", 401)]
    [InlineData("other.example.com", 421)]
    public async Task A_server_that_others_reach_is_asked_by_its_public_name_and_lets_nobody_look_without_a_login(string host, int status)
    {
        await using var server = await RunningServer.StartAsync(configure: (options, folder) => options.AddJournal(folder.FullName).PublicUrl = new Uri("https://daybook.example.com"));
        using var response = await server.SendAsync("GET", "/api/journals", request => request.Headers.Host = host);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    public async Task Whoever_asks_through_a_proxy_is_not_on_this_machine(string header, string value)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.SendAsync("GET", "/api/journals", request => request.Headers.Add(header, value));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }
}
