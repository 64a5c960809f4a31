using Daybook.Server.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Daybook.Cli.Commands;

/// <summary>
/// What a server measures of itself, for those who collect it: in the text format at <c>/metrics</c>, and over OTLP where the standard variables (<c>OTEL_*</c>) say whereto.
/// The exporters are the tool's, so that a host that embeds the pages brings its own or none.
/// </summary>
internal static class ServedTelemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Collects.</summary>
    public static void Add(IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("daybook"))
            .WithMetrics(metrics => metrics.AddMeter("Daybook.Server", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter());
        if (Environment.GetEnvironmentVariable(Endpoint) is { Length: > 0 })
            telemetry.UseOtlpExporter();
    }

    /// <summary>Maps <c>/metrics</c>.</summary>
    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints) => endpoints.MapPrometheusScrapingEndpoint("/metrics").Needs(Role.Viewer);
}
