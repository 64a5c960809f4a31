using Microsoft.AspNetCore.Builder;

namespace Daybook.Server.Access;

/// <summary>The role that an endpoint needs. Every endpoint has one: one without it cannot be mapped.</summary>
/// <param name="Role">The role.</param>
internal sealed record NeededRole(Role Role)
{
    /// <summary>The role that an endpoint needs.</summary>
    /// <exception cref="InvalidOperationException">It says none.</exception>
    public static Role Of(EndpointBuilder endpoint) => endpoint.Metadata.OfType<NeededRole>().LastOrDefault()?.Role
        ?? throw new InvalidOperationException($"The endpoint '{endpoint.DisplayName}' does not say which role it needs; add .{nameof(NeededRoleExtensions.Needs)}(Role.…) where it is mapped.");
}

/// <summary>Says which role an endpoint needs.</summary>
internal static class NeededRoleExtensions
{
    /// <summary>Lets in who has at least this role.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new NeededRole(role)));
        return endpoint;
    }
}
