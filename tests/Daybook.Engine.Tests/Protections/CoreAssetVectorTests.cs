using System.Text.Json.Nodes;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Protections;

public sealed class CoreAssetVectorTests
{
    [Fact]
    public void Core_assets_are_those_of_the_reference() => VectorComparison.Play("core_asset", scenario => new Player(scenario.Config).Answer);

    private sealed class Player
    {
        // The buckets of the reference system's default map, which has other members than its groups of peers.
        private static readonly Dictionary<string, string[]> Buckets = new(StringComparer.Ordinal)
        {
            ["Risk Assets"] = ["AAPL", "MSFT", "GOOGL", "NVDA", "TSLA", "META"],
            ["Defensive Assets"] = ["JNJ", "PG", "KO", "WMT", "XOM"],
            ["International"] = ["EFA", "EEM", "VGK", "FXI"],
            ["Commodities"] = ["GLD", "SLV", "DBA", "USO"],
        };

        private readonly CoreAssetOptions _options;
        private readonly JsonObject _peerGroups;
        private Dictionary<string, double> _returns = new(StringComparer.Ordinal);
        private CoreAssetState _state = CoreAssetState.Empty;

        public Player(JsonObject config)
        {
            _options = new CoreAssetOptions
            {
                Enabled = config.Flag("enabled"),
                MaxAssets = config.Whole("maxCore"),
                ExpiryDays = config.Whole("expiryDays"),
                ExtensionLimit = config.Whole("extensionLimit"),
                MaxUnderperformance = config.Number("underperfThreshold"),
                UnderperformanceDays = config.Whole("underperfPeriodDays"),
                CheckIntervalDays = config.Whole("checkFrequencyDays"),
            };
            _peerGroups = config["peerGroups"]!.AsObject();
        }

        public JsonObject? Answer(JsonObject step) => step.Text("op") switch
        {
            "setReturns" => SetReturns(step),
            "mark" => Mark(step, step.Text("asset")),
            "extend" => Extend(step, step.Text("asset")),
            "revoke" => new JsonObject { ["ok"] = Apply(CoreAssetDesignation.Revoke(_state, step.Text("asset"), DateTimeOffset.UnixEpoch, "A person said so.")) },
            "isCore" => IsCore(step, step.Text("asset")),
            "isCoreNoDate" => new JsonObject { ["value"] = _state.Of(step.Text("asset")) is not null },
            _ => Lifecycle(step),
        };

        private JsonObject? SetReturns(JsonObject step)
        {
            _returns = step["returns"]!.AsObject().ToDictionary(entry => entry.Key, entry => entry.Value!.GetValue<double>(), StringComparer.Ordinal);
            return null;
        }

        private JsonObject Mark(JsonObject step, string asset)
        {
            var bucket = Buckets.FirstOrDefault(entry => entry.Value.Contains(asset)).Key ?? "Unknown";
            var ok = Apply(CoreAssetDesignation.Designate(_state, asset, bucket, step.Number("score"), step.Time(), _options));
            return new JsonObject
            {
                ["ok"] = ok,
                ["expiry"] = (_state.Of(asset)?.ExpiresAt).ToVectorTime(),
                ["bucket"] = _state.Of(asset)?.Bucket,
            };
        }

        private JsonObject Extend(JsonObject step, string asset)
        {
            var ok = Apply(CoreAssetDesignation.Extend(_state, asset, step.Whole("days"), step.Time(), _options));
            return new JsonObject { ["ok"] = ok, ["expiry"] = (_state.Of(asset)?.ExpiresAt).ToVectorTime(), ["extensions"] = _state.Of(asset)?.Extensions };
        }

        private JsonObject IsCore(JsonObject step, string asset)
        {
            var was = _state.Of(asset) is not null;
            var review = CoreAssetReview.One(_state, asset, step.Time(), Underperformance, _options);
            var revoked = review.IsDone;

            // In the reference, asking revokes; here that is a step of its own. A check that was due is none of the question.
            if (revoked)
                Apply(review);
            return new JsonObject
            {
                ["value"] = was && !revoked,
                ["revoked"] = revoked,
                ["cause"] = !revoked ? null : review.Code == CoreAssetCodes.Expired ? "expiry" : "underperformance",
                ["underperformance"] = was ? review.Underperformance : null,
            };
        }

        private JsonObject Lifecycle(JsonObject step)
        {
            var answer = new JsonObject();
            foreach (var change in CoreAssetReview.All(_state, step.Time(), Underperformance, _options))
            {
                answer[change.Asset] = change.Code switch
                {
                    CoreAssetCodes.Expired or CoreAssetCodes.Underperformance => "AUTO_REVOKED",
                    CoreAssetCodes.MonitorClosely => "RETAINED:MONITOR_CLOSELY",
                    CoreAssetCodes.Retain => "RETAINED:RETAIN",
                    _ => "RETAINED:No",
                };
                Apply(change);
            }

            return answer;
        }

        private double? Underperformance(string asset)
        {
            var bucket = _state.Of(asset)?.Bucket ?? "Unknown";
            var peers = _peerGroups[bucket] is JsonArray group ? group.Select(peer => peer!.GetValue<string>()) : [];
            return CorePerformance.Underperformance(asset, peers, _returns);
        }

        private bool Apply(CoreAssetChange change)
        {
            _state = change.Events.Aggregate(_state, (CoreAssetState state, PortfolioEvent happened) => CoreAssetProtection.Apply(state, happened));
            return change.IsDone;
        }
    }
}
