using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Operations.Growth;

/// <summary>How fast a journal grows: by what was recorded in its last 30 days, or since it began.</summary>
public static class GrowthOperation
{
    private const double MostYears = 100;

    private static readonly TimeSpan s_window = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_least = TimeSpan.FromHours(1);

    /// <summary>How fast it grows.</summary>
    public static async Task<GrowthAnswer> RunAsync(OperationContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var report = context.InspectFiles();
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        var plain = new GrowthAnswer(report?.Bytes, report?.LogBytes, report?.FreeBytes, head.Count, null, null, null, null);
        if (head.Count == 0)
            return plain;
        var last = Microseconds.ToTime(head.LastRecordedMicros);
        var from = await FirstSinceAsync(reader, last - s_window, head.Count, cancellationToken).ConfigureAwait(false);
        if (await reader.FindAsync(from, cancellationToken).ConfigureAwait(false) is not { } first || last - first.RecordedAt < s_least)
            return plain;
        var days = (last - first.RecordedAt).TotalDays;
        var events = (head.Count - from + 1) / days;
        double? bytes = report?.Bytes is { } size ? events * size / head.Count : null;
        var left = report?.FreeBytes / bytes;
        return plain with { Days = days, EventsPerDay = events, BytesPerDay = bytes, FullAt = left < MostYears * 365 ? context.Time.GetUtcNow().AddDays(left.Value) : null };
    }

    // Events are recorded in the order of their ids.
    private static async ValueTask<long> FirstSinceAsync(JournalReader reader, DateTimeOffset since, long count, CancellationToken cancellationToken)
    {
        var (low, high) = (1L, count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await reader.FindAsync(middle, cancellationToken).ConfigureAwait(false) is { } happened && happened.RecordedAt >= since)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
