using Daybook.Queries;

namespace Daybook.Server.Pages.Overview;

/// <summary>How many events a journal stored lately.</summary>
/// <param name="Events">How many in the last minute.</param>
internal sealed record RecordingRate(long Events)
{
    private static readonly TimeSpan s_lately = TimeSpan.FromMinutes(1);

    /// <summary>Events in a second.</summary>
    public double PerSecond => Events / s_lately.TotalSeconds;

    /// <summary>Looks. The time of storing never falls from one event to the next, so that some twenty of a million events are read.</summary>
    public static async ValueTask<RecordingRate> ReadAsync(JournalReader reader, long count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (older, newer) = (0L, count + 1);
        while (newer - older > 1)
        {
            var middle = older + ((newer - older) / 2);
            if (await reader.FindAsync(middle, cancellationToken).ConfigureAwait(false) is { } stored && stored.RecordedAt > now - s_lately)
                newer = middle;
            else
                older = middle;
        }

        return new RecordingRate(count - older);
    }
}
