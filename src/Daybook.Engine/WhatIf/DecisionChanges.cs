namespace Daybook.Engine.WhatIf;

/// <summary>
/// How the decisions of two replays differ. What is compared is the final target of each rebalance and asset: what shall become of the position after the protections have
/// spoken. A target that the other replay does not have on that day counts, also when it did not rebalance on it. Two targets are the same when their actions are and their sizes
/// differ by at most 1e-9; two holds are the same whatever size was aimed at, since nothing is traded for it.
/// </summary>
/// <param name="Count">The targets that differ.</param>
/// <param name="Compared">The targets of either replay, those of both counted once.</param>
/// <param name="First">The first of those that differ, by date and asset; at most <see cref="CounterfactualOptions.Examples"/>.</param>
/// <param name="Kinds">
/// All of those that differ, those that are alike together: by their first day, of one day those first where a protection refused in one of the two only, then those with another
/// reason. The first of them is where the two replays part; what comes later follows from it, or from the settings again.
/// </param>
public sealed record DecisionChanges(long Count, long Compared, IReadOnlyList<ChangedDecision> First, IReadOnlyList<ChangedKind> Kinds)
{
    /// <summary>Nothing was compared.</summary>
    public static DecisionChanges None { get; } = new(0, 0, [], []);
}
