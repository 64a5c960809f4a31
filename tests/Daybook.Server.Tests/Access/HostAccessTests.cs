using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using Daybook.Server.Access;
using Daybook.Server.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Daybook.Server.Tests.Access;

/// <summary>Within a host its own authentication says who somebody is, and its policies what they may do.</summary>
public sealed class HostAccessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 401, 401, 401)]
    [InlineData("ada", 200, 403, 403)]
    public async Task Without_policies_whoever_is_known_looks_and_nobody_writes(string? user, params int[] expected)
    {
        await using var server = await Start(isWithPolicies: false);
        Assert.Equal(expected, await AskAsync(server, user));
    }

    [Theory]
    [InlineData("ada", 403, 403, 403)]
    [InlineData("ada viewer", 200, 403, 403)]
    [InlineData("ada viewer trader", 200, 200, 403)]
    [InlineData("ada viewer trader boss", 200, 200, 200)]
    public async Task With_policies_they_decide(string user, params int[] expected)
    {
        await using var server = await Start(isWithPolicies: true);
        Assert.Equal(expected, await AskAsync(server, user));
        if (expected[1] != 200)
            return;
        using var response = await server.SendAsync("POST", "/daybook/probe/operator", request => request.Headers.Add("Authorization", "Bearer " + user));
        Assert.Equal("ada", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task What_the_browser_sends_by_itself_needs_the_hosts_token_to_write()
    {
        await using var server = await Start(isWithPolicies: true);
        using var response = await server.SendAsync("POST", "/daybook/probe/operator", request =>
        {
            request.Headers.Add("Cookie", "who=ada%20viewer%20trader");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        });
        Assert.Equal("form_outdated", (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString());

        using var page = await server.SendAsync("GET", "/daybook/probe/form", request => request.Headers.Add("Cookie", "who=ada%20viewer%20trader"));
        var form = await page.Content.ReadFromJsonAsync<JsonElement>(Token);
        using var written = await server.SendAsync("POST", "/daybook/probe/operator", request =>
        {
            request.Headers.Add("Cookie", "who=ada%20viewer%20trader; " + Callers.CookieOf(page));
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create(form.GetProperty("field").GetString()!, form.GetProperty("value").GetString()!)]);
        });
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
    }

    [Fact]
    public async Task A_browser_is_sent_to_the_hosts_login_and_a_program_is_told()
    {
        await using var server = await Start(isWithPolicies: false);
        using var browser = await server.SendAsync("GET", "/daybook/journals/a", request => request.Headers.Add("Accept", "text/html"));
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (browser.StatusCode, browser.Headers.Location!.OriginalString));
        using var program = await server.SendAsync("GET", "/daybook/api/journals");
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (program.StatusCode, program.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task There_is_no_login_of_Daybooks_own()
    {
        await using var server = await Start(isWithPolicies: false);
        using var login = await server.SendAsync("GET", "/daybook/login?token=x", request => request.Headers.Add("Authorization", "Bearer ada"));
        Assert.Equal(HttpStatusCode.NotFound, login.StatusCode);
        using var page = await server.SendAsync("GET", "/daybook/journals/a", request => request.Headers.Add("Authorization", "Bearer ada"));
        var html = await page.Content.ReadAsStringAsync(Token);
        Assert.Contains(">ada</span>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_authentication_shows_nobody_anything_and_says_what_to_do()
    {
        await using var server = await RunningServer.StartAsync(host: _ => { });
        using var response = await server.SendAsync("GET", "/api/journals");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("UseOwnAccess()", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_the_host_does_not_have_stops_its_start()
    {
        var error = await Assert.ThrowsAsync<AccessException>(() => RunningServer.StartAsync(
            configure: (options, folder) => options.AddJournal(folder.FullName).Policies.Viewer = "readers",
            host: builder => builder.Services.AddAuthorization()));
        Assert.Contains("'readers'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_lets_people_write_needs_its_token()
    {
        var error = await Assert.ThrowsAsync<AccessException>(() => RunningServer.StartAsync(
            configure: (options, folder) => options.AddJournal(folder.FullName).Policies.Operator = "traders",
            host: builder => builder.Services.AddAuthorizationBuilder().AddPolicy("traders", policy => policy.RequireRole("trader"))));
        Assert.Contains("AddAntiforgery()", error.Message, StringComparison.Ordinal);
    }

    private static async Task<int[]> AskAsync(RunningServer server, string? user)
    {
        var statuses = new List<int>();
        foreach (var (method, address) in new[] { ("GET", "/daybook/api/journals"), ("POST", "/daybook/probe/operator"), ("PUT", "/daybook/probe/admin") })
        {
            using var response = await server.SendAsync(method, address, request =>
            {
                if (user is not null)
                    request.Headers.Add("Authorization", "Bearer " + user);
            });
            statuses.Add((int)response.StatusCode);
        }

        return [.. statuses];
    }

    private static Task<RunningServer> Start(bool isWithPolicies) => RunningServer.StartAsync(
        configure: (options, folder) =>
        {
            options.AddJournal(folder.FullName);
            if (isWithPolicies)
                (options.Policies.Viewer, options.Policies.Operator, options.Policies.Admin) = ("readers", "traders", "bosses");
        },
        prefix: "/daybook",
        host: builder =>
        {
            builder.Services.AddAntiforgery().Configure<KeyManagementOptions>(keys => keys.XmlRepository = new Remembered());
            builder.Services.AddAuthentication("words").AddScheme<AuthenticationSchemeOptions, Words>("words", null);
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy("readers", policy => policy.RequireRole("viewer"))
                .AddPolicy("traders", policy => policy.RequireRole("trader"))
                .AddPolicy("bosses", policy => policy.RequireRole("boss"));
        },
        map: group =>
        {
            Callers.Probes(group);
            group.MapGet("probe/form", static (HttpContext http, IAccess access) => access.TokenFor(http, Caller.Of(http))).Needs(Role.Operator);
        });

    /// <summary>Keeps the host's keys in memory, so that a test leaves none in the user's folder.</summary>
    private sealed class Remembered : IXmlRepository
    {
        private readonly List<XElement> _elements = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. _elements];

        public void StoreElement(XElement element, string friendlyName) => _elements.Add(element);
    }

    /// <summary>Believes whatever it is told: a name, and roles behind it.</summary>
    private sealed class Words(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var told = Request.Headers.Authorization.ToString() is { Length: > 0 } header ? header["Bearer ".Length..] : Request.Cookies["who"];
            if (told is null)
                return Task.FromResult(AuthenticateResult.NoResult());
            var words = told.Split(' ');
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, words[0]), .. words.Skip(1).Select(role => new Claim(ClaimTypes.Role, role))], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.Redirect("/sign-in");
            return Task.CompletedTask;
        }
    }
}
