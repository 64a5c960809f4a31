using CsCheck;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Diversification;

public sealed class SmartDiversificationTests
{
    private static readonly BucketLimitOptions s_one = new() { MaxPositions = 1 };

    [Theory]
    [InlineData(0.95, DiversificationCodes.Override)]
    [InlineData(0.9499, DiversificationCodes.BucketFull)]
    [InlineData(double.NaN, DiversificationCodes.BucketFull)]
    public void An_asset_is_outstanding_from_the_threshold_on(double score, string code)
    {
        var result = Select([("AAPL", 0.99), ("MSFT", score)]);

        Assert.Equal(code, result.Choices[1].Code);
        Assert.Equal(code == DiversificationCodes.Override ? ["MSFT"] : [], result.Core);
    }

    [Fact]
    public void There_are_two_overrides_and_three_core_assets_at_most()
    {
        (string, double)[] items = [("AAPL", 0.99), ("MSFT", 0.98), ("NVDA", 0.97), ("META", 0.96)];

        Assert.Equal(
            [DiversificationCodes.BucketHasRoom, DiversificationCodes.Override, DiversificationCodes.Override, DiversificationCodes.NoOverrideLeft],
            Select(items).Choices.Select(choice => choice.Code));
        Assert.Equal(
            [DiversificationCodes.BucketHasRoom, DiversificationCodes.Override, DiversificationCodes.NoCorePlaceLeft, DiversificationCodes.NoCorePlaceLeft],
            Select(items, "KO", "PG").Choices.Select(choice => choice.Code));
    }

    [Fact]
    public void A_core_asset_has_its_place_without_an_override()
    {
        var result = Select([("AAPL", 0.99), ("MSFT", 0.7)], "MSFT");

        Assert.Equal(DiversificationCodes.CoreAsset, result.Choices[1].Code);
        Assert.Equal(0, result.Overrides);
        Assert.Equal(["MSFT"], result.Core);
    }

    [Fact]
    public void The_unknown_bucket_is_limited_like_any_other() =>
        Assert.Equal([DiversificationCodes.BucketHasRoom, DiversificationCodes.BucketFull], Select([("X", 0.9), ("Y", 0.8)]).Choices.Select(choice => choice.Code));

    [Fact]
    public void A_bucket_exceeds_its_number_by_core_assets_only() =>
        Gen.Select(Gen.Int[16, 20].Select(step => step / 20.0).Array[0, 6], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[1, 3]).Sample((scores, positions, overrides, cores) =>
        {
            string[] assets = ["AAPL", "MSFT", "GOOGL", "NVDA", "TSLA", "META"];
            var settings = new CoreAssetOptions { MaxOverrides = overrides, MaxAssets = cores, OverrideThreshold = 0.8 };
            var result = SmartDiversification.Select([.. scores.Select((score, i) => new DiversificationItem(assets[i], score))], new HashSet<string>(), BucketMap.Default, settings, new BucketLimitOptions { MaxPositions = positions });

            Assert.InRange(result.Overrides, 0, Math.Min(overrides, cores));
            Assert.Equal(result.Overrides, result.Core.Count);
            Assert.Equal(Math.Min(positions, scores.Length) + result.Overrides, result.Choices.Count(choice => choice.IsSelected));
            Assert.Equal(scores.OrderDescending(), result.Choices.Select(choice => choice.Score));
        });

    private static SmartDiversificationResult Select((string Asset, double Score)[] items, params string[] core) =>
        SmartDiversification.Select([.. items.Select(item => new DiversificationItem(item.Asset, item.Score))], core.ToHashSet(), BucketMap.Default, new CoreAssetOptions(), s_one);
}
