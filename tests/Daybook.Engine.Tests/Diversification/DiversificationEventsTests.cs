using Daybook.Engine.Diversification;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Events;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Diversification;

public sealed class DiversificationEventsTests
{
    private static readonly DateTimeOffset s_at = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_full_bucket_a_cut_and_the_whole_are_events()
    {
        BucketItem[] items = [new("AAPL", 0.9, IsHeld: false, 0.3), new("MSFT", 0.7, IsHeld: true, 0.2), new("META", 0.6, IsHeld: false, 0.1)];
        var result = BucketLimits.Apply(items, new HashSet<string>(), BucketMap.Default, new BucketLimitOptions { MaxPositions = 2 });

        var events = DiversificationEvents.Of(result, s_at, "Reflation");

        Assert.Equal(
            [(EventTypes.AllocationLimitHit, "MSFT"), (EventTypes.AllocationLimitHit, "AAPL"), (EventTypes.BucketLimitEnforced, "META"), (EventTypes.BucketDiversificationApplied, null)],
            events.Select(seen => (seen.Type, seen.Asset)));
        Assert.All(events, seen => Assert.Equal(("Reflation", s_at), (seen.Regime, seen.OccurredAt)));
        Assert.Equal("Risk Assets would come to 0.5000, over 0.4000: 0.1600 is left of 0.2000", events[0].Reason);
        Assert.Equal("""{"code":"scaled","bucket":"Risk Assets","allocation":0.5,"allocation_limit":0.4,"requested_size":0.2}""", events[0].Metadata!.ToString());
        Assert.Equal("""{"code":"bucket_full","bucket":"Risk Assets","bucket_positions":2,"bucket_limit":2}""", events[2].Metadata!.ToString());
        Assert.Equal("2 of 3 assets are left, 1 buckets are represented; 1 more should be", events[3].Reason);
        Assert.Equal("""{"assets_before":3,"assets_after":2,"buckets_represented":1,"missing_buckets":1}""", events[3].Metadata!.ToString());
    }

    [Fact]
    public void Overrides_and_those_without_one_are_events()
    {
        DiversificationItem[] items = [new("AAPL", 0.99), new("MSFT", 0.96), new("META", double.NaN)];
        var result = SmartDiversification.Select(items, new HashSet<string>(), BucketMap.Default, new CoreAssetOptions(), new BucketLimitOptions { MaxPositions = 1 });

        var events = DiversificationEvents.Of(result, s_at);

        Assert.Equal([(EventTypes.BucketOverrideGranted, "MSFT", "override"), (EventTypes.BucketLimitEnforced, "META", "block")], events.Select(seen => (seen.Type, seen.Asset, seen.Action)));
        Assert.Equal("score 0.960 reaches 0.95: let into Risk Assets, which has 1 positions of at most 1", events[0].Reason);
        Assert.Equal(
            """{"code":"override","bucket":"Risk Assets","threshold":0.95,"overrides_used":1,"bucket_positions":1,"bucket_limit":1}""",
            events[0].Metadata!.ToString());
        Assert.Equal("Risk Assets has 2 positions of at most 1, and its score is under 0.95", events[1].Reason);
    }
}
