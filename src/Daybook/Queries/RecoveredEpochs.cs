using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>What became of positions when <c>recover</c> gave up a lost tail: each recovery starts an epoch with an event that says how many events it found.</summary>
internal static class RecoveredEpochs
{
    private const string Epoch = "epoch";
    private const string FoundEvents = "found_events";

    /// <summary>Takes a position over into the journal's present epoch.</summary>
    /// <param name="position">A position of any epoch.</param>
    /// <param name="head">Where the journal stands now.</param>
    /// <param name="recoveries">The journal's recovery events, in any order.</param>
    /// <exception cref="PositionLostException">The event that the position stands behind is not in the journal any more, or never was.</exception>
    public static JournalPosition Carry(JournalPosition position, JournalHead head, IReadOnlyCollection<PortfolioEvent> recoveries)
    {
        if (position.Id == 0)
            return new JournalPosition(head.Epoch, 0);
        if (position.Epoch > head.Epoch || (position.Epoch == head.Epoch && position.Id > head.Count))
            throw Foreign(position, head);
        if (position.Epoch == head.Epoch)
            return position;

        // An import may bring events of this name from elsewhere; they say nothing of this journal.
        var later = recoveries.Where(e => !e.IsImported && EpochOf(e) is { } epoch && epoch > position.Epoch && epoch <= head.Epoch).ToList();

        // A recovery whose own event was lost again found no fewer events than the later one that lost it: the latest is the one that must be there.
        if (later.Find(e => EpochOf(e) == head.Epoch) is not { } latest)
            throw Unknown(position, head);
        var narrowest = later.MinBy(Survived)!;
        return position.Id <= Survived(narrowest) ? position with { Epoch = head.Epoch } : throw Lost(position, narrowest, head);
    }

    /// <summary>What to throw when a journal ends before the place where it ended a moment ago.</summary>
    public static PositionLostException EndMoved(JournalPosition position, long expected) => new(
        position,
        position,
        $"The journal ended at event {expected} when reading began, and ends at event {position.Id} now: it was recovered meanwhile, and the events between are lost. " +
        "What was read up to here is unchanged. Read it again to have the journal as it is now.");

    private static long Survived(PortfolioEvent recovery) =>
        recovery.Number(FoundEvents) is { } found ? Math.Min((long)Math.Clamp(found, 0, long.MaxValue), recovery.Id - 1) : recovery.Id - 1;

    private static double? EpochOf(PortfolioEvent recovery) => recovery.Number(Epoch);

    private static PositionLostException Lost(JournalPosition position, PortfolioEvent recovery, JournalHead head)
    {
        var restart = new JournalPosition(head.Epoch, recovery.Id - 1);
        return new PositionLostException(
            position,
            restart,
            $"The journal lost events and was recovered: of epoch {position.Epoch} the first {Survived(recovery)} events survived, and this reader stood behind event {position.Id}. " +
            $"What it read beyond {Survived(recovery)} is not in the journal any more. Go on at the recovery event {recovery.Id} (position {restart}), and undo what was derived from the lost events.");
    }

    private static PositionLostException Unknown(JournalPosition position, JournalHead head) => new(
        position,
        null,
        $"The journal is in epoch {head.Epoch} and holds no recovery event that says which events of epoch {position.Epoch} survived, so the position {position} cannot be trusted. " +
        "The journal itself is readable. Run 'daybook verify', and start reading at its beginning.");

    private static PositionLostException Foreign(JournalPosition position, JournalHead head) => new(
        position,
        null,
        $"The position {position} lies beyond this journal, which ends at event {head.Count} of epoch {head.Epoch}: it belongs to another journal, " +
        "or this one was replaced by an older copy or lost its end. The journal itself is readable. Run 'daybook verify', and start reading at its beginning.");
}
