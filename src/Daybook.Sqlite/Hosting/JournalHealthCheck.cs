using System.Globalization;
using Daybook.Recording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Daybook.Sqlite.Hosting;

/// <summary>
/// Whether the journal records: healthy; degraded while its store is unavailable or endangered (its file has a second name), and once after events were refused; unhealthy when it is faulted or cannot be opened.
/// </summary>
internal sealed class JournalHealthCheck(IServiceProvider services) : IHealthCheck
{
    private long _refusedBefore;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return Task.FromResult(Check(services.GetRequiredService<Journal>(), context.Registration.FailureStatus));
        }
        catch (Exception error)
        {
            return Task.FromResult(new HealthCheckResult(
                context.Registration.FailureStatus, $"The journal cannot be opened: {error.Message}", error));
        }
    }

    private HealthCheckResult Check(Journal journal, HealthStatus failure)
    {
        var statistics = journal.GetWriterStatistics();
        var refused = statistics.Refused - Interlocked.Exchange(ref _refusedBefore, statistics.Refused);
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["events"] = statistics.Events,
            ["groups"] = statistics.Groups,
            ["queue_depth"] = statistics.QueueDepth,
            ["refused"] = statistics.Refused,
        };
        var trouble = journal.Fault;
        if (trouble is not null)
            data["fault"] = trouble.Message;
        return trouble switch
        {
            JournalFaultedException => new HealthCheckResult(failure, trouble.Message, trouble, data),
            not null => HealthCheckResult.Degraded(trouble.Message, trouble, data),
            null when refused > 0 => HealthCheckResult.Degraded(
                string.Create(CultureInfo.InvariantCulture, $"{refused:N0} events were refused since the last check; a recording_gap event says when and why."), data: data),
            null when journal.FindHazard() is { } hazard => HealthCheckResult.Degraded(hazard, data: data),
            null => HealthCheckResult.Healthy("The journal records.", data),
        };
    }
}
