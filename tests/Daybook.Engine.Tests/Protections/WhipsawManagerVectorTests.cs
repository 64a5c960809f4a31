using System.Text.Json.Nodes;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Protections;

/// <summary>
/// The reference system's first manager, which refuses a second open, as Daybook does, but counts a cycle by its open: where that tells, its answer is disputed. For it, an open
/// and a close of one instant are a cycle; for the reference system's engine, which Daybook follows, they are none. What it says of cycles while such a pair counts is left out.
/// </summary>
public sealed class WhipsawManagerVectorTests
{
    [Fact]
    public void Whipsaw_answers_as_the_reference_manager_wherever_its_answer_is_undisputed() =>
        VectorComparison.Play("whipsaw_manager", scenario => new Player(scenario.Config).Answer, "daysUntilReset", "historyCount");

    private sealed class Player(JsonObject config)
    {
        private readonly WhipsawOptions _options = new()
        {
            MaxCycles = config.Whole("maxCycles"),
            PeriodDays = config.Whole("periodDays"),
            MinDurationHours = config.Whole("minHours"),
        };

        private readonly Dictionary<string, DateTimeOffset> _pairsOfOneInstant = new(StringComparer.Ordinal);
        private WhipsawState _state = WhipsawState.Empty;

        private TimeSpan Period => TimeSpan.FromDays(_options.PeriodDays);

        public JsonObject? Answer(JsonObject step) => step.Text("op") switch
        {
            "record" => Record(step, step.Text("asset")),
            "canOpen" => CanOpen(step, step.Text("asset")),
            _ => CanClose(step, step.Text("asset")),
        };

        private JsonObject Record(JsonObject step, string asset)
        {
            var isOpen = step.Text("type") == "open";
            if (!isOpen && _state.Of(asset).OpenedAt == step.Time())
                _pairsOfOneInstant[asset] = step.Time();
            _state = WhipsawProtection.Apply(_state, isOpen ? Happened.Opened(asset, step.Time()) : Happened.Closed(asset, step.Time()));
            return new JsonObject { ["active"] = _state.Of(asset).OpenedAt is not null };
        }

        private JsonObject? CanOpen(JsonObject step, string asset)
        {
            var at = step.Time();
            if (_pairsOfOneInstant.TryGetValue(asset, out var pair) && pair > at - Period)
                return null;
            var verdict = WhipsawProtection.Decide(_state, new TradeRequest(asset, TradeAction.Open, at), _options);
            return new JsonObject
            {
                ["allowed"] = verdict.Allows,
                ["code"] = verdict.Code,

                // The verdict on an open position counts no cycles. The manager does, by their opens, and nobody disputes it where it decides nothing.
                ["recentCycles"] = verdict.Observed ?? _state.Of(asset).Cycles.Count(cycle => cycle.OpenedAt > at - Period),
            };
        }

        private JsonObject CanClose(JsonObject step, string asset)
        {
            var request = new TradeRequest(asset, TradeAction.Close, step.Time());
            var verdict = WhipsawProtection.Decide(_state, request, _options);

            // The manager counts the hours from the open that its caller names, tracked or not.
            var named = WhipsawProtection.Apply(WhipsawState.Empty, Happened.Opened(asset, step.Time("openAt")));
            return new JsonObject
            {
                ["allowed"] = verdict.Allows,
                ["code"] = verdict.Code,
                ["heldHours"] = WhipsawProtection.Decide(named, request, _options).Observed,
            };
        }
    }
}
