using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Tests.Protections;

public sealed class CoreAssetTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CoreAssetOptions Options = new() { Enabled = true };
    private static readonly CoreAssetState State = Apply(CoreAssetState.Empty, CoreAssetDesignation.Designate(CoreAssetState.Empty, "AAA", "Risk Assets", 0.97, Start, Options));

    [Fact]
    public void A_core_asset_is_kept_exactly_until_the_verdict_said()
    {
        var until = CoreAssetProtection.Decide(State, Close(Start)).BlockedUntil!.Value;
        Assert.False(CoreAssetProtection.Decide(State, Close(Start.AddDays(90))).Allows);
        Assert.False(CoreAssetProtection.Decide(State, Close(until.AddTicks(-TimeSpan.TicksPerMicrosecond))).Allows);
        Assert.True(CoreAssetProtection.Decide(State, Close(until)).Allows);
    }

    [Fact]
    public void Asking_after_the_term_revokes_nothing()
    {
        Assert.False(State.IsCore("AAA", Start.AddDays(91)));
        Assert.NotNull(State.Of("AAA"));
        var review = CoreAssetReview.One(State, "AAA", Start.AddDays(91), _ => null, Options);
        Assert.Equal(CoreAssetCodes.Expired, review.Code);
        Assert.Null(Apply(State, review).Of("AAA"));
    }

    [Fact]
    public void There_are_as_many_core_assets_as_there_may_be_and_not_one_more()
    {
        var options = Options with { MaxAssets = 2 };
        var two = Apply(State, CoreAssetDesignation.Designate(State, "BBB", "Risk Assets", 0.97, Start, options));
        Assert.Equal(2, two.Assets.Count);
        Assert.Equal(CoreAssetCodes.TooMany, CoreAssetDesignation.Designate(two, "CCC", "Risk Assets", 0.97, Start, options).Code);
    }

    [Fact]
    public void An_extension_never_shortens_the_term()
    {
        var change = CoreAssetDesignation.Extend(State, "AAA", 15, Start.AddDays(1), Options);
        Assert.True(change.IsDone);
        Assert.Equal(Start.AddDays(90), Apply(State, change).Of("AAA")!.ExpiresAt);
    }

    [Fact]
    public void A_term_is_extended_as_often_as_it_may_be_and_not_once_more()
    {
        var extended = Enumerable.Range(1, Options.ExtensionLimit).Aggregate(State, (state, day) => Apply(state, CoreAssetDesignation.Extend(state, "AAA", 100, Start.AddDays(day), Options)));
        Assert.Equal((2, Start.AddDays(102)), (extended.Of("AAA")!.Extensions, extended.Of("AAA")!.ExpiresAt));
        Assert.Equal(CoreAssetCodes.NoMoreExtensions, CoreAssetDesignation.Extend(extended, "AAA", 100, Start.AddDays(3), Options).Code);
    }

    [Fact]
    public void What_has_expired_is_not_extended() =>
        Assert.Equal(CoreAssetCodes.Expired, CoreAssetDesignation.Extend(State, "AAA", 15, Start.AddDays(91), Options).Code);

    [Theory]
    [InlineData(0.15, false)]
    [InlineData(0.1500001, true)]
    public void Only_more_than_the_limit_behind_the_peers_revokes(double lag, bool revoked) =>
        Assert.Equal(revoked, CoreAssetReview.One(State, "AAA", Start.AddDays(8), _ => lag, Options).IsDone);

    [Theory]
    [InlineData(0.105, CoreAssetCodes.Retain)]
    [InlineData(0.1050001, CoreAssetCodes.MonitorClosely)]
    public void More_than_seven_tenths_of_the_limit_is_to_be_watched(double lag, string code) =>
        Assert.Equal(code, CoreAssetReview.One(State, "AAA", Start.AddDays(8), _ => lag, Options).Code);

    [Fact]
    public void The_performance_is_looked_at_from_the_day_on_which_it_is_due()
    {
        Assert.Equal(CoreAssetCodes.NotDue, CoreAssetReview.One(State, "AAA", Start.AddDays(7).AddTicks(-1), _ => 0, Options).Code);
        Assert.Equal(CoreAssetCodes.Retain, CoreAssetReview.One(State, "AAA", Start.AddDays(7), _ => 0, Options).Code);
    }

    [Fact]
    public void A_person_releases_a_core_asset()
    {
        var released = CoreAssetProtection.Apply(State, ProtectionEvents.Release(ProtectionNames.CoreAsset, "AAA", Start.AddDays(1), "Ada Byron", "It is delisted."));
        Assert.True(CoreAssetProtection.Decide(released, Close(Start.AddDays(2))).Allows);
    }

    [Fact]
    public void Fewer_than_two_peers_give_no_verdict()
    {
        var returns = new Dictionary<string, double> { ["AAA"] = -0.5, ["BBB"] = 0.5 };
        Assert.Null(CorePerformance.Underperformance("AAA", ["AAA", "BBB", "CCC"], returns));
        returns["CCC"] = 0.3;
        Assert.Equal(0.9, CorePerformance.Underperformance("AAA", ["AAA", "BBB", "CCC"], returns)!.Value, 12);
    }

    private static TradeRequest Close(DateTimeOffset at) => new("AAA", TradeAction.Close, at, new OverrideContext(RegimeChangeSeverity.Critical, IsEmergency: true));

    private static CoreAssetState Apply(CoreAssetState state, CoreAssetChange change) => change.Events.Aggregate(state, CoreAssetProtection.Apply);
}
