using Daybook.Engine.Regimes.Contexts;
using Daybook.Events;

namespace Daybook.Engine.Regimes;

/// <summary>What one look at the market came to.</summary>
/// <param name="Context">What it says to the rebalance.</param>
/// <param name="Events">What happened, in order. Applied to the state, they give the next one.</param>
internal sealed record RegimeDecision(RegimeContext Context, IReadOnlyList<PortfolioEvent> Events)
{
    /// <summary>The state after those events: what <see cref="RegimeWatch.Apply"/> makes of them, so that nobody has to read them again.</summary>
    internal RegimeState After { get; init; } = RegimeState.Empty;
}
