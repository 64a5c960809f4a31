using Daybook.Engine.Rebalancing;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.WhatIf;

/// <summary>The final targets of one rebalance.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Targets">The targets in the ordinal order of their assets, each once.</param>
internal sealed record RebalanceTargets(DateOnly Date, (string Asset, DecidedTarget Target)[] Targets)
{
    /// <summary>Why an asset has the target that it has, or none: in the ordinal order of the assets, without those whose score was too low for a place.</summary>
    public (string Asset, string Why)[] Reasons { get; init; } = [];

    public static RebalanceTargets Of(RebalanceDecision decision)
    {
        var targets = new (string Asset, DecidedTarget Target)[decision.Targets.Count];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = (decision.Targets[i].Asset, new DecidedTarget(decision.Targets[i].Action, decision.Targets[i].Size));
        Array.Sort(targets, static (one, other) => string.CompareOrdinal(one.Asset, other.Asset));
        return new RebalanceTargets(DateOnly.FromDateTime(decision.At.UtcDateTime), targets) { Reasons = ReasonsOf(decision) };
    }

    /// <summary>Why an asset has the target that it has, or none; null when its score was too low, or it had none.</summary>
    public string? WhyOf(string asset)
    {
        var (low, high) = (0, Reasons.Length - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = string.CompareOrdinal(Reasons[middle].Asset, asset);
            if (order == 0)
                return Reasons[middle].Why;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>A refusal says more than the target's code, and that more than the selection's: but for a close, which the selection explains.</summary>
    private static (string Asset, string Why)[] ReasonsOf(RebalanceDecision decision)
    {
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in decision.Choices)
        {
            if (choice.Code is not (SelectionCodes.BelowNewThreshold or SelectionCodes.Unscored))
                reasons[choice.Asset] = choice.Code == SelectionCodes.New ? TargetCodes.NoSize : choice.Code;
        }

        foreach (var target in decision.Targets)
        {
            if (target.Code != TargetCodes.NotSelected)
                reasons[target.Asset] = target.Code;
        }

        // Few texts, many times over: each is kept once.
        foreach (var asked in decision.Decisions.Where(asked => !asked.IsApproved))
            reasons[asked.Request.Asset] = string.Intern($"{asked.Request.Action.ToWord()} refused by {string.Join(" and ", asked.Blocking)}");
        var sorted = new (string Asset, string Why)[reasons.Count];
        var place = 0;
        foreach (var (asset, why) in reasons)
            sorted[place++] = (asset, why);
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Asset, other.Asset));
        return sorted;
    }
}
