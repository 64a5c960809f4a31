using Daybook.Engine.Configuration;
using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Reads out of a rebalance's events what its decision about an asset went by.</summary>
internal static class InputsReading
{
    /// <summary>What the regime's parameters changed, or null: they are not applied, or change nothing.</summary>
    public static RegimeAnswer? Regime(RecordedRebalance recorded)
    {
        if (recorded.Events.FirstOrDefault(happened => happened.Is(EventTypes.RegimeParametersApplied)) is not { Regime: { } regime } said)
            return null;
        var (configured, applied) = (recorded.Options.Configuration, recorded.InForce.Configuration);
        return new RegimeAnswer(regime, said.Id, [.. SettingsInRegime.Changed(configured, applied).Select(setting => new AppliedSetting(setting.Key, setting.TextOf(configured), setting.TextOf(applied)))]);
    }

    public static DecisionInputs Of(RecordedRebalance recorded, PortfolioEvent scored)
    {
        var selection = recorded.InForce.Selection;
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
