using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>Which targets give up what all of them together are over a limit.</summary>
public sealed class TargetLimitsTests
{
    [Fact]
    public void The_position_that_has_grown_most_gives_up_first_and_the_others_only_what_is_still_over()
    {
        Target[] targets = [Hold("A", 0.30, 0.31), Hold("B", 0.30, 0.33), Hold("C", 0.30, 0.32)];

        Assert.Equal(["B"], Trimmed(targets, 0.935));
        Assert.Equal(["B", "C"], Trimmed(targets, 0.925));
        Assert.Equal(["A", "B", "C"], Trimmed(targets, 0.905));
        Assert.Empty(Trimmed(targets, 0.96));
    }

    [Fact]
    public void Only_a_hold_that_aimed_at_less_is_trimmed()
    {
        Target[] targets =
        [
            Hold("A", 0.32, 0.31), Hold("B", 0.30, 0.30), new("C", TradeAction.Decrease, 0.2, 0.5, TargetCodes.Sized), new("D", TradeAction.Increase, 0.2, 0.1, TargetCodes.Sized),
            new("E", TradeAction.Close, 0, 0.2, TargetCodes.NotSelected),
        ];

        Assert.Equal(targets, TargetLimits.Trim(targets, 0.5));
    }

    [Fact]
    public void A_trimmed_position_is_made_as_large_as_was_aimed_at_and_says_why_unless_its_grace_period_does()
    {
        Target[] targets = [Hold("A", 0.30, 0.31), Hold("B", 0.30, 0.31) with { Code = TargetCodes.Kept }];

        Assert.Equal(
            [new("A", TradeAction.Decrease, 0.30, 0.31, TargetCodes.Trimmed), new("B", TradeAction.Decrease, 0.30, 0.31, TargetCodes.Kept)], TargetLimits.Trim(targets, 0.6));
    }

    [Fact]
    public void What_growth_leaves_when_it_is_not_worth_a_trade_is_taken_from_the_others()
    {
        var options = RebalanceOptions.Of(EngineConfiguration.Default.With([new("buckets.enabled", "true"), new("buckets.max_allocation", "0.2")]), new BucketMap([new("Shares", ["X", "Y", "N"])]));
        MarketSnapshot snapshot = new() { At = DateTimeOffset.UnixEpoch, Universe = [MakeSnapshots.Asset("X", 0.9, 0.15), MakeSnapshots.Asset("Y", 0.9, 0.05), MakeSnapshots.Asset("N", 0.9)] };
        Target[] targets = [Hold("X", 0.15, 0.15), new("Y", TradeAction.Increase, 0.1, 0.05, TargetCodes.Sized), new("N", TradeAction.Open, 0.1, 0, TargetCodes.Sized)];

        var fitted = TargetLimits.FitGrowth(new Workbench(EngineState.Empty, snapshot, options, isRead: false), targets);

        Assert.Equal([(TradeAction.Hold, 0.15), (TradeAction.Hold, 0.05), (TradeAction.Open, 0)], fitted.Select(target => (target.Action, Math.Round(target.Held, 9))));
    }

    [Fact]
    public void A_bucket_cuts_no_core_asset_and_nothing_that_is_kept_whatever_its_score()
    {
        var configuration = EngineConfiguration.Default.With([new("buckets.enabled", "true"), new("buckets.max_allocation", "0.35"), new("core.enabled", "true")]);
        var options = RebalanceOptions.Of(configuration, new BucketMap([new("Shares", ["C", "U", "K", "N"])]));
        var state = EngineState.Empty.Apply(CoreAssetDesignation.Designate(CoreAssetState.Empty, "C", "Shares", 0.97, DateTimeOffset.UnixEpoch, options.Protections.CoreAssets).Events);
        MarketSnapshot snapshot = new()
        {
            At = DateTimeOffset.UnixEpoch,
            Universe = [MakeSnapshots.Asset("C", 0.97, 0.1), MakeSnapshots.Asset("U", null, 0.1), MakeSnapshots.Asset("K", 0.3, 0.1), MakeSnapshots.Asset("N", 0.9)],
        };
        Target[] targets =
        [
            Hold("C", 0.1, 0.1), Hold("U", 0.1, 0.1) with { Code = TargetCodes.Unscored }, Hold("K", 0.1, 0.1) with { Code = TargetCodes.Kept },
            new("N", TradeAction.Open, 0.1, 0, TargetCodes.Sized),
        ];

        var fitted = TargetLimits.FitBuckets(new Workbench(state, snapshot, options, isRead: false), targets);

        Assert.Equal(targets[..3], fitted.Take(3));
        Assert.Equal((0.05, TargetCodes.Resized), (Math.Round(fitted[3].Size, 9), fitted[3].Code));
    }

    private static Target Hold(string asset, double size, double current) => new(asset, TradeAction.Hold, size, current, TargetCodes.Sized);

    private static IEnumerable<string> Trimmed(Target[] targets, double limit) =>
        TargetLimits.Trim(targets, limit).Where(target => target.Action == TradeAction.Decrease).Select(target => target.Asset);
}
