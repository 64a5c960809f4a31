using System.Net;
using Daybook.Server.Access;
using Daybook.Server.Access.Own;
using Daybook.Server.Tests.Support;

namespace Daybook.Server.Tests.Access;

/// <summary>People sign in by the link or with a key, and out; what they may do ends with that.</summary>
public sealed class LoginTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "/")]
    [InlineData("/daybook", "/daybook")]
    public async Task The_link_signs_in_as_the_user_who_started_the_server(string prefix, string path)
    {
        await using var server = await RunningServer.StartAsync(prefix: prefix, map: Callers.Probes);
        using var response = await server.SendAsync("GET", server.Access().LinkBelow(prefix));
        Assert.Equal((HttpStatusCode.SeeOther, prefix + "/"), (response.StatusCode, response.Headers.Location!.OriginalString));
        var flags = response.Headers.GetValues("Set-Cookie").Single().Split("; ")[1..].Order(StringComparer.OrdinalIgnoreCase);
        Assert.Equal(["httponly", $"path={path}", "samesite=strict"], flags);

        var cookie = Callers.CookieOf(response);
        var token = await server.FormTokenAsync(cookie, prefix + "/login");
        using var written = await server.SendAsync("PUT", prefix + "/probe/admin", request => request.FromOwnPage(cookie, token));
        Assert.Equal(OwnAccess.LinkName, await written.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("%00")]
    public async Task Another_link_signs_nobody_in(string token)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.SendAsync("GET", $"/login?token={token}");
        Assert.Equal((HttpStatusCode.Unauthorized, false), (response.StatusCode, response.Headers.Contains("Set-Cookie")));
        Assert.Contains("Each start prints a new one", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/journals/a/events?filter=x", "/journals/a/events?filter=x")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    public async Task Signing_in_leads_back_within_this_server(string back, string expected)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.SendAsync("GET", $"{server.Access().LinkBelow("")}&back={Uri.EscapeDataString(back)}");
        Assert.Equal(expected, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_login_by_a_key_ends_when_the_key_is_revoked()
    {
        await using var server = await Elsewhere();
        var (secret, key) = server.Keys().Make("ada", Role.Viewer);
        var cookie = await EnterAsync(server, secret);
        Assert.Equal(HttpStatusCode.OK, await LookAsync(server, cookie));

        server.Keys().Revoke(key.Id);

        Assert.Equal(HttpStatusCode.Unauthorized, await LookAsync(server, cookie));
    }

    [Fact]
    public async Task Signing_out_ends_the_login_for_whoever_kept_the_cookie()
    {
        await using var server = await Elsewhere();
        var cookie = await server.SignInAsync();
        var token = await server.FormTokenAsync(cookie);
        Assert.Equal(HttpStatusCode.OK, await LookAsync(server, cookie));

        using var left = await server.SendAsync("POST", "/logout", request => request.FromOwnPage(cookie, token));

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (left.StatusCode, left.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Unauthorized, await LookAsync(server, cookie));
    }

    [Fact]
    public async Task Somebody_who_may_not_look_is_shown_how_to_sign_in_and_comes_back_afterwards()
    {
        await using var server = await Elsewhere();
        using var page = await server.SendAsync("GET", "/journals/a/events?filter=x", request => request.Headers.Add("Accept", "text/html"));
        Assert.Equal((HttpStatusCode.Unauthorized, "text/html", "no-store"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType, page.Headers.CacheControl!.ToString()));
        var html = await page.Content.ReadAsStringAsync(Token);
        Assert.Contains("action=\"/login?back=%2Fjournals%2Fa%2Fevents%3Ffilter%3Dx\"", html, StringComparison.Ordinal);
        Assert.Contains("daybook serve key new", html, StringComparison.Ordinal);

        using var program = await server.SendAsync("GET", "/api/journals");
        Assert.Equal("application/problem+json", program.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Bearer realm=\"daybook\"", program.Headers.WwwAuthenticate.ToString());
        Assert.Contains("daybook serve key new NAME --role viewer", await program.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_is_refused_on_the_login_page_and_its_text_is_not_shown()
    {
        await using var server = await Elsewhere();
        using var response = await server.SendAsync("POST", "/login", request => Enter(request, "dbk_<b>"));
        Assert.Equal((HttpStatusCode.Unauthorized, false), (response.StatusCode, response.Headers.Contains("Set-Cookie")));
        Assert.DoesNotContain("dbk_<b>", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_depends_on_a_login_is_kept_nowhere()
    {
        await using var server = await RunningServer.StartAsync();
        var cookie = await server.SignInAsync();
        foreach (var address in new[] { "/journals/a", "/api/journals" })
        {
            using var signedIn = await server.SendAsync("GET", address, request => request.Cookie(cookie));
            Assert.Equal("no-store", signedIn.Headers.CacheControl!.ToString());
        }
    }

    private static Task<RunningServer> Elsewhere() => RunningServer.StartAsync(configure: (options, folder) => options.AddJournal(folder.FullName).PublicUrl = new Uri("https://daybook.example.com"));

    private static async Task<string> EnterAsync(RunningServer server, string secret)
    {
        using var response = await server.SendAsync("POST", "/login", request => Enter(request, secret));
        return Callers.CookieOf(response);
    }

    private static void Enter(HttpRequestMessage request, string secret)
    {
        request.Headers.Add("Origin", "https://daybook.example.com");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("key", secret)]);
    }

    private static async Task<HttpStatusCode> LookAsync(RunningServer server, string cookie)
    {
        using var response = await server.SendAsync("GET", "/api/journals", request => request.Cookie(cookie));
        return response.StatusCode;
    }
}
