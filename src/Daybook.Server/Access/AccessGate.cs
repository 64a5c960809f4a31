using System.Globalization;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Daybook.Server.Access;

/// <summary>Every request passes here before anything of it is read: where it was sent to, how large it is, who sends it, how often, with which role, and from which page.</summary>
internal sealed class AccessGate(IAccess access, CallerRates rates, IOptions<DaybookServerOptions> options)
{
    /// <summary>Puts the gate before an endpoint.</summary>
    /// <param name="endpoint">The endpoint; it says which role it needs.</param>
    /// <param name="page">What somebody who looks with a browser is shown instead of a problem document.</param>
    public void Guard(EndpointBuilder endpoint, Func<HttpContext, Problem, IResult> page)
    {
        var (needed, next) = (NeededRole.Of(endpoint), endpoint.RequestDelegate!);
        endpoint.RequestDelegate = http => PassAsync(http, needed, next, page);
    }

    private async Task PassAsync(HttpContext http, Role needed, RequestDelegate next, Func<HttpContext, Problem, IResult> page)
    {
        SecurityHeaders.Put(http.Response);
        if (await RefusalAsync(http, needed).ConfigureAwait(false) is { } refusal)
        {
            await TellAsync(http, refusal, page).ConfigureAwait(false);
            return;
        }

        if (needed > Access.Role.None && Caller.Of(http) is not { Name: null, IsByBrowser: false })
            KeepNothing(http.Response);
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted && Problem.Of(error) is { } problem)
        {
            await TellAsync(http, problem, page).ConfigureAwait(false);
        }
    }

    private async Task<Problem?> RefusalAsync(HttpContext http, Role needed)
    {
        if ((access.Refuse(http) ?? Size(http)) is { } refused)
            return refused;
        var caller = await access.WhoAsync(http).ConfigureAwait(false);
        http.Features.Set(caller);
        if (rates.Wait(caller, http) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return new Problem(StatusCodes.Status429TooManyRequests, "too_many_requests", FormattableString.Invariant($"one caller may ask {options.Value.RequestsPerSecond:N0} times a second here; nothing was done, ask again in a moment"));
        }

        var writes = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        return Role(caller, needed, writes) ?? (writes ? await OriginAsync(http, caller).ConfigureAwait(false) : null);
    }

    /// <summary>A body that is too large is refused before it is read; one that does not say its size, where it passes the limit.</summary>
    private Problem? Size(HttpContext http)
    {
        var most = options.Value.MaxBodyBytes;
        if (http.Request.ContentLength > most)
            return Problem.TooLarge(most);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most;
        return null;
    }

    private Problem? Role(Caller caller, Role needed, bool writes)
    {
        if (needed == Access.Role.None)
            return null;
        if (caller.Refusal is not null)
            return caller.Refusal;

        // Without a name there would be nobody to record as the actor.
        if (caller.Name is null && (caller.Role < needed || writes))
            return new Problem(StatusCodes.Status401Unauthorized, "login_required", $"{(writes ? "whoever writes is recorded by name, so this needs a login" : "this needs a login")}; {access.HowToGet(needed, caller)}");
        return caller.Role >= needed ? null
            : new Problem(StatusCodes.Status403Forbidden, "role_required", $"{caller.Name} has the role {Roles.Word(caller.Role)}, and this needs {Roles.Word(needed)}; {access.HowToGet(needed, caller)}");
    }

    /// <summary>A page of somebody else's can make a browser send a form, but neither a key nor this server's token.</summary>
    private async Task<Problem?> OriginAsync(HttpContext http, Caller caller)
    {
        if (caller.Name is not null && !caller.IsByBrowser)
            return null;
        if (!SameOrigin.Is(http.Request, options.Value.PublicUrl))
            return new Problem(StatusCodes.Status403Forbidden, "other_origin", "this was not sent by a page of this server, so nothing was written; behind a proxy the server needs its --public-url, and programs use a key");
        return !caller.IsByBrowser || await access.HasTokenAsync(http, caller).ConfigureAwait(false) ? null
            : new Problem(StatusCodes.Status403Forbidden, "form_outdated", "this form is of an earlier login, so nothing was written; reload the page and send it again");
    }

    private async Task TellAsync(HttpContext http, Problem problem, Func<HttpContext, Problem, IResult> page)
    {
        KeepNothing(http.Response);
        if (problem.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"daybook\"";
        var isForEyes = http.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html");
        if (isForEyes && problem.Status == StatusCodes.Status401Unauthorized && await access.ChallengeAsync(http).ConfigureAwait(false))
            return;
        await (isForEyes ? page(http, problem) : problem).ExecuteAsync(http).ConfigureAwait(false);
    }

    /// <summary>Who looks at this browser next sees nothing of an answer that depended on a login.</summary>
    private static void KeepNothing(HttpResponse response) => response.OnStarting(
        static state =>
        {
            ((HttpResponse)state).Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        },
        response);
}
