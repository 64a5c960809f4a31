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
            yield return "The journal has no trade that answered it.";
            yield break;
        }

        var intended = fill.Intended is { } size ? $", where {Size(size)} was intended" : string.Empty;
        var done = fill.Action == action ? "It was made" : $"What was made of it was to {fill.Action.ToWord()}";
        yield return $"{done} at {IsoTime.Format(fill.At)}: {Size(fill.SizeBefore)} became {Size(fill.SizeAfter)}{intended} (event {fill.Event}).";
    }
}
