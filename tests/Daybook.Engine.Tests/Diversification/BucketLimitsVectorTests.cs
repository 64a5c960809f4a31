using System.Text.Json.Nodes;
using Daybook.Engine.Diversification;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Diversification;

public sealed class BucketLimitsVectorTests
{
    [Fact]
    public void Buckets_are_limited_as_in_the_reference_system() => VectorComparison.Ask("bucket_limits", scenario =>
    {
        var result = Apply(scenario);
        return new JsonObject
        {
            ["selected"] = new JsonArray([.. result.Choices.Where(choice => choice.IsSelected).Select(Json)]),
            ["rejected"] = new JsonArray([.. result.Choices.Where(choice => !choice.IsSelected).Select(choice => choice.Asset).Order(StringComparer.Ordinal).Select(asset => JsonValue.Create(asset))]),
        };
    });

    [Fact]
    public void Where_the_reference_system_invents_assets_the_missing_buckets_are_counted()
    {
        foreach (var scenario in SharedVectors.Read("bucket_limits").Where(scenario => scenario.IsDisputed))
        {
            var invented = scenario.Json["expect"]!["selected"]!.AsArray().Count(asset => asset!.AsObject().Flag("synthetic"));
            var result = Apply(scenario);

            Assert.Equal(invented, result.MissingBuckets);
            Assert.Equal(scenario.Json["items"]!.AsArray().Count, result.Choices.Count);
        }
    }

    private static BucketLimitResult Apply(VectorScenario scenario) => BucketLimits.Apply(
        [.. scenario.Json["items"]!.AsArray().Select(item => Item(item!.AsObject()))],
        scenario.Json["core"]!.AsArray().Select(asset => asset!.GetValue<string>()).ToHashSet(),
        BucketMap.Default,
        new BucketLimitOptions
        {
            MaxPositions = scenario.Config.Whole("maxPositions"),
            MaxAllocation = scenario.Config.Number("maxAllocation"),
            MinRepresented = scenario.Config.Whole("minBuckets"),
            AllowOverflow = scenario.Config.Flag("overflow"),
        });

    private static BucketItem Item(JsonObject item) => new(item.Text("asset"), item.Number("score"), item.Flag("portfolio"), item.Number("size"));

    private static JsonObject Json(BucketChoice choice) => new() { ["asset"] = choice.Asset, ["size"] = choice.Size, ["forced"] = false, ["synthetic"] = false };
}
