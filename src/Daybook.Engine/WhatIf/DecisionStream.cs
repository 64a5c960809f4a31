using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Events;

namespace Daybook.Engine.WhatIf;

/// <summary>The final targets of a replay, rebalance by rebalance: all that is kept of its decisions.</summary>
internal sealed class DecisionStream : IReplayLog
{
    private readonly List<RebalanceTargets> _rebalances = [];

    public bool IsWritten => false;

    public IReadOnlyList<RebalanceTargets> Rebalances => _rebalances;

    public ValueTask WriteAsync(RebalanceDecision decision)
    {
        _rebalances.Add(RebalanceTargets.Of(decision));
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events) => ValueTask.CompletedTask;
}
