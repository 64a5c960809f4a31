using Daybook.Filters;

namespace Daybook.Storage;

/// <summary>
/// What must hold when a request is added: behind a position no event matches a filter. Whoever decides from what it has read up to that position adds its decision on this
/// condition, so that nothing that matters to the decision can have come in between. Checked inside the write lock, against the journal and the requests before it in its group.
/// </summary>
/// <remarks>
/// Name what matters and no more: a condition that every event breaks would starve beside a busy writer. The filter may ask of anything but <c>id</c> and <c>recorded</c>, which the
/// events of the same group do not have yet, and <c>portfolio</c>, which only a reader can tell. A position of an earlier epoch breaks the condition: the journal lost events that may have been read.
/// </remarks>
/// <param name="After">Up to where the caller has read.</param>
/// <param name="NoneOf">What must not have been added behind it.</param>
public sealed record AppendCondition(JournalPosition After, Filter NoneOf);

/// <summary>An append was made on a condition that does not hold: something that matters to it was added behind the position it was decided from. Nothing of the request was added.</summary>
public sealed class AppendConditionException : InvalidOperationException
{
    internal AppendConditionException(JournalPosition after, long? conflict, string why)
        : base($"{why} Nothing was added; read on from position {after}, decide again, and append on the new position.")
    {
        After = after;
        Conflict = conflict;
    }

    /// <summary>The position that the request was decided from.</summary>
    public JournalPosition After { get; }

    /// <summary>The id of the first event that breaks the condition; null when the position itself is not one of the journal as it is now.</summary>
    public long? Conflict { get; }

    /// <summary>What to throw when an event behind the position matches.</summary>
    public static AppendConditionException Broken(AppendCondition condition, long id)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new AppendConditionException(condition.After, id, $"The journal has event {id} behind position {condition.After}, and it matters to this request.");
    }

    /// <summary>What to throw when the position is not one of the journal as it is now.</summary>
    public static AppendConditionException OtherPosition(AppendCondition condition, int epoch, long count)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new AppendConditionException(condition.After, null, $"Position {condition.After} is not one of this journal, which ends at event {count} of epoch {epoch}.");
    }
}
