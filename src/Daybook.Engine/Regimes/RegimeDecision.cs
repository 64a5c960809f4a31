using Daybook.Engine.Regimes.Contexts;
using Daybook.Events;

namespace Daybook.Engine.Regimes;

/// <summary>What one look at the market came to.</summary>
/// <param name="Context">What it says to the rebalance.</param>
/// <param name="Events">What happened, in order. Applied to the state, they give the next one.</param>
public sealed record RegimeDecision(RegimeContext Context, IReadOnlyList<PortfolioEvent> Events);
