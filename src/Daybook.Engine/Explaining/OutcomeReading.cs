using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Reads out of a rebalance's events what came of its decision about an asset.</summary>
internal static class OutcomeReading
{
    public static DecisionOutcome Of(RecordedRebalance recorded, PortfolioEvent scored, IReadOnlyList<SizeCut> cuts)
    {
        var asset = scored.Asset!;
        var action = DecidedAction.Of(recorded.Events, asset);
        if (Target(recorded, asset, action) is { } target)
            return new DecisionOutcome(action, target.Code, target);
        if (recorded.Events.FirstOrDefault(happened => happened.Asset == asset && happened.Is(EventTypes.RebalancingTargetDenied)) is { } denied)
            return new DecisionOutcome(action, denied.Text("decided_by") == TargetLimits.AllocationLimit ? OutcomeCodes.NotFinanced : TargetCodes.Denied, null);
        return new DecisionOutcome(action, scored.Text(SelectionReading.Key) switch
        {
            SelectionCodes.New when cuts.Count > 0 => OutcomeCodes.NotFinanced,
            SelectionCodes.New => OutcomeCodes.NoSize,
            var code => code ?? string.Empty,
        }, null);
    }

    /// <summary>What limits cut of the asset's size.</summary>
    public static IReadOnlyList<SizeCut> Cuts(RecordedRebalance recorded, string asset) =>
    [
        .. recorded.Events.Where(happened => happened.Asset == asset && happened.Is(EventTypes.AllocationLimitHit)).Select(happened => new SizeCut(
            happened.Number("requested_size") ?? 0, happened.SizeAfter ?? 0, happened.Number("allocation") ?? 0, happened.Number("allocation_limit") ?? 0, happened.Text("bucket"), happened.Id)),
    ];

    private static Target? Target(RecordedRebalance recorded, string asset, TradeAction? action)
    {
        Target? denied = null;
        foreach (var happened in recorded.Events.Where(happened => happened.Asset == asset))
        {
            var (before, after) = (happened.SizeBefore ?? 0, happened.SizeAfter ?? 0);
            if (happened.Is(EventTypes.RebalancingTargetApproved) && action is { } asked)
                return new Target(asset, asked, after, before, happened.Text("code") ?? TargetCodes.Sized);
            if (happened.Is(EventTypes.PositionDecay))
                return new Target(asset, TradeAction.Decrease, after, before, TargetCodes.Kept);
            if (happened.Is(EventTypes.PositionHold))
                return new Target(asset, TradeAction.Hold, after, before, happened.Text("code") ?? TargetCodes.Sized);
            if (happened.Is(EventTypes.RebalancingTargetDenied) && before > 0)
                denied = new Target(asset, TradeAction.Hold, before, before, TargetCodes.Denied);
        }

        return denied;
    }
}
