using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Sizing;
using Daybook.Events;
using static Daybook.Engine.Explaining.ExplanationText;

namespace Daybook.Engine.Explaining;

/// <summary>A decision about an asset in plain sentences: the answer, then what led to it.</summary>
internal static class RebalanceSentences
{
    public static IEnumerable<string> Say(ExplainedRebalance explained, RecordedRebalance recorded) =>
        RecordedSettings.Sentence(recorded.NotUsed) is { } notUsed ? [.. SayAll(explained, recorded), $"{notUsed}."] : SayAll(explained, recorded);

    private static IEnumerable<string> SayAll(ExplainedRebalance explained, RecordedRebalance recorded)
    {
        yield return Answer(explained);
        if (explained is not { Inputs: { } inputs, Selection: { } selection })
        {
            yield return $"The rebalance considered {Count(explained.Universe, "asset", "assets")}. An asset is left out until it has a price, or if the run does not trade it.";
            yield break;
        }

        yield return SelectionSentences.Score(inputs);
        foreach (var sentence in SelectionSentences.Say(explained, inputs, selection, recorded.InForce))
            yield return sentence;
        foreach (var happened in explained.Events.Where(IsReview))
            yield return $"{happened.Type.Name}: {happened.Reason}";
        foreach (var answer in explained.Protections)
            yield return Protections(answer);
        foreach (var cut in explained.Cuts)
            yield return Cut(cut);
        if (Why(explained, recorded) is { } why)
            yield return why;
    }

    private static string Answer(ExplainedRebalance explained)
    {
        var at = $"the rebalance of {IsoTime.Format(explained.At)}";
        var (asset, held) = (explained.Asset, explained.Inputs?.Size ?? 0);
        return explained.Outcome switch
        {
            { Code: OutcomeCodes.NotInUniverse } => $"{asset} was not in the universe of {at}.",
            { Action: TradeAction.Open, Target: { } target } => $"At {at} the decision was to open {asset} at {Size(target.Size)} of the portfolio.",
            { Action: TradeAction.Close, Target: { } target } => $"At {at} the decision was to close {asset}, held at {Size(target.Current)}.",
            { Action: TradeAction.Hold } => $"At {at} {asset} was held unchanged at {Size(held)}.",
            { Action: { } action, Target: { } target } => $"At {at} the decision was to {action.ToWord()} {asset} from {Size(target.Current)} to {Size(target.Size)}.",
            _ => $"{asset} was not opened at {at}.",
        };
    }

    /// <summary>What the review said of the position, in the engine's words.</summary>
    private static bool IsReview(PortfolioEvent happened) =>
        happened.Is(EventTypes.GracePeriodStart) || happened.Is(EventTypes.GracePeriodEnd) || happened.Is(EventTypes.CoreAssetRevoked) || happened.Is(EventTypes.CoreAssetDesignated);

    private static string Protections(ProtectionAnswer answer)
    {
        var bypassed = answer.Checks.Where(check => check.IsBypassed).Select(check => check.Verdict.Protection).ToList();
        var with = bypassed.Count > 0 ? $", with {List(bypassed)} bypassed" : string.Empty;
        if (answer.IsApproved)
            return $"The protections approved the {answer.Action.ToWord()}{with}.";
        var refused = answer.Checks.Where(check => check.Blocks).Select(Refusal).ToList();
        return $"The protections refused the {answer.Action.ToWord()}{with}: {List(refused)}.";
    }

    private static string Refusal(CheckedVerdict check)
    {
        var until = check.Verdict.BlockedUntil is { } end ? $", until {IsoTime.Format(end)}" : string.Empty;
        return $"{check.Verdict.Protection} ({check.Verdict.Code}{until})";
    }

    private static string Cut(SizeCut cut)
    {
        var where = cut.Bucket is { } bucket ? $"positions in {bucket}" : "all positions";
        return $"Its size was cut from {Size(cut.Wanted)} to {Size(cut.Granted)}: {where} would have totalled {Size(cut.Allocation)}, over the limit of {Size(cut.Limit)}.";
    }

    private static string? Why(ExplainedRebalance explained, RecordedRebalance recorded) => explained.Outcome switch
    {
        { Code: OutcomeCodes.NoSize } => SizingSentences.NoSize(explained, recorded),
        { Code: OutcomeCodes.NotFinanced } => $"The remaining size is under {Size(recorded.Options.Sizing.MinSize)} (sizing.min_size), so it was not opened.",
        { Action: TradeAction.Hold, Code: TargetCodes.Sized } => "Its target size is within 5 % of the held size, which is not worth a trade.",
        { Code: TargetCodes.Trimmed } => "All positions together had grown over the target, so those that had grown most were trimmed.",
        { Code: TargetCodes.Kept, Action: TradeAction.Decrease } => "It is kept in its grace period, and shrinks each day.",
        _ => null,
    };
}
