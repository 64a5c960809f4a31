using System.Security.Claims;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Access.Host;

/// <summary>The host decides: who somebody is by its authentication, and what they may do by its authorization policies.</summary>
internal sealed class HostAccess(DaybookPolicies policies, IServiceProvider services) : IAccess
{
    private static readonly string[] s_names = [ClaimTypes.Name, "name", "preferred_username", "email", ClaimTypes.Email, ClaimTypes.NameIdentifier, "sub"];

    private readonly IAuthorizationPolicyProvider? _known = services.GetService<IAuthorizationPolicyProvider>();

    /// <inheritdoc/>
    public bool HasLogin => false;

    /// <inheritdoc/>
    public async Task CheckAsync(IReadOnlyCollection<string> addresses)
    {
        foreach (var name in new[] { policies.Viewer, policies.Operator, policies.Admin }.OfType<string>())
        {
            if (_known is null || await _known.GetPolicyAsync(name).ConfigureAwait(false) is null)
                throw new AccessException($"The policy '{name}' that Daybook is told to ask is not registered in this host; add it with AddAuthorizationBuilder().AddPolicy(\"{name}\", …).");
        }

        if ((policies.Operator ?? policies.Admin) is { } writes && services.GetService<IAntiforgery>() is null)
            throw new AccessException($"The policy '{writes}' lets people write by forms, which carry this host's antiforgery token; add it with AddAntiforgery().");
    }

    /// <inheritdoc/>
    public Problem? Refuse(HttpContext http) => null;

    /// <inheritdoc/>
    public async ValueTask<Caller> WhoAsync(HttpContext http)
    {
        var role = await IsAllowedAsync(http, policies.Admin).ConfigureAwait(false) ? Role.Admin
            : await IsAllowedAsync(http, policies.Operator).ConfigureAwait(false) ? Role.Operator
            : policies.Viewer is null && IsAuthenticated(http) || await IsAllowedAsync(http, policies.Viewer).ConfigureAwait(false) ? Role.Viewer
            : Role.None;

        // What browsers send by themselves can be sent by any page; a bearer's token cannot.
        var isByBrowser = !http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        return new Caller(IsAuthenticated(http) ? NameOf(http.User) : null, role) { IsByBrowser = isByBrowser };
    }

    /// <inheritdoc/>
    public string HowToGet(Role needed, Caller caller)
    {
        var policy = needed switch { Role.Admin => policies.Admin, Role.Operator => policies.Operator, _ => policies.Viewer };
        return services.GetService<IAuthenticationSchemeProvider>() is null
                ? "this host has no authentication: add one with AddAuthentication, or let Daybook's own keys and login decide with UseOwnAccess()"
            : policy is not null ? $"this host decides it by its policy '{policy}'"
            : needed == Role.Viewer ? "sign in to this host"
            : $"this host names no policy for the role {Roles.Word(needed)}, so nobody has it: set Policies.{needed}";
    }

    /// <inheritdoc/>
    public async Task<bool> ChallengeAsync(HttpContext http)
    {
        if (IsAuthenticated(http) || services.GetService<IAuthenticationSchemeProvider>() is not { } schemes)
            return false;
        var policy = policies.Viewer is { } name && _known is not null ? await _known.GetPolicyAsync(name).ConfigureAwait(false) : null;
        var meant = policy?.AuthenticationSchemes ?? [];
        if (meant.Count == 0 && await schemes.GetDefaultChallengeSchemeAsync().ConfigureAwait(false) is null)
            return false;
        await http.ChallengeAsync(meant.Count > 0 ? meant[0] : null).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public FormToken? TokenFor(HttpContext http, Caller caller)
    {
        if (caller.Role < Role.Operator || http.Response.HasStarted)
            return null;
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        return new FormToken(tokens.FormFieldName, tokens.HeaderName, tokens.RequestToken!);
    }

    /// <inheritdoc/>
    public Task<bool> HasTokenAsync(HttpContext http, Caller caller) => http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);

    private static bool IsAuthenticated(HttpContext http) => http.User.Identity?.IsAuthenticated == true;

    private static string? NameOf(ClaimsPrincipal user) =>
        user.Identity?.Name is { Length: > 0 } name ? name : s_names.Select(user.FindFirstValue).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private async Task<bool> IsAllowedAsync(HttpContext http, string? name)
    {
        if (name is null || _known is null || await _known.GetPolicyAsync(name).ConfigureAwait(false) is not { } policy)
            return false;
        var evaluator = http.RequestServices.GetRequiredService<IPolicyEvaluator>();
        var known = await evaluator.AuthenticateAsync(policy, http).ConfigureAwait(false);
        return (await evaluator.AuthorizeAsync(policy, known, http, http).ConfigureAwait(false)).Succeeded;
    }
}
