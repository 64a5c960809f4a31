using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Reads out of a rebalance's events what its decision about an asset went by.</summary>
internal static class InputsReading
{
    public static DecisionInputs Of(RecordedRebalance recorded, PortfolioEvent scored)
    {
        var selection = recorded.Options.Selection;
        var size = scored.SizeBefore ?? 0;
        var detected = recorded.Events.FirstOrDefault(happened => happened.Is(EventTypes.RegimeDetection));
        return new DecisionInputs(
            RecordedScore.Read(scored),
            scored.Number("threshold") ?? (size > 0 ? selection.MinScore : selection.MinNewScore),
            size,
            scored.Number("price"),
            scored.Number("return"),
            detected?.Regime,
            detected?.Number("confidence"));
    }
}
