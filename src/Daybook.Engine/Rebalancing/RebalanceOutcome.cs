using Daybook.Engine.Sizing;
using Daybook.Recording;

namespace Daybook.Engine.Rebalancing;

/// <summary>What a strategy may trade on.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Targets">The targets that may be traded: all of them when the decision is recorded; otherwise only those that make positions smaller or end them.</param>
/// <param name="Problem">Why the decision is not known to be recorded, or null when it is.</param>
public sealed record RebalanceOutcome(RebalanceDecision Decision, IReadOnlyList<Target> Targets, JournalException? Problem)
{
    /// <summary>True when the decision is in the journal.</summary>
    public bool IsRecorded => Problem is null;
}
