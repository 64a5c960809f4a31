using Daybook.Journals;
using Daybook.Server;
using Daybook.Server.Access;
using Daybook.Server.Access.Host;
using Daybook.Server.Access.Own;
using Daybook.Server.Api;
using Daybook.Server.Assets;
using Daybook.Server.Exporting;
using Daybook.Server.Journals;
using Daybook.Server.OpenApi;
using Daybook.Server.Pages;
using Daybook.Server.Pages.Login;
using Daybook.Server.Recording;
using Daybook.Server.Streaming;
using Daybook.Server.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts Daybook's API, live stream and pages into a host.</summary>
public static class DaybookServerExtensions
{
    /// <summary>Adds what <see cref="MapDaybook"/> needs. Without a journal in the options, the container's own is served.</summary>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Says which journals are served; null: the container's own.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDaybookServer(this IServiceCollection services, Action<DaybookServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<DaybookServerOptions>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(provider => new JournalLocator([.. provider.GetServices<IJournalProvider>()]));
        services.TryAddSingleton<ServedJournals>();
        services.AddMetrics();
        services.TryAddSingleton<ServerMeter>();
        services.TryAddSingleton<LiveFeeds>();
        services.TryAddSingleton<JournalWriters>();
        services.TryAddSingleton(AccessOf);
        services.TryAddSingleton<CallerRates>();
        services.TryAddSingleton<AccessGate>();
        services.AddHostedService<AccessAtStart>();
        return services;
    }

    /// <summary>Maps the pages, the API under <c>api</c>, and what the pages need, below a prefix.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">What every address begins with, such as <c>/daybook</c>; empty: nothing.</param>
    /// <returns>The endpoints, for conventions of the host such as an authorization policy.</returns>
    public static IEndpointConventionBuilder MapDaybook(this IEndpointRouteBuilder endpoints, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var group = endpoints.MapGroup(prefix);
        var gate = endpoints.ServiceProvider.GetRequiredService<AccessGate>();
        ((IEndpointConventionBuilder)group).Finally(endpoint => gate.Guard(endpoint, (http, problem) => PageRoutes.Refused(http, prefix, problem)));
        ApiRoutes.Map(group);
        StreamRoute.Map(group);
        RecordRoute.Map(group);
        ExportRoute.Map(group);
        HealthRoute.Map(group);
        OpenApiRoute.Map(group);
        PageRoutes.Map(group, prefix);
        if (endpoints.ServiceProvider.GetRequiredService<IAccess>() is OwnAccess own)
            LoginRoutes.Map(group, prefix, own);
        group.MapGet("assets/{version}/{**file}", static IResult (string version, string file) => AssetFiles.Find(version, file)).Needs(Role.None);
        return group;
    }

    private static IAccess AccessOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DaybookServerOptions>>().Value;
        if (options.KeysFile is not { } file)
            return new HostAccess(options.Policies, services);
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return new OwnAccess(new KeyFile(file, time), new Logins(time), options.PublicUrl, () => AccessAtStart.Told(services), () => AccessAtStart.Bound(services));
    }
}
