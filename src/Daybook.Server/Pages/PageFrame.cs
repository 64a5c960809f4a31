using Daybook.Server.Access;
using Daybook.Server.Journals;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Pages;

/// <summary>What surrounds every page: where it stands, what it is about, and how fresh that is.</summary>
/// <param name="Links">Addresses of other pages.</param>
/// <param name="Section">The page's section, such as <c>events</c>; empty: the overview.</param>
/// <param name="Title">What the page is called.</param>
/// <param name="Journals">The names of all journals.</param>
/// <param name="Status">How the page's journal stands; null: it is about none.</param>
/// <param name="Theme"><c>dark</c>, <c>light</c>, or null: as the browser prefers.</param>
/// <param name="Address">The page's own address.</param>
internal sealed record PageFrame(PageLinks Links, string Section, string Title, IReadOnlyList<string> Journals, JournalStatus? Status, string? Theme, string Address)
{
    /// <summary>The cookie that keeps the theme.</summary>
    public const string ThemeCookie = "daybook-theme";

    /// <summary>The frame of a page that is asked for.</summary>
    public static PageFrame Of(HttpContext http, PageLinks links, string section, string title, IReadOnlyList<string> journals, JournalStatus? status)
    {
        var (access, caller) = (http.RequestServices.GetRequiredService<IAccess>(), Caller.Of(http));
        return new(links, section, title, journals, status, http.Request.Cookies[ThemeCookie] is ("dark" or "light") and var theme ? theme : null, AddressOf(http))
        {
            Caller = caller,
            HasLogin = access.HasLogin,
            Token = access.TokenFor(http, caller),
        };
    }

    /// <summary>A page's own address.</summary>
    public static string AddressOf(HttpContext http) => http.Request.PathBase + http.Request.Path + http.Request.QueryString;

    /// <summary>Who looks at it.</summary>
    public Caller Caller { get; private init; } = Caller.Nobody;

    /// <summary>Whether people sign in and out on pages of this server.</summary>
    public bool HasLogin { get; private init; }

    /// <summary>What forms carry; null: nothing.</summary>
    public FormToken? Token { get; private init; }
}
