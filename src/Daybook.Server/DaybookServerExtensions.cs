using Daybook.Journals;
using Daybook.Server;
using Daybook.Server.Api;
using Daybook.Server.Assets;
using Daybook.Server.Exporting;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Daybook.Server.OpenApi;
using Daybook.Server.Pages;
using Daybook.Server.Recording;
using Daybook.Server.Streaming;
using Daybook.Server.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        group.AddEndpointFilter(static (context, next) =>
        {
            SecurityHeaders.Put(context.HttpContext.Response);
            return next(context);
        });
        ApiRoutes.Map(group);
        StreamRoute.Map(group);
        RecordRoute.Map(group);
        ExportRoute.Map(group);
        HealthRoute.Map(group);
        OpenApiRoute.Map(group);
        PageRoutes.Map(group, prefix);
        group.MapGet("assets/{version}/{**file}", static IResult (string version, string file) => AssetFiles.Find(version, file));
        return group;
    }
}
