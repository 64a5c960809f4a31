using Daybook.Sqlite.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the journal to an application's health checks.</summary>
public static class DaybookHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of the container's journal. It is healthy; degraded while the store is unavailable or endangered (its file has a second name), or when events were refused since the last check;
    /// and of <paramref name="failureStatus"/> when the journal is faulted or cannot be opened. Its data holds events, groups, queue_depth, refused, and fault.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What a faulted journal counts as; null: unhealthy.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    /// <returns>The health checks.</returns>
    public static IHealthChecksBuilder AddDaybook(
        this IHealthChecksBuilder builder, string name = "daybook", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<JournalHealthCheck>();
        return builder.Add(new HealthCheckRegistration(name, provider => provider.GetRequiredService<JournalHealthCheck>(), failureStatus, tags));
    }
}
