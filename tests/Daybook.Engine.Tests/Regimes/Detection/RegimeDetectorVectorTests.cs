using System.Text.Json.Nodes;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Regimes.Detection;

public sealed class RegimeDetectorVectorTests
{
    [Fact]
    public void Detection_answers_as_the_reference_does() => VectorComparison.Play("regime_detector", _ =>
    {
        var state = RegimeDetectionState.Empty;
        return step =>
        {
            var observation = new RegimeObservation(step.Time(), step["base"] is { } name ? MarketRegime.Parse(name.GetValue<string>()) : null, step.Number("baseConfidence"));
            var reading = RegimeDetector.Detect(state, observation, new RegimeDetectionOptions());
            if (!reading.IsAssumed)
                state = RegimeDetector.Apply(state, RegimeEvents.Detected(reading, observation, isNew: false, new RegimeDetectionOptions()));
            return new JsonObject
            {
                ["regime"] = reading.Regime.Name,
                ["confidence"] = reading.Confidence,
                ["stability"] = reading.Stability,
                ["strength"] = reading.Strength,
                ["durationDays"] = reading.DurationDays,
                ["timeframes"] = new JsonObject { ["1d"] = reading.Timeframes!.Day, ["4h"] = reading.Timeframes.FourHours, ["1h"] = reading.Timeframes.Hour },
            };
        };
    });
}
