using Daybook.Server.Access.Own;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Daybook.Server.Access;

/// <summary>A server that must not be served does not start: by the addresses that it is told before it listens, and by those that it has, wherever they were said.</summary>
internal sealed class AccessAtStart(IAccess access, IServiceProvider services, ILogger<AccessAtStart> logger) : IHostedLifecycleService
{
    /// <summary>The addresses that the host was told to listen on; empty: none by this setting.</summary>
    public static IReadOnlyCollection<string> Told(IServiceProvider services) =>
        services.GetService<IConfiguration>()?[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>The addresses that the server listens on; empty: it does not yet.</summary>
    public static IReadOnlyCollection<string> Bound(IServiceProvider services) =>
        services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses is { } addresses ? [.. addresses] : [];

    public Task StartingAsync(CancellationToken cancellationToken) => access.CheckAsync(Told(services));

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        var bound = Bound(services);
        await access.CheckAsync(bound).ConfigureAwait(false);
        if (access is OwnAccess own && bound.FirstOrDefault() is { } address)
        {
            var link = own.LinkBelow(address);
            ServerLog.SignIn(logger, OwnAccess.LinkName, link);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
