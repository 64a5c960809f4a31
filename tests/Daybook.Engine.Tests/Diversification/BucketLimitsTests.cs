using Daybook.Engine.Diversification;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Diversification;

public sealed class BucketLimitsTests
{
    private static readonly BucketLimitOptions s_options = new() { MaxPositions = 2 };

    private static readonly BucketItem[] s_risky =
    [
        new("AAPL", 0.9, IsHeld: false, 0.1), new("MSFT", 0.7, IsHeld: true, 0.1), new("NVDA", 0.8, IsHeld: true, 0.1), new("META", 0.6, IsHeld: true, 0.1),
    ];

    [Fact]
    public void Held_assets_come_first_and_then_the_score_decides()
    {
        var result = Apply(s_risky);

        Assert.Equal(
            [("NVDA", BucketCodes.WithinLimits), ("MSFT", BucketCodes.WithinLimits), ("META", BucketCodes.BucketFull), ("AAPL", BucketCodes.BucketFull)],
            result.Choices.Select(choice => (choice.Asset, choice.Code)));
        Assert.Equal([new BucketUse("Risk Assets", 2, 0.2, 0.2)], result.Buckets);
    }

    [Fact]
    public void With_overflow_all_that_is_held_stays() =>
        Assert.Equal(["NVDA", "MSFT", "META"], Selected(Apply(s_risky, options: s_options with { AllowOverflow = true })));

    [Fact]
    public void A_core_asset_always_has_its_place_and_its_size()
    {
        var result = Apply(s_risky, ["AAPL"], s_options with { MaxAllocation = 0.15 });

        Assert.Equal(["NVDA", "AAPL"], Selected(result));
        Assert.Equal((BucketCodes.Scaled, 0.05), (result.Choices[0].Code, Math.Round(result.Choices[0].Size, 9)));
        Assert.Equal((BucketCodes.CoreAsset, 0.1), (result.Choices[3].Code, result.Choices[3].Size));
    }

    [Fact]
    public void Where_core_assets_use_all_of_the_allocation_the_others_are_left_out()
    {
        var result = Apply(s_risky, ["AAPL"], s_options with { MaxAllocation = 0.1 });

        Assert.Equal(["AAPL"], Selected(result));
        Assert.Equal((BucketCodes.NoAllocationLeft, 0), (result.Choices[0].Code, result.Choices[0].Size));
    }

    [Fact]
    public void An_allocation_that_is_just_reached_is_not_cut() =>
        Assert.All(Apply(s_risky, options: s_options with { MaxAllocation = 0.2 }).Choices.Where(choice => choice.IsSelected), choice => Assert.Equal(0.1, choice.Size));

    [Fact]
    public void Unknown_assets_share_one_bucket_with_its_limits() =>
        Assert.Equal(["Y", "Z"], Selected(Apply([new("X", 0.1, IsHeld: false, 0.1), new("Y", 0.3, IsHeld: false, 0.1), new("Z", 0.2, IsHeld: false, 0.1)])));

    [Fact]
    public void Missing_buckets_are_counted_and_nobody_is_bought_for_them()
    {
        var result = Apply(s_risky, options: s_options with { MinRepresented = 3 });

        Assert.Equal((1, 2), (result.BucketsRepresented, result.MissingBuckets));
        Assert.Equal(4, result.Choices.Count);
        Assert.Equal(0, Apply(s_risky, options: s_options with { MinRepresented = 1 }).MissingBuckets);
    }

    [Fact]
    public void Nothing_leaves_nothing()
    {
        var result = Apply([]);

        Assert.Empty(result.Choices);
        Assert.Equal((0, 2), (result.BucketsRepresented, result.MissingBuckets));
    }

    private static IEnumerable<string> Selected(BucketLimitResult result) => result.Choices.Where(choice => choice.IsSelected).Select(choice => choice.Asset);

    private static BucketLimitResult Apply(BucketItem[] items, string[]? core = null, BucketLimitOptions? options = null) =>
        BucketLimits.Apply(items, (core ?? []).ToHashSet(), BucketMap.Default, options ?? s_options);
}
