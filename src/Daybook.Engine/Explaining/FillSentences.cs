using Daybook.Events;
using static Daybook.Engine.Explaining.ExplanationText;

namespace Daybook.Engine.Explaining;

/// <summary>What became of a decision in the market, in a sentence.</summary>
internal static class FillSentences
{
    public static IEnumerable<string> Say(DecisionOutcome outcome, ExplainedFill? fill)
    {
        if (outcome is not { Action: { } action and not TradeAction.Hold })
            yield break;
        if (fill is null)
        {
            yield return "The journal has no trade for this decision.";
            yield break;
        }

        var intended = fill.IntendedSize is { } size ? $"; {Size(size)} was intended" : string.Empty;
        var done = fill.Action == action ? "The trade was made" : $"The trade was made as {fill.Action.ToWord()}";
        yield return $"{done} at {IsoTime.Format(fill.At)}, from {Size(fill.SizeBefore)} to {Size(fill.SizeAfter)}{intended} (event {fill.EventId}).";
    }
}
