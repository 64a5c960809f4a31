using Daybook.Server.Access;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Daybook.Server.Pages.Events;
using Daybook.Server.Pages.Events.Completion;
using Daybook.Server.Pages.Explain;
using Daybook.Server.Pages.Frame;
using Daybook.Server.Pages.Integrity;
using Daybook.Server.Pages.Login;
using Daybook.Server.Pages.Overview;
using Daybook.Server.Pages.Performance;
using Daybook.Server.Pages.Protections;
using Daybook.Server.Pages.Sessions;
using Daybook.Server.Pages.Timeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Pages;

/// <summary>The pages' routes: each is a section of a journal, made from what its operations answer.</summary>
internal static class PageRoutes
{
    /// <summary>The pages, in the order of the navigation.</summary>
    public static IReadOnlyList<PageSection> Sections { get; } =
    [
        new("", "Overview", 'o', OverviewModel.AskAsync),
        new("events", "Events", 'e', EventsModel.AskAsync),
        new("timeline", "Timeline", 't', TimelineModel.AskAsync),
        new("sessions", "Sessions", 's', SessionsModel.AskAsync),
        new("performance", "Performance", 'p', PerformanceModel.AskAsync),
        new("protections", "Protections", 'r', ProtectionsModel.AskAsync),
        new("explain", "Explain", 'x', ExplainModel.AskAsync),
        new("integrity", "Integrity", 'i', IntegrityModel.AskAsync),
    ];

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder group, string prefix)
    {
        var root = prefix.TrimEnd('/');
        group.MapGet("/", (HttpContext http, ServedJournals journals) => HomeAsync(http, root, journals)).Needs(Role.Viewer);
        group.MapGet("theme/{theme}", IResult (HttpContext http, string theme) => Theme(http, root, theme)).Needs(Role.None);
        foreach (var section in Sections)
            group.MapGet("journals/{journal}" + (section.Path.Length > 0 ? "/" : "") + section.Path, (Delegate)((HttpContext http) => ShowAsync(http, root, section))).WithMetadata(section).Needs(Role.Viewer);
        FilterWordsRoute.Map(group);
        group.MapFallback((HttpContext http, ServedJournals journals) =>
            Trouble(http, new PageLinks(http.Request.PathBase + root, null), journals, new Problem(StatusCodes.Status404NotFound, "not_found", "There is no page at this address."))).Needs(Role.Viewer);
    }

    /// <summary>What somebody sees who may not see or do what they asked for: how to sign in, or what is wrong.</summary>
    public static IResult Refused(HttpContext http, string prefix, Problem problem)
    {
        var links = new PageLinks(http.Request.PathBase + prefix.TrimEnd('/'), null);
        return problem.Status == StatusCodes.Status401Unauthorized && http.RequestServices.GetRequiredService<IAccess>().HasLogin
            ? LoginRoutes.Page(http, links, new LoginModel(links.Within(HttpMethods.IsGet(http.Request.Method) ? PageFrame.AddressOf(http) : null), problem))
            : new PageResult<TroublePage>(PageFrame.Of(http, links, "", "Trouble", [], null), problem, problem.Status);
    }

    private static Task<IResult> ShowAsync(HttpContext http, string root, PageSection section)
    {
        var journals = http.RequestServices.GetRequiredService<ServedJournals>();
        var links = new PageLinks(http.Request.PathBase + root, http.Request.RouteValues["journal"]?.ToString());
        return QuestionGate.RunAsync(
            http,
            async (journal, cancellation) =>
            {
                var status = await JournalStatus.OfAsync(journal, cancellation).ConfigureAwait(false);
                if (status.Problem is { } problem)
                    return Trouble(http, links, journals, problem);
                var context = await journal.ContextAsync(http.Request.Query["now"] is [{ Length: > 0 } now] ? now : null, cancellation).ConfigureAwait(false);
                var frame = PageFrame.Of(http, links, section.Path, section.Title, [.. journals.All.Select(one => one.Name)], status);
                return await section.AskAsync(new PageRequest(http, journal, context, links), frame, cancellation).ConfigureAwait(false);
            },
            problem => Trouble(http, links, journals, problem));
    }

    private static async Task<IResult> HomeAsync(HttpContext http, string root, ServedJournals journals)
    {
        var links = new PageLinks(http.Request.PathBase + root, null);
        var all = journals.All;
        if (all is [var only])
            return Results.Redirect(links.Of(only.Name).Page(""));
        var rows = new List<HomeRow>();
        foreach (var (number, journal) in all.Index())
            rows.Add(await HomeRow.OfAsync(number, journal, http.RequestAborted).ConfigureAwait(false));
        return new PageResult<HomePage>(PageFrame.Of(http, links, "", "Journals", [.. all.Select(one => one.Name)], null), rows);
    }

    private static PageResult<TroublePage> Trouble(HttpContext http, PageLinks links, ServedJournals journals, Problem problem)
    {
        var isServed = links.Journal is { } name && journals.Find(name) is not null;
        return new PageResult<TroublePage>(PageFrame.Of(http, isServed ? links : links with { Journal = null }, "", "Trouble", [.. journals.All.Select(one => one.Name)], null), problem, problem.Status);
    }

    private static IResult Theme(HttpContext http, string root, string theme)
    {
        if (theme is "dark" or "light")
            http.Response.Cookies.Append(PageFrame.ThemeCookie, theme, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Strict, HttpOnly = true, IsEssential = true });
        else
            http.Response.Cookies.Delete(PageFrame.ThemeCookie);

        return Results.LocalRedirect(new PageLinks(http.Request.PathBase + root, null).Within(http.Request.Query["back"]));
    }
}

/// <summary>One section of a journal's pages.</summary>
/// <param name="Path">Its address below the journal's; empty: the overview.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Key">The key that leads there after <c>g</c>.</param>
/// <param name="AskAsync">Asks its operations and makes the page.</param>
internal sealed record PageSection(string Path, string Title, char Key, Func<PageRequest, PageFrame, CancellationToken, Task<IResult>> AskAsync);
