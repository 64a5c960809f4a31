namespace Daybook.Recording.Writing;

/// <summary>Counts refused events, in all and since the last report. Used under the buffer's lock.</summary>
internal sealed class Refusals
{
    private RefusalReport? _unreported;

    public long Total { get; private set; }

    public void Add(long count, DateTimeOffset at, string cause, long inDoubt = 0)
    {
        Total += count;
        _unreported = _unreported is { } earlier
            ? earlier with { Count = earlier.Count + count, InDoubt = earlier.InDoubt + inDoubt, Last = at }
            : new RefusalReport(count, inDoubt, at, at, cause);
    }

    /// <summary>What was refused since the last call, or null.</summary>
    public RefusalReport? Take()
    {
        var report = _unreported;
        _unreported = null;
        return report;
    }
}

/// <summary>Refused events that a flush must tell of.</summary>
/// <param name="Count">How many.</param>
/// <param name="InDoubt">How many of them may be in the journal all the same.</param>
/// <param name="First">When the first was refused.</param>
/// <param name="Last">When the last was refused.</param>
/// <param name="Cause">Why the first was refused.</param>
internal sealed record RefusalReport(long Count, long InDoubt, DateTimeOffset First, DateTimeOffset Last, string Cause);
