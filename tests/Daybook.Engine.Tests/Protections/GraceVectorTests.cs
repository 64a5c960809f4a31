using System.Text.Json.Nodes;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Protections;

public sealed class GraceVectorTests
{
    [Fact]
    public void Grace_answers_as_the_reference_does() => VectorComparison.Play("grace", scenario => new Player(scenario.Config).Answer);

    private sealed class Player(JsonObject config)
    {
        private readonly GraceOptions _options = new() { Days = config.Whole("graceDays"), DecayRate = config.Number("decayRate"), MinFactor = config.Number("minFactor") };
        private readonly HashSet<string> _exempt = new(StringComparer.Ordinal);
        private GraceState _state = GraceState.Empty;

        public JsonObject? Answer(JsonObject step)
        {
            switch (step.Text("op"))
            {
                case "core":
                    _exempt.Add(step.Text("asset"));
                    return null;
                case "uncore":
                    _exempt.Remove(step.Text("asset"));
                    return null;
                case "handle":
                    return Handle(step);
                case "cleanExpired":
                    return Clean(step.Time());
            }

            var (entry, at) = (_state.Of(step.Text("asset")), step.Time());
            return step.Text("op") switch
            {
                "applyDecay" => ApplyDecay(step.Text("asset"), entry, at),
                "inGrace" => new JsonObject { ["value"] = entry is not null && entry.DaysAt(at) < _options.Days },
                "shouldForceClose" => new JsonObject { ["value"] = entry is not null && entry.DaysAt(at) >= _options.Days },
                _ => entry is null ? null : Status(entry, at),
            };
        }

        private JsonObject Handle(JsonObject step)
        {
            var asset = step.Text("asset");
            var review = GraceProtection.Review(
                _state, new GracePosition(asset, step.Number("score"), step.Number("size"), step.Number("threshold"), step.Time(), _exempt.Contains(asset)), _options);
            _state = review.Events.Aggregate(_state, GraceProtection.Apply);
            return new JsonObject
            {
                ["action"] = review.Step switch
                {
                    GraceStep.Start => "grace_start",
                    GraceStep.Decay => "grace_decay",
                    GraceStep.Recovery => "grace_recovery",
                    GraceStep.ForceClose => "force_close",
                    _ => "hold",
                },
                ["newSize"] = review.Size,
                ["daysInGrace"] = review.DaysInGrace,
                ["recovered"] = review.Step == GraceStep.Recovery,
                ["forceClose"] = review.Step == GraceStep.ForceClose,
                ["exempt"] = review.IsExempt,
            };
        }

        private JsonObject ApplyDecay(string asset, GraceEntry? entry, DateTimeOffset at)
        {
            var size = entry?.SizeAt(at, _options);
            if (size is not null)
                _state = GraceProtection.Apply(_state, Happened.Decayed(asset, at, size.Value));
            return new JsonObject { ["size"] = size };
        }

        private JsonObject Clean(DateTimeOffset at)
        {
            string[] expired = [.. _state.Entries.Where(entry => entry.Value.DaysAt(at) >= _options.Days).Select(entry => entry.Key)];
            _state = expired.Aggregate(_state, (state, asset) => GraceProtection.Apply(state, Happened.Closed(asset, at)));
            return new JsonObject { ["removed"] = expired.Length };
        }

        private JsonObject Status(GraceEntry entry, DateTimeOffset at)
        {
            var days = entry.DaysAt(at);
            return new JsonObject
            {
                ["daysInGrace"] = days,
                ["daysRemaining"] = Math.Max(0, _options.Days - days),
                ["originalSize"] = entry.OriginalSize,
                ["currentSize"] = entry.CurrentSize,
                ["decayApplied"] = entry.OriginalSize - entry.CurrentSize,
            };
        }
    }
}
