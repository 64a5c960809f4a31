using Daybook.Engine.Rebalancing;

namespace Daybook.Engine.Redeciding;

/// <summary>What came of deciding a recorded rebalance again.</summary>
/// <param name="Differences">Where it differs from what was recorded, and no documented change of the rules explains it; empty when there is nothing like that.</param>
/// <param name="Changes">The changes of the rules without which it was decided again; empty when they are not needed.</param>
internal sealed record RedecidedRebalance(IReadOnlyList<DecisionDifference> Differences, IReadOnlyList<RuleChange> Changes);
