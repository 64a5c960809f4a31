using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;

namespace Daybook.Server.Tests;

/// <summary>What a host sees of the server.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void Only_the_options_and_the_registrations_are_public_beside_the_pages() =>
        Assert.Equal(
            [nameof(DaybookPolicies), nameof(DaybookServerExtensions), nameof(DaybookServerOptions)],
            typeof(DaybookServerOptions).Assembly.GetExportedTypes().Where(type => !type.IsAssignableTo(typeof(IComponent)) && type.Name != "_Imports").Select(type => type.Name).Order(StringComparer.Ordinal));
}
