using System.Text.Json.Nodes;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Protections;

public sealed class HoldingVectorTests
{
    [Fact]
    public void Holding_answers_as_the_reference_does() => VectorComparison.Play("holding", scenario => new Player(scenario.Config).Answer);

    private sealed class Player(JsonObject config)
    {
        private readonly HoldingOptions _options = new()
        {
            MinDays = config.Whole("minDays"),
            MaxDays = config.Whole("maxDays"),
            OverrideCooldownDays = config.Whole("cooldownDays"),
        };

        private readonly bool _knowsRegimes = config.Flag("regimeAware");
        private HoldingState _state = HoldingState.Empty;

        public JsonObject? Answer(JsonObject step)
        {
            var asset = step.Text("asset");
            switch (step.Text("op"))
            {
                case "entry":
                    _state = HoldingProtection.Apply(_state, Happened.Opened(asset, step.Time()));
                    return null;
                case "closure":
                    _state = HoldingProtection.Apply(_state, Happened.Closed(asset, step.Time()));
                    return null;
                case "forceReview":
                    return new JsonObject { ["value"] = HoldingProtection.NeedsReview(_state, asset, step.Time(), _options) };
                case "status":
                    return Status(_state.Of(asset), step.Time());
                default:
                    return CanAdjust(step, asset);
            }
        }

        private JsonObject? Status(HeldPosition position, DateTimeOffset at)
        {
            if (position.EnteredAt is null)
                return null;
            var days = position.DaysAt(at);
            return new JsonObject
            {
                ["daysHeld"] = days,
                ["daysUntilMin"] = Math.Max(0, _options.MinDays - days),
                ["daysUntilReview"] = Math.Max(0, _options.MaxDays - days),
                ["canClose"] = days >= _options.MinDays,
                ["needsReview"] = days >= _options.MaxDays,
            };
        }

        private JsonObject CanAdjust(JsonObject step, string asset)
        {
            var request = new TradeRequest(asset, ActionOf(step.Text("type")), step.Time(), ContextOf(step));
            var verdict = HoldingProtection.Decide(_state, request, _options);
            var isOverridden = _knowsRegimes && verdict.Override is { IsEligible: true };

            // The reference grants when it is asked; here granting is an event.
            if (isOverridden)
                _state = HoldingProtection.Apply(_state, ProtectionEvents.Override(ProtectionNames.Holding, request, verdict.Override!));
            return new JsonObject
            {
                ["allowed"] = verdict.Allows || isOverridden,
                ["code"] = isOverridden ? "override" : verdict.Code,
                ["daysHeld"] = _state.Of(asset).DaysAt(step.Time()),
            };
        }

        private static TradeAction ActionOf(string type) => type.ToUpperInvariant() switch
        {
            "CLOSE" => TradeAction.Close,
            "INCREASE" => TradeAction.Increase,
            _ => TradeAction.Decrease,
        };

        private static OverrideContext ContextOf(JsonObject step) =>
            step["regime"] is JsonObject regime && regime.Flag("changed") && Enum.TryParse<RegimeChangeSeverity>(regime.Text("severity"), ignoreCase: true, out var severity)
                ? new OverrideContext(severity)
                : OverrideContext.None;
    }
}
