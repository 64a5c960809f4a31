using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>What whipsaw protection knows of one asset.</summary>
public sealed record WhipsawHistory
{
    /// <summary>No asset needs more of them: the limit of cycles is at most 10.</summary>
    internal const int KeptCycles = 32;

    /// <summary>No question needs older ones: a cycle counts for 365 days at most, and twice that leaves room for events that come out of order.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(2 * 365);

    /// <summary>Nothing has happened yet.</summary>
    public static WhipsawHistory Empty { get; } = new();

    /// <summary>Since when the position is open, or null when it is not.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>The id of the event that opened it; 0 when there is none.</summary>
    public long OpenEvent { get; init; }

    /// <summary>The newest completed cycles, by the time of their close, the oldest first.</summary>
    public ImmutableList<WhipsawCycle> Cycles { get; init; } = [];

    /// <summary>When this protection was bypassed last for the asset, or null.</summary>
    public DateTimeOffset? OverriddenAt { get; init; }

    /// <summary>The cycles that count at a time: those whose close lies inside the window, <c>close &gt; at - period</c>. Closes of later times count, too.</summary>
    public IReadOnlyList<WhipsawCycle> CyclesWithin(DateTimeOffset at, TimeSpan period) => Cycles.FindAll(cycle => cycle.ClosedAt > at - period);

    internal WhipsawHistory Opened(DateTimeOffset at, long id) => this with { OpenedAt = at, OpenEvent = id };

    /// <summary>An open whose close came at the same instant and completed no cycle; the next close that comes so completes one with it. Null otherwise.</summary>
    [JsonInclude]
    internal UnpairedOpen? Unpaired { get; init; }

    internal WhipsawHistory Closed(DateTimeOffset at, long id)
    {
        // A close of what was never opened completes nothing.
        if (OpenedAt is not { } openedAt)
            return this;
        var closed = this with { OpenedAt = null, OpenEvent = 0, Unpaired = null };
        if (openedAt < at)
            return closed.Completed(new WhipsawCycle(openedAt, at, OpenEvent, id));

        // A close completes a cycle with the latest open before it that completed none: the reference system's rule, for which an open of the same instant is not before it.
        closed = closed with { Unpaired = new UnpairedOpen(openedAt, OpenEvent) };
        return Unpaired is { } earlier && earlier.At < at ? closed.Completed(new WhipsawCycle(earlier.At, at, earlier.Event, id)) : closed;
    }

    private WhipsawHistory Completed(WhipsawCycle cycle)
    {
        var place = Cycles.FindLastIndex(earlier => earlier.ClosedAt <= cycle.ClosedAt) + 1;
        var cycles = Cycles.Insert(place, cycle);
        var newest = cycles[^1].ClosedAt;
        var forgotten = cycles.FindIndex(kept => kept.ClosedAt > newest - KeptFor);
        return this with { Cycles = cycles.RemoveRange(0, Math.Max(forgotten, cycles.Count - KeptCycles)) };
    }
}
