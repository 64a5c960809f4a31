using System.Text.Json.Nodes;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections.CoreAssets;
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
            new CoreAssetOptions
            {
                OverrideThreshold = scenario.Config.Number("threshold"),
                MaxOverrides = scenario.Config.Whole("maxOverrides"),
                MaxAssets = scenario.Config.Whole("maxCore"),
            },
            new BucketLimitOptions { MaxPositions = scenario.Config.Whole("maxPerBucket") });
        return new JsonObject
        {
            ["selected"] = Array(result.Choices.Where(choice => choice.IsSelected).Select(choice => choice.Asset)),
            ["overrides"] = result.Overrides,
            ["core"] = Array(result.Core),
        };
    });

    private static JsonArray Array(IEnumerable<string> assets) => [.. assets.Select(asset => JsonValue.Create(asset))];
}
