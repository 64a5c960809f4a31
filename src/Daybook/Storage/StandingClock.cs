using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;

namespace Daybook.Storage;

/// <summary>
/// Recorded times never fall. So while the clock is behind the newest one (it was set back, or was wrong once), everything is recorded at that time, and nobody can say any more when it
/// was. The journal records that, once for each time at which it stands. Used by one thread at a time.
/// </summary>
internal sealed class StandingClock
{
    // Clocks are corrected by a few seconds now and then.
    private const long Tolerance = 10 * Microseconds.PerSecond;

    // How far back it is looked whether another process has said it.
    private const int Memory = 10_000;

    private long _told = long.MinValue;

    /// <summary>Adds the event behind those of a group, when the clock is behind and nobody has said so.</summary>
    /// <param name="plan">The group.</param>
    /// <param name="context">What the store knows.</param>
    /// <param name="journal">Which journal it is.</param>
    /// <param name="lastRecorded">When the newest event was recorded, in microseconds.</param>
    /// <param name="now">What the clock says, in microseconds.</param>
    public void Tell(GroupPlan plan, IGroupContext context, JournalIdentity journal, long lastRecorded, long now)
    {
        if (lastRecorded - now <= Tolerance || plan.Events.Count == 0 || _told == lastRecorded)
            return;
        var stands = Microseconds.ToTime(lastRecorded);
        var told = Filter.And(Filter.Equal(EventField.Type, EventTypes.ClockBehind.Name), Filter.Equal(EventField.Recorded, stands));
        if (context.FindMatch(Math.Max(0, context.Count - Memory), told) is not null)
        {
            _told = lastRecorded;
            return;
        }

        plan.AddOwn(PortfolioEvent.OfJournal(new EventFields
        {
            Type = EventTypes.ClockBehind,
            OccurredMicros = now,
            Reason = $"The clock says {IsoTime.Format(Microseconds.ToTime(now))}, and the newest event was recorded at {IsoTime.Format(stands)}: everything is recorded at that time until the clock has caught up.",
            Metadata = Metadata.Of(("journal", journal.ToString()), ("clock", Microseconds.ToTime(now)), ("stands_at", stands)),
        }));
    }
}
