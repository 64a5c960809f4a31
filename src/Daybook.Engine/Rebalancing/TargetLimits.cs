using System.Collections.Immutable;
using System.Globalization;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Sizing;
using Daybook.Filters;

namespace Daybook.Engine.Rebalancing;

/// <summary>Holds targets to the limits that only all of them together can break.</summary>
internal static class TargetLimits
{
    /// <summary>The name of the check that counts positions.</summary>
    public const string PositionLimit = "position_limit";

    /// <summary>The name of the check that enough is left for the smallest position.</summary>
    public const string AllocationLimit = "allocation_limit";

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
            trimmed[i] = trimmed[i] with { Action = TradeAction.Decrease, Code = trimmed[i].Code == TargetCodes.Kept ? TargetCodes.Kept : TargetCodes.Trimmed };
        }

        return trimmed;
    }

    /// <summary>
    /// Cuts what takes a bucket over its allocation. Core assets, and what is kept whatever its score, are never cut; without leave to reduce, only what grows is.
    /// </summary>
    public static IReadOnlyList<Target> FitBuckets(Workbench bench, IReadOnlyList<Target> targets, bool mayReduce = true)
    {
        var core = bench.CoreAssets;
        bool IsFixed(Target target) => core.Contains(target.Asset) || target.Code is TargetCodes.Unscored or TargetCodes.Kept || (!mayReduce && !Grows(target));
        BucketItem[] items = [.. targets.Where(target => target.Held > 0).Select(target => new BucketItem(target.Asset, bench.Assets[target.Asset].Score.Value ?? 0, target.Current > 0, target.Held))];
        var options = bench.Options.BucketLimits with { MaxPositions = int.MaxValue };
        ImmutableHashSet<string> kept = [.. targets.Where(IsFixed).Select(target => target.Asset)];
        var result = BucketLimits.Make(items, kept, bench.Options.Buckets, options);
        if (bench.IsRead)
            bench.Emit(RebalanceSteps.Diversification, DiversificationEvents.OfSizes(result, bench.At, bench.Regime));
        var sizes = result.Choices.Where(choice => choice.Size < choice.SizeBefore).ToDictionary(choice => choice.Asset, choice => choice.Size, StringComparer.Ordinal);
        return [.. targets.Select(target => sizes.TryGetValue(target.Asset, out var size) ? Cut(target, size, mayReduce) : target)];
    }

    /// <summary>Cuts what grows and takes its bucket over its allocation. What is not worth a trade any more stays as it is, and the others are cut again.</summary>
    public static IReadOnlyList<Target> FitGrowth(Workbench bench, IReadOnlyList<Target> targets)
    {
        while (true)
        {
            var fitted = FitBuckets(bench, targets, mayReduce: false);
            if (fitted.Count(Grows) == targets.Count(Grows))
                return fitted;
            targets = fitted;
        }
    }

    /// <summary>Denies the opens that find no place because other positions stay: in the portfolio, and in their buckets. Those with the lowest scores go first, of equals the last.</summary>
    public static void DenyOverfull(Workbench bench, IReadOnlyList<Target> targets, Dictionary<string, ProtectionDecision> decisions, HashSet<string> denied)
    {
        DenyOverfull(bench, targets, bench.Options.Selection.MaxPositions, "positions", decisions, denied);
        if (!bench.Options.Configuration.Buckets.Enabled)
            return;
        var core = bench.CoreAssets;
        foreach (var bucket in targets.Where(target => !core.Contains(target.Asset)).GroupBy(target => bench.Options.Buckets.BucketOf(target.Asset), StringComparer.Ordinal))
            DenyOverfull(bench, [.. bucket], bench.Options.BucketLimits.MaxPositions, $"positions of {bucket.Key}", decisions, denied);
    }

    private static void DenyOverfull(Workbench bench, IReadOnlyList<Target> targets, int limit, string what, Dictionary<string, ProtectionDecision> decisions, HashSet<string> denied)
    {
        var opens = targets.Where(target => target.Action == TradeAction.Open && !denied.Contains(target.Asset)).ToList();
        var staying = targets.Count(target => target.Current > 0 && (target.Action != TradeAction.Close || denied.Contains(target.Asset)));
        foreach (var open in opens.AsEnumerable().Reverse().OrderBy(open => bench.Assets[open.Asset].Score.Value).Take(Math.Max(0, staying + opens.Count - limit)))
            Deny(bench, open.Asset, Verdict.Block(PositionLimit, "no_place", $"{staying} {what} stay; {limit} are the most.", staying, limit, unit: "positions"), decisions, denied);
    }

    /// <summary>Denies the opens for which less than the smallest position is left.</summary>
    /// <param name="bench">The rebalance.</param>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="left">What the limits leave of it; an open that is not in it finds nothing.</param>
    /// <param name="decisions">The decisions, which change.</param>
    /// <param name="denied">The assets whose target is denied, which grow.</param>
    public static void DenyTooSmall(Workbench bench, IReadOnlyList<Target> wanted, IReadOnlyList<Target> left, Dictionary<string, ProtectionDecision> decisions, HashSet<string> denied)
    {
        var smallest = bench.Options.Sizing.MinSize;
        var sizes = left.ToDictionary(target => target.Asset, target => target.Size, StringComparer.Ordinal);
        foreach (var open in wanted.Where(target => target.Action == TradeAction.Open && !denied.Contains(target.Asset)))
        {
            var size = sizes.GetValueOrDefault(open.Asset);
            if (size < smallest - Rounding)
                Deny(bench, open.Asset, Verdict.Block(AllocationLimit, "no_room", string.Create(CultureInfo.InvariantCulture, $"{Decimals.Four(size)} is left for it; {smallest} is the least."), size, smallest, comparison: CompareOperator.GreaterOrEqual, unit: "fraction"), decisions, denied);
        }
    }

    private static void Deny(Workbench bench, string asset, Verdict verdict, Dictionary<string, ProtectionDecision> decisions, HashSet<string> denied)
    {
        decisions[asset] = bench.Refuse(RebalanceSteps.Protection, decisions[asset], verdict);
        denied.Add(asset);
    }

    private static Target Cut(Target target, double size, bool mayReduce)
    {
        if (target.Current <= 0)
            return target with { Size = size, Code = TargetCodes.Resized };
        var cut = Target.ToReach(target.Asset, mayReduce ? size : Math.Max(size, target.Current), target.Current, TargetCodes.Resized);
        return cut.Action == TradeAction.Decrease && cut.Size <= 0 ? Target.ToClose(target.Asset, target.Current, TargetCodes.NoSize) : cut;
    }

    private static bool Grows(Target target) => target.Action is TradeAction.Open or TradeAction.Increase;
}
