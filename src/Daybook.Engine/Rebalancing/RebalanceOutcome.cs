using Daybook.Engine.Sizing;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Rebalancing;

/// <summary>What a strategy may trade on.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Targets">The targets that may be traded: all of them when the decision is recorded; otherwise only those that make positions smaller or end them.</param>
/// <param name="Problem">
/// Why the decision is not known to be recorded, or null when it is: a <see cref="JournalException"/> when the journal could not be written, an
/// <see cref="AppendConditionException"/> when others kept changing the portfolio while it was decided, an <see cref="IOException"/> of the store when the journal could not be read.
/// </param>
public sealed record RebalanceOutcome(RebalanceDecision Decision, IReadOnlyList<Target> Targets, Exception? Problem)
{
    /// <summary>True when the decision is in the journal.</summary>
    public bool IsRecorded => Problem is null;
}
