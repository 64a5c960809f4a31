using Daybook.Engine.Rebalancing;

namespace Daybook.Engine.WhatIf;

/// <summary>The final targets of one rebalance.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Targets">The targets in the ordinal order of their assets, each once.</param>
internal sealed record RebalanceTargets(DateOnly Date, (string Asset, DecidedTarget Target)[] Targets)
{
    public static RebalanceTargets Of(RebalanceDecision decision)
    {
        var targets = new (string Asset, DecidedTarget Target)[decision.Targets.Count];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = (decision.Targets[i].Asset, new DecidedTarget(decision.Targets[i].Action, decision.Targets[i].Size));
        Array.Sort(targets, static (one, other) => string.CompareOrdinal(one.Asset, other.Asset));
        return new RebalanceTargets(DateOnly.FromDateTime(decision.At.UtcDateTime), targets);
    }
}
