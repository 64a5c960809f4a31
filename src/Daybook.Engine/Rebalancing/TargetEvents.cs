using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>Makes the one event per asset that says what was decided of it, with every check inside.</summary>
internal static class TargetEvents
{
    public static void Record(
        Workbench bench, IReadOnlyList<Target> targets, IReadOnlyDictionary<string, ProtectionDecision> decisions, IReadOnlyDictionary<string, ReviewedPosition> reviewed)
    {
        var final = targets.ToDictionary(target => target.Asset, StringComparer.Ordinal);
        foreach (var (asset, position) in reviewed.Where(position => position.Value.IsKept))
            RecordKept(bench, position, final.GetValueOrDefault(asset));
        foreach (var (asset, decision) in decisions)
        {
            if (!decision.IsApproved)
                EmitDenied(bench, decision);
            else if (final.TryGetValue(asset, out var target) && target.Action != TradeAction.Hold)
                bench.Emit(RebalanceSteps.Protection, Approved(bench, decision, target));
        }

        foreach (var target in targets.Where(target => target.Action == TradeAction.Hold && !IsDecided(target.Asset, decisions, reviewed)))
            bench.Emit(RebalanceSteps.Protection, Hold(bench, target));
    }

    private static bool IsDecided(string asset, IReadOnlyDictionary<string, ProtectionDecision> decisions, IReadOnlyDictionary<string, ReviewedPosition> reviewed) =>
        decisions.TryGetValue(asset, out var decision) ? !decision.IsApproved : reviewed.TryGetValue(asset, out var position) && position.IsKept;

    /// <summary>A position under the threshold that its protections keep: the close is denied, and it may shrink.</summary>
    private static void RecordKept(Workbench bench, ReviewedPosition position, Target? target)
    {
        EmitDenied(bench, position.Decision!);
        if (target?.Action == TradeAction.Decrease && position.MayShrink)
            bench.Emit(RebalanceSteps.Protection, position.Review.Events);
    }

    private static PortfolioEvent Approved(Workbench bench, ProtectionDecision decision, Target target) => PortfolioEvent.Create(
        EventTypes.RebalancingTargetApproved,
        bench.At,
        bench.IsRead ? $"{target.Action.ToWord()}: {Why(target)}, {Decimals.Four(target.Current)} to {Decimals.Four(target.Size)}" : target.Code,
        target.Asset,
        regime: bench.Regime,
        scoreAfter: Score(bench, target.Asset),
        sizeBefore: target.Current,
        sizeAfter: target.Size,
        metadata: bench.IsRead ? Facts(bench, decision, target.Code) : Metadata.Of((IntendedTrades.RequestedAction, decision.Request.Action.ToWord())));

    /// <summary>Says that a request was refused, which changes no state.</summary>
    private static void EmitDenied(Workbench bench, ProtectionDecision decision)
    {
        if (bench.IsRead)
            bench.Emit(RebalanceSteps.Protection, Denied(bench, decision));
    }

    private static PortfolioEvent Denied(Workbench bench, ProtectionDecision decision)
    {
        var asset = decision.Request.Asset;
        var size = bench.Held.GetValueOrDefault(asset);
        var blocking = decision.Checks.First(check => check.Blocks).Verdict;
        return PortfolioEvent.Create(
            EventTypes.RebalancingTargetDenied,
            bench.At,
            $"{decision.Request.Action.ToWord()} refused by {blocking.Protection}: {blocking.Reason}",
            asset,
            regime: bench.Regime,
            scoreAfter: Score(bench, asset),
            sizeBefore: size,
            sizeAfter: size,
            metadata: Facts(bench, decision, TargetCodes.Denied));
    }

    private static Metadata Facts(Workbench bench, ProtectionDecision decision, string code)
    {
        var asset = decision.Request.Asset;
        return ProtectionDecisionJson.Write(
            decision, code, bench.Choices[asset].Threshold, bench.Ranks.TryGetValue(asset, out var place) ? place : null, bench.Options.RecordsFormerShape);
    }

    private static PortfolioEvent Hold(Workbench bench, Target target) => PortfolioEvent.Create(
        EventTypes.PositionHold,
        bench.At,
        bench.IsRead ? $"hold: {Why(target)}, {Decimals.Four(target.Size)} was aimed at" : target.Code,
        target.Asset,
        regime: bench.Regime,
        scoreAfter: Score(bench, target.Asset),
        sizeBefore: target.Current,
        sizeAfter: target.Current,
        metadata: bench.IsRead ? HoldFacts(bench, target) : null);

    private static Metadata? HoldFacts(Workbench bench, Target target)
    {
        Span<(string, MetadataValue)> facts = [("code", target.Code), ("bucket", bench.Options.Buckets.BucketOf(target.Asset)), default, default, default, default];
        var count = 2;
        if (!bench.Options.RecordsFormerShape)
        {
            facts[count++] = ("threshold", bench.Choices[target.Asset].Threshold);
            if (bench.Ranks.TryGetValue(target.Asset, out var place))
                (facts[count++], facts[count++], facts[count++]) = (("rank", place.Rank), ("of", place.Ranked), ("places", place.Places));
        }

        return Metadata.Of(facts[..count]);
    }

    private static double? Score(Workbench bench, string asset) => bench.Assets.GetValueOrDefault(asset)?.Score.Value is { } score && double.IsFinite(score) ? score : null;

    private static string Why(Target target) => target.Code switch
    {
        TargetCodes.Sized => "selected and sized by its score",
        TargetCodes.Kept => "kept in its grace period",
        TargetCodes.Unscored => "kept, since it has no score",
        TargetCodes.NotSelected => "not selected",
        TargetCodes.NoSize => "its score earns no size",
        TargetCodes.Resized => "as much as the limits allow",
        TargetCodes.Trimmed => "all positions together have grown over the target",
        _ => target.Code,
    };
}
