using Daybook.Server.Access;
using Daybook.Server.Access.Own;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server.Pages.Login;

/// <summary>Signing in, by the link that the server printed or with a key, and out.</summary>
internal static class LoginRoutes
{
    /// <summary>The login page's section, which no journal has.</summary>
    public const string Section = "login";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder group, string prefix, OwnAccess access)
    {
        var root = prefix.TrimEnd('/');
        group.MapGet("login", (HttpContext http) => Enter(http, LinksOf(http, root), access)).Needs(Role.None);
        group.MapPost("login", (Delegate)((HttpContext http) => EnterWithKeyAsync(http, LinksOf(http, root), access))).Needs(Role.None);
        group.MapPost("logout", (HttpContext http) => Leave(http, LinksOf(http, root), access)).Needs(Role.None);
    }

    /// <summary>The login page.</summary>
    public static IResult Page(HttpContext http, PageLinks links, LoginModel model)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return new PageResult<LoginPage>(PageFrame.Of(http, links, Section, "Sign in", [], null) with { Address = model.Back }, model, model.Problem?.Status ?? StatusCodes.Status200OK);
    }

    private static PageLinks LinksOf(HttpContext http, string root) => new(http.Request.PathBase + root, null);

    private static IResult Enter(HttpContext http, PageLinks links, OwnAccess access)
    {
        var back = links.Within(http.Request.Query["back"]);
        if (http.Request.Query["token"].ToString() is not { Length: > 0 } token)
            return Page(http, links, new LoginModel(back, null));
        return access.IsLinkToken(token)
            ? SignIn(http, links, access, back, OwnAccess.LinkName, Role.Admin, null)
            : Page(http, links, new LoginModel(back, new Problem(StatusCodes.Status401Unauthorized, "link_unknown", "This link is not of this server's run. Each start prints a new one.")));
    }

    private static async Task<IResult> EnterWithKeyAsync(HttpContext http, PageLinks links, OwnAccess access)
    {
        var back = links.Within(http.Request.Query["back"]);
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false) : null;
        try
        {
            return access.Keys.Find(form?["key"].ToString().Trim() ?? string.Empty) is { } key
                ? SignIn(http, links, access, back, key.Name, key.Role, key.Sha256)
                : Page(http, links, new LoginModel(back, new Problem(StatusCodes.Status401Unauthorized, "key_unknown", "This key is not known here, or was revoked. 'daybook serve key list' shows the live ones.")));
        }
        catch (KeyFileException)
        {
            return Page(http, links, new LoginModel(back, OwnAccess.KeysUnreadable));
        }
    }

    private static IResult SignIn(HttpContext http, PageLinks links, OwnAccess access, string back, string name, Role role, string? keyDigest)
    {
        // An earlier login of this browser is over.
        if (http.Request.Cookies[OwnAccess.CookieOf(http)] is { } earlier)
            access.Logins.End(earlier);
        http.Response.Cookies.Append(OwnAccess.CookieOf(http), access.Logins.Begin(name, role, keyDigest), Cookie(http, links));
        return GoTo(http, back);
    }

    private static IResult Leave(HttpContext http, PageLinks links, OwnAccess access)
    {
        if (http.Request.Cookies[OwnAccess.CookieOf(http)] is { } shown)
            access.Logins.End(shown);
        http.Response.Cookies.Delete(OwnAccess.CookieOf(http), Cookie(http, links));
        return GoTo(http, links.Home);
    }

    private static CookieOptions Cookie(HttpContext http, PageLinks links) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = links.Root.Length > 0 ? links.Root : "/", IsEssential = true };

    private static IResult GoTo(HttpContext http, string address)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
        return Results.Empty;
    }
}
