using System.Net;
using Daybook.Contract.Making;
using Daybook.Server.Access;
using Daybook.Server.Assets;
using Daybook.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Tests.Access;

/// <summary>Every endpoint has a row here that says which role it needs, and lets in those who have it, and nobody else.</summary>
public sealed class RoleTableTests
{
    // What an endpoint that anyone may ask shows is none of a journal's.
    private static readonly Dictionary<string, Role> Rows = new(StringComparer.Ordinal)
    {
        ["GET /"] = Role.Viewer,
        ["GET /journals/{journal}"] = Role.Viewer,
        ["GET /journals/{journal}/events"] = Role.Viewer,
        ["* /{*path:nonfile}"] = Role.Viewer,
        ["GET /journals/{journal}/explain"] = Role.Viewer,
        ["GET /journals/{journal}/filter-words"] = Role.Viewer,
        ["GET /journals/{journal}/integrity"] = Role.Viewer,
        ["GET /journals/{journal}/performance"] = Role.Viewer,
        ["GET /journals/{journal}/protections"] = Role.Viewer,
        ["GET /journals/{journal}/sessions"] = Role.Viewer,
        ["GET /journals/{journal}/timeline"] = Role.Viewer,
        ["GET /api/journals"] = Role.Viewer,
        ["GET /api/journals/{journal}/audit"] = Role.Viewer,
        ["GET /api/journals/{journal}/decisions"] = Role.Viewer,
        ["GET /api/journals/{journal}/doctor"] = Role.Viewer,
        ["GET /api/journals/{journal}/events"] = Role.Viewer,
        ["GET /api/journals/{journal}/events/{id}"] = Role.Viewer,
        ["GET /api/journals/{journal}/explain"] = Role.Viewer,
        ["GET /api/journals/{journal}/export"] = Role.Viewer,
        ["GET /api/journals/{journal}/histogram"] = Role.Viewer,
        ["GET /api/journals/{journal}/lanes"] = Role.Viewer,
        ["GET /api/journals/{journal}/series"] = Role.Viewer,
        ["GET /api/journals/{journal}/sessions"] = Role.Viewer,
        ["GET /api/journals/{journal}/sessions/{id}"] = Role.Viewer,
        ["GET /api/journals/{journal}/state"] = Role.Viewer,
        ["GET /api/journals/{journal}/stats"] = Role.Viewer,
        ["GET /api/journals/{journal}/stream"] = Role.Viewer,
        ["GET /api/journals/{journal}/timeline"] = Role.Viewer,
        ["GET /api/journals/{journal}/traces/{id}"] = Role.Viewer,
        ["GET /api/journals/{journal}/verify"] = Role.Viewer,
        ["POST /api/journals/{journal}/events"] = Role.Operator,
        ["GET /api/openapi.json"] = Role.Viewer,
        ["GET /health"] = Role.None,
        ["* /api/{**path}"] = Role.Viewer,
        ["GET /assets/{version}/{**file}"] = Role.None,
        ["GET /theme/{theme}"] = Role.None,
        ["GET /login"] = Role.None,
        ["POST /login"] = Role.None,
        ["POST /logout"] = Role.None,
        ["POST /probe/operator"] = Role.Operator,
        ["PUT /probe/admin"] = Role.Admin,
    };

    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["{journal}"] = "a",
        ["{id}"] = "1",
        ["{version}"] = AssetFiles.Version,
        ["{**file}"] = "daybook.css",
        ["{theme}"] = "dark",
        ["{**path}"] = "nothing",
        ["{*path:nonfile}"] = "nothing",
    };

    [Fact]
    public async Task Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        await using var server = await Start(isForThisMachine: true);
        var endpoints = Endpoints(server);
        Assert.Empty(endpoints.Except(Rows.Keys, StringComparer.Ordinal).Select(endpoint => $"{endpoint} has no row"));
        Assert.Empty(Rows.Keys.Except(endpoints, StringComparer.Ordinal).Select(row => $"{row} is not mapped"));
    }

    [Fact]
    public async Task Every_endpoint_lets_in_each_role_that_it_should_and_no_other()
    {
        await using var server = await Start(isForThisMachine: false);
        var keys = server.Keys();
        var revoked = keys.Make("gone", Role.Admin);
        keys.Revoke(revoked.Key.Id);
        var callers = new List<(string Who, Role Role, Action<HttpRequestMessage> Show)>
        {
            ("nobody", Role.None, _ => { }),
            ("a wrong key", Role.None, request => request.Key("dbk_wrong")),
            ("a revoked key", Role.None, request => request.Key(revoked.Secret)),
            ("a password", Role.None, request => request.Headers.Add("Authorization", "Basic cm9vdDpyb290")),
            ("a wrong cookie", Role.None, request => request.Cookie($"daybook-login-{server.Address.Port}=wrong")),
        };
        foreach (var role in new[] { Role.Viewer, Role.Operator, Role.Admin })
        {
            var secret = keys.Make($"has {role}", role).Secret;
            callers.Add(($"a key: {role}", role, request => request.Key(secret)));
            var cookie = await SignInWithKeyAsync(server, secret);
            var token = await server.FormTokenAsync(cookie);
            callers.Add(($"a login: {role}", role, request =>
            {
                if (request.Method == HttpMethod.Get)
                    request.Cookie(cookie);
                else
                    request.FromOwnPage(cookie, token);
            }
            ));
        }

        var wrong = new List<string>();
        foreach (var endpoint in Endpoints(server).Where(endpoint => endpoint != "POST /logout"))
        {
            foreach (var (who, role, show) in callers)
            {
                var isRefused = await IsRefusedAsync(server, endpoint, show);
                var needed = Rows.GetValueOrDefault(endpoint, (Role)int.MaxValue);
                if (needed == Role.None && endpoint.StartsWith("POST", StringComparison.Ordinal))
                    continue;
                if (isRefused != role < needed)
                    wrong.Add($"{endpoint} needs {needed}, and {(isRefused ? "refuses" : "lets in")} {who}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_login_one_looks_on_this_machine_and_writes_nothing()
    {
        await using var server = await Start(isForThisMachine: true);
        foreach (var endpoint in Endpoints(server))
        {
            if (!endpoint.StartsWith("POST /log", StringComparison.Ordinal))
                Assert.Equal((endpoint, Rows[endpoint] > Role.Viewer), (endpoint, await IsRefusedAsync(server, endpoint, _ => { })));
        }
    }

    [Fact]
    public async Task Without_a_login_nothing_is_sent_where_looking_is_enough()
    {
        await using var server = await Start(isForThisMachine: true);
        foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE" })
        {
            using var response = await server.SendAsync(method, "/nothing");
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Fact]
    public async Task Whether_it_is_healthy_anyone_may_know_and_what_it_serves_nobody()
    {
        await using var server = await Start(isForThisMachine: false);
        Assert.Equal("""{"status":"healthy"}""", await server.Client.GetStringAsync("/health", TestContext.Current.CancellationToken));
    }

    private static Task<RunningServer> Start(bool isForThisMachine) => RunningServer.StartAsync(
        async journal => await journal.AppendAsync([Make.Note()], cancellationToken: TestContext.Current.CancellationToken),
        (options, folder) =>
        {
            options.AddJournal(folder.FullName);
            options.PublicUrl = isForThisMachine ? null : new Uri("https://daybook.example.com");
        },
        map: Callers.Probes);

    private static async Task<string> SignInWithKeyAsync(RunningServer server, string secret)
    {
        using var response = await server.SendAsync("POST", "/login", request =>
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("key", secret)]);
        });
        return Callers.CookieOf(response);
    }

    private static List<string> Endpoints(RunningServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}")),
    ];

    private static async Task<bool> IsRefusedAsync(RunningServer server, string endpoint, Action<HttpRequestMessage> show)
    {
        var (method, address) = (endpoint.Split(' ')[0], endpoint.Split(' ')[1]);
        foreach (var (name, value) in s_values)
            address = address.Replace(name, value, StringComparison.Ordinal);
        using var response = await server.SendAsync(method == "*" ? "GET" : method, address, show);
        return response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
    }
}
