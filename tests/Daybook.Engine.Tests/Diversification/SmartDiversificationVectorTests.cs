using System.Text.Json.Nodes;
using Daybook.Engine.Diversification;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Diversification;

public sealed class SmartDiversificationVectorTests
{
    [Fact]
    public void Outstanding_assets_are_let_in_as_in_the_reference_system() => VectorComparison.Ask("smart_diversification", scenario =>
    {
        var result = SmartDiversification.Select(
            [.. scenario.Json["items"]!.AsArray().Select(item => new DiversificationItem(item!.AsObject().Text("asset"), item.AsObject().Number("score")))],
            scenario.Json["preCore"]!.AsArray().Select(asset => asset!.GetValue<string>()).ToHashSet(),
            BucketMap.Default,
            new SmartDiversificationOptions
            {
                CoreAssetOverrideThreshold = scenario.Config.Number("threshold"),
                SmartDiversificationOverrides = scenario.Config.Whole("maxOverrides"),
                MaxPositionsPerBucket = scenario.Config.Whole("maxPerBucket"),
                MaxCoreAssets = scenario.Config.Whole("maxCore"),
            });
        return new JsonObject
        {
            ["selected"] = Array(result.Choices.Where(choice => choice.IsSelected).Select(choice => choice.Asset)),
            ["overrides"] = result.Overrides,
            ["core"] = Array(result.Core),
        };
    });

    private static JsonArray Array(IEnumerable<string> assets) => [.. assets.Select(asset => JsonValue.Create(asset))];
}
