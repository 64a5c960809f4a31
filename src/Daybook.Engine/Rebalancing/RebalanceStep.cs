using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>One step of a rebalance: a trace in the journal.</summary>
/// <param name="Operation">What is done, one of <see cref="RebalanceSteps"/>.</param>
/// <param name="Events">What happened in it, in order.</param>
public sealed record RebalanceStep(string Operation, IReadOnlyList<PortfolioEvent> Events);
