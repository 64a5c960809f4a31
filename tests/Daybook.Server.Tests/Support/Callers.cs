using System.Net.Http.Headers;
using Daybook.Server.Access;
using Daybook.Server.Access.Own;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Tests.Support;

/// <summary>Who asks a server, and how.</summary>
internal static class Callers
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The server's own access.</summary>
    public static OwnAccess Access(this RunningServer server) => (OwnAccess)server.Services.GetRequiredService<IAccess>();

    /// <summary>The keys that the server reads, as another process changes them.</summary>
    public static KeyRing Keys(this RunningServer server) => new(new KeyFile(Path.Combine(server.Folder.FullName, "keys.json"), TimeProvider.System), TimeProvider.System);

    /// <summary>Endpoints that write, one for each role, so that there is one at all.</summary>
    public static void Probes(RouteGroupBuilder group)
    {
        group.MapPost("probe/operator", static (HttpContext http) => Caller.Of(http).Name).Needs(Role.Operator);
        group.MapPut("probe/admin", static (HttpContext http) => Caller.Of(http).Name).Needs(Role.Admin);
    }

    /// <summary>Sends a request.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this RunningServer server, string method, string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        change?.Invoke(request);
        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    /// <summary>Shows a key.</summary>
    public static void Key(this HttpRequestMessage request, string key) => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

    /// <summary>Signs a browser in by the link, and gives the cookie that it shows from then on.</summary>
    public static async Task<string> SignInAsync(this RunningServer server)
    {
        using var response = await server.SendAsync("GET", server.Access().LinkBelow(""));
        return CookieOf(response);
    }

    /// <summary>The cookie that an answer sets, as a browser shows it.</summary>
    public static string CookieOf(HttpResponseMessage response) => response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    /// <summary>Shows a browser's cookie.</summary>
    public static void Cookie(this HttpRequestMessage request, string cookie) => request.Headers.Add("Cookie", cookie);

    /// <summary>The token of the forms that somebody with this cookie gets.</summary>
    public static async Task<string> FormTokenAsync(this RunningServer server, string cookie, string page = "/login")
    {
        using var response = await server.SendAsync("GET", page, request => request.Cookie(cookie));
        var html = await response.Content.ReadAsStringAsync(Token);
        return html.Split("name=\"daybook_token\" value=\"")[1].Split('"')[0];
    }

    /// <summary>A request as a page of the server sends it.</summary>
    public static void FromOwnPage(this HttpRequestMessage request, string cookie, string token)
    {
        request.Cookie(cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("daybook_token", token)]);
    }
}
