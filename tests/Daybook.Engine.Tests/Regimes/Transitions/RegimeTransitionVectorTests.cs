using System.Text.Json.Nodes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Regimes.Transitions;

public sealed class RegimeTransitionVectorTests
{
    private static readonly RegimeOverrideTarget[] Rights =
        [RegimeOverrideTarget.Grace, RegimeOverrideTarget.Holding, RegimeOverrideTarget.Whipsaw, RegimeOverrideTarget.PositionLimits];

    [Fact]
    public void The_analysis_of_a_change_answers_as_the_reference_does() => VectorComparison.Ask("regime_transition", scenario =>
    {
        var analysis = RegimeTransitions.Analyse(
            Reading(scenario.Json["previous"]!.AsObject()), Reading(scenario.Json["current"]!.AsObject()), new RegimeTransitionOptions());
        var answer = new JsonObject
        {
            ["transition"] = analysis.IsSudden,
            ["valid"] = analysis.IsValid,
            ["momentum"] = analysis.Momentum,
            ["severityIfAny"] = analysis.Severity.ToWord(),
        };
        if (!analysis.IsSudden)
            return answer;
        var rights = RegimeOverrideRights.Of(analysis.Severity);
        answer["severity"] = analysis.Severity.ToWord();
        answer["expectedDays"] = analysis.ExpectedDays;
        answer["validationScore"] = analysis.ValidationScore;
        answer["triggers"] = new JsonArray([.. analysis.Triggers.Select(trigger => JsonValue.Create(trigger))]);
        answer["overrides"] = new JsonObject(Rights.Select(target => KeyValuePair.Create(target.ToWord(), (JsonNode?)JsonValue.Create(rights.Contains(target)))));
        return answer;
    });

    private static RegimeReading Reading(JsonObject state)
    {
        var at = MakeRegimes.Start;
        var frames = state["timeframes"]!.AsObject();
        return new RegimeReading(
            at,
            MarketRegime.Parse(state.Text("regime")),
            state.Number("confidence"),
            state.Number("stability"),
            state.Number("strength"),
            at.AddDays(-state.Whole("durationDays")),
            new TimeframeConfidences(frames.Number("1d"), frames.Number("4h"), frames.Number("1h")));
    }
}
