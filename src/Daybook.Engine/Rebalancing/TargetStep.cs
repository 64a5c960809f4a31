using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Rebalancing;

/// <summary>Has the protections judge the targets, and fits what they leave to the places, the money and the buckets.</summary>
internal static class TargetStep
{
    public static (IReadOnlyList<Target> Targets, double Allocation, IReadOnlyList<Target> Wanted) Take(Workbench bench, SelectionResult selection, IReadOnlyDictionary<string, ReviewedPosition> reviewed)
    {
        var wanted = TargetLimits.Trim(selection.Targets, bench.Options.Sizing.TargetAllocation);
        if (bench.Options.Configuration.Buckets.Enabled)
            wanted = TargetLimits.FitBuckets(bench, wanted);
        var decisions = Judge(bench, wanted, reviewed);
        var denied = decisions.Where(decision => !decision.Value.IsApproved).Select(decision => decision.Key).ToHashSet(StringComparer.Ordinal);
        TargetLimits.DenyTooSmall(bench, wanted, wanted, decisions, denied);
        TargetLimits.DenyOverfull(bench, wanted, decisions, denied);
        var fitted = Financing.Fit(wanted, bench.Held, denied, bench.Options.Sizing);
        if (bench.IsRead)
            bench.Emit(RebalanceSteps.Protection, FinancingEvents.Of(fitted, bench.At, bench.Regime));
        IReadOnlyList<Target> targets = fitted.Targets;
        if (bench.Options.Configuration.Buckets.Enabled)
            targets = TargetLimits.FitGrowth(bench, targets);
        TargetLimits.DenyTooSmall(bench, wanted, targets, decisions, denied);
        targets = [.. targets.Where(target => target.Action != TradeAction.Open || !denied.Contains(target.Asset))];
        TargetEvents.Record(bench, targets, decisions, reviewed);
        return (targets, fitted.Allocation - fitted.Targets.Sum(target => target.Held) + targets.Sum(target => target.Held), wanted);
    }

    /// <summary>What the protections say of every target that is a trade: what makes room first, then what takes it. Positions that the review has asked for are not asked again.</summary>
    private static Dictionary<string, ProtectionDecision> Judge(Workbench bench, IReadOnlyList<Target> targets, IReadOnlyDictionary<string, ReviewedPosition> reviewed)
    {
        var decisions = new Dictionary<string, ProtectionDecision>(StringComparer.Ordinal);
        bench.BeginRequests();
        foreach (var target in targets.Where(target => target.Action.ReducesRisk()).Concat(targets.Where(target => target.Action is TradeAction.Open or TradeAction.Increase)))
        {
            var known = reviewed.GetValueOrDefault(target.Asset)?.Decision;
            if (known is { IsApproved: false })
                continue;
            decisions.Add(target.Asset, known is not null && target.Action == TradeAction.Close ? known : bench.Ask(RebalanceSteps.Protection, target.Asset, target.Action));
        }

        return decisions;
    }
}
