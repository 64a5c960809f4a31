using System.Collections.Immutable;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Rebalancing;

/// <summary>Holds targets to the limits that only all of them together can break.</summary>
internal static class TargetLimits
{
    /// <summary>The name of the check that counts positions.</summary>
    public const string PositionLimit = "position_limit";

    private const double Rounding = 1e-9;

    /// <summary>When positions that need no trade have grown over the target together, those that have grown most give up what is over.</summary>
    public static IReadOnlyList<Target> Trim(IReadOnlyList<Target> targets, double limit)
    {
        var over = targets.Sum(target => target.Held) - limit;
        if (over <= Rounding)
            return targets;
        Target[] trimmed = [.. targets];
        foreach (var i in Enumerable.Range(0, trimmed.Length).Where(i => trimmed[i].Action == TradeAction.Hold && trimmed[i].Size < trimmed[i].Current)
            .OrderByDescending(i => trimmed[i].Current - trimmed[i].Size))
        {
            if (over <= Rounding)
                break;
            over -= trimmed[i].Current - trimmed[i].Size;
            trimmed[i] = trimmed[i] with { Action = TradeAction.Decrease, Code = TargetCodes.Trimmed };
        }

        return trimmed;
    }

    /// <summary>Cuts what takes a bucket over its allocation. Core assets and what is kept whatever its score are never cut; without leave to reduce, only what grows is.</summary>
    public static IReadOnlyList<Target> FitBuckets(Workbench bench, IReadOnlyList<Target> targets, bool mayReduce)
    {
        var core = SelectionStep.CoreAssets(bench);
        bool IsFixed(Target target) => core.Contains(target.Asset) || target.Code is TargetCodes.Unscored or TargetCodes.Kept || (!mayReduce && !Grows(target));
        BucketItem[] items = [.. targets.Where(target => target.Held > 0).Select(target => new BucketItem(target.Asset, bench.Assets[target.Asset].Score.Value ?? 0, target.Current > 0, target.Held))];
        var options = bench.Options.BucketLimits with { MaxPositionsPerBucket = int.MaxValue };
        ImmutableHashSet<string> kept = [.. targets.Where(IsFixed).Select(target => target.Asset)];
        var result = BucketLimits.Apply(items, kept, bench.Options.Buckets, options);
        if (bench.IsRead)
            bench.Emit(RebalanceSteps.Diversification, DiversificationEvents.OfSizes(result, bench.At, bench.Regime));
        var sizes = result.Choices.Where(choice => choice.Size < choice.SizeBefore).ToDictionary(choice => choice.Asset, choice => choice.Size, StringComparer.Ordinal);
        return [.. targets.Select(target => sizes.TryGetValue(target.Asset, out var size) ? Cut(target, size, mayReduce, bench.Options.Sizing.MinPositionSize) : target).OfType<Target>()];
    }

    /// <summary>Denies the opens that find no place because a close was denied, the lowest scores first.</summary>
    public static void DenyOverfull(Workbench bench, IReadOnlyList<Target> targets, Dictionary<string, ProtectionDecision> decisions, HashSet<string> denied)
    {
        var limit = bench.Options.Selection.MaxTotalPositions;
        var opens = targets.Where(target => target.Action == TradeAction.Open && !denied.Contains(target.Asset)).ToList();
        var staying = targets.Count(target => target.Current > 0 && (target.Action != TradeAction.Close || denied.Contains(target.Asset)));
        foreach (var open in opens.OrderBy(open => bench.Assets[open.Asset].Score.Value).Take(Math.Max(0, staying + opens.Count - limit)))
        {
            var decision = decisions[open.Asset];
            var verdict = Verdict.Block(PositionLimit, "no_place", $"{staying} positions stay, since closes were denied; {limit} are the most.", staying, limit);
            var overfull = decision with { IsApproved = false, Checks = [.. decision.Checks, new CheckedVerdict(verdict, IsConsulted: true, IsBypassed: false)] };
            bench.Decisions[bench.Decisions.IndexOf(decision)] = overfull;
            decisions[open.Asset] = overfull;
            denied.Add(open.Asset);
        }
    }

    private static Target? Cut(Target target, double size, bool mayReduce, double smallest)
    {
        if (target.Current <= 0)
            return size >= smallest - Rounding ? target with { Size = size, Code = TargetCodes.Resized } : null;
        var cut = Target.ToReach(target.Asset, mayReduce ? size : Math.Max(size, target.Current), target.Current, TargetCodes.Resized);
        return cut.Action == TradeAction.Decrease && cut.Size <= 0 ? Target.ToClose(target.Asset, target.Current, TargetCodes.NoSize) : cut;
    }

    private static bool Grows(Target target) => target.Action is TradeAction.Open or TradeAction.Increase;
}
