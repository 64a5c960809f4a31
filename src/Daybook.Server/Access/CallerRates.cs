using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Daybook.Server.Access;

/// <summary>How often each caller may ask: by name, or by address where there is none.</summary>
internal sealed class CallerRates : IDisposable
{
    // The bucket is filled so often that a caller at the limit is slowed down, not stopped for a second.
    private const int Refills = 10;

    private readonly PartitionedRateLimiter<string> _limiter;

    public CallerRates(IOptions<DaybookServerOptions> options)
    {
        var rate = options.Value.RequestsPerSecond;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2 * rate,
            TokensPerPeriod = Math.Max(1, rate / Refills),
            ReplenishmentPeriod = rate < Refills ? TimeSpan.FromSeconds(1.0 / rate) : TimeSpan.FromSeconds(1.0 / Refills),
            QueueLimit = 0,
        };
        _limiter = PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => bucket));
    }

    /// <summary>How long the caller has to wait; null: not at all, and this request is counted.</summary>
    public TimeSpan? Wait(Caller caller, HttpContext http)
    {
        using var lease = _limiter.AttemptAcquire(caller.Name is { } name ? "name " + name : "at " + http.Connection.RemoteIpAddress);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _limiter.Dispose();
}
