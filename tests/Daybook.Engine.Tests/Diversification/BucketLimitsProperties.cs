using CsCheck;
using Daybook.Engine.Diversification;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Diversification;

public sealed class BucketLimitsProperties
{
    private const double Rounding = 1e-9;

    private static readonly string[] s_assets = ["AAPL", "MSFT", "GOOGL", "NVDA", "TSLA", "META", "JNJ", "PG", "KO", "WMT", "XOM", "GLD", "SLV", "X", "Y", "Z"];

    private static readonly Gen<(BucketItem[] Items, HashSet<string> Core)> s_case = Gen
        .Select(Gen.Shuffle(s_assets), Gen.Select(Gen.Double[0, 1], Gen.Bool, Gen.Frequency((9, Gen.Double[0, 0.3]), (1, Gen.Const(double.NaN))), Gen.Int[0, 5]).Array[0, 16], (assets, facts) => (
            facts.Select((fact, i) => new BucketItem(assets[i], fact.Item1, fact.Item2, fact.Item3)).ToArray(),
            assets.Zip(facts).Where(pair => pair.Second.Item4 == 0).Select(pair => pair.First).ToHashSet()));

    private static readonly Gen<BucketLimitOptions> s_options = Gen.Select(Gen.Int[1, 6], Gen.Double[0.1, 1], Gen.Int[1, 10], Gen.Bool, (positions, allocation, buckets, overflow) => new BucketLimitOptions
    {
        MaxPositions = positions,
        MaxAllocation = allocation,
        MinRepresented = buckets,
        AllowOverflow = overflow,
    });

    [Fact]
    public void Only_core_assets_and_overflow_exceed_the_number_of_a_bucket() => Gen.Select(s_case, s_options).Sample((given, options) =>
    {
        var result = BucketLimits.Apply(given.Items, given.Core, BucketMap.Default, options with { AllowOverflow = false });

        Assert.All(result.Choices.GroupBy(choice => choice.Bucket), bucket => Assert.True(
            bucket.Count(choice => choice.IsSelected) <= Math.Max(options.MaxPositions, bucket.Count(choice => given.Core.Contains(choice.Asset)))));
    });

    [Fact]
    public void Only_core_assets_exceed_the_allocation_of_a_bucket_and_no_size_grows() => Gen.Select(s_case, s_options).Sample((given, options) =>
    {
        var result = BucketLimits.Apply(given.Items, given.Core, BucketMap.Default, options);

        Assert.All(result.Choices.GroupBy(choice => choice.Bucket), bucket => Assert.True(
            bucket.Sum(choice => choice.Size) <= Math.Max(options.MaxAllocation, bucket.Where(choice => given.Core.Contains(choice.Asset)).Sum(choice => choice.Size)) + Rounding));
        Assert.All(result.Choices, choice => Assert.InRange(choice.Size, 0, choice.SizeBefore + Rounding));
        Assert.All(result.Buckets, bucket => Assert.InRange(bucket.Allocation, 0, bucket.AllocationBefore + Rounding));
    });

    [Fact]
    public void Every_asset_is_judged_once_and_none_is_invented() => Gen.Select(s_case, s_options).Sample((given, options) =>
    {
        var result = BucketLimits.Apply(given.Items, given.Core, BucketMap.Default, options);

        Assert.Equal(given.Items.Select(item => item.Asset).Order(), result.Choices.Select(choice => choice.Asset).Order());
        Assert.All(result.Buckets, bucket => Assert.True(bucket.Positions > 0));
    });

    [Fact]
    public void Within_a_bucket_no_better_asset_is_left_out_for_a_worse_one_of_its_kind() => Gen.Select(s_case, s_options).Sample((given, options) =>
    {
        var held = given.Items.ToDictionary(item => item.Asset, item => item.IsHeld);
        var result = BucketLimits.Apply(given.Items, given.Core, BucketMap.Default, options);
        var ordinary = result.Choices.Where(choice => !given.Core.Contains(choice.Asset)).GroupBy(choice => (choice.Bucket, held[choice.Asset]));

        Assert.All(ordinary, kind => Assert.True(
            kind.Where(choice => choice.Code == BucketCodes.BucketFull).Select(choice => choice.Score).DefaultIfEmpty(0).Max()
            <= kind.Where(choice => choice.Code != BucketCodes.BucketFull).Select(choice => choice.Score).DefaultIfEmpty(1).Min()));
    });
}
