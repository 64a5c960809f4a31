using CsCheck;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Protections;

public sealed class GraceTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly GraceOptions Options = new();

    private static readonly Gen<GraceOptions> AnyOptions = Gen.Select(Gen.Int[1, 30], Gen.Double[0.1, 1], Gen.Double[0.01, 0.5], (days, rate, floor) => new GraceOptions
    {
        Days = days,
        DecayRate = rate,
        MinFactor = floor,
    });

    [Fact]
    public void Decay_never_grows_and_never_passes_the_floor() => Gen.Select(AnyOptions, Gen.Double[0.001, 1], Gen.Int[-5, 60], Gen.Int[0, 60]).Sample((options, size, hours, later) =>
    {
        var entry = new GraceEntry(Start, size, size, 0);
        var at = Start.AddHours(12 * hours);
        var (now, then) = (entry.SizeAt(at, options), entry.SizeAt(at.AddHours(12 * later), options));
        Assert.True(then <= now);
        Assert.True(now <= size + 1e-6);
        Assert.True(then >= (size * options.MinFactor) - 1e-6);
    }, iter: 2_000);

    [Fact]
    public void A_close_is_refused_until_the_verdict_said() => Gen.Select(AnyOptions, Gen.Int[0, 900]).Sample((options, hours) =>
    {
        var state = Entered(options);
        var verdict = GraceProtection.Decide(state, new TradeRequest("AAA", TradeAction.Close, Start.AddHours(hours)), options);
        if (verdict.BlockedUntil is not { } until)
            return;
        Assert.False(GraceProtection.Decide(state, new TradeRequest("AAA", TradeAction.Close, until.AddTicks(-1)), options).Allows);
        Assert.True(GraceProtection.Decide(state, new TradeRequest("AAA", TradeAction.Close, until), options).Allows);
    }, iter: 500);

    [Fact]
    public void A_position_is_never_closed_on_the_day_it_enters() => AnyOptions.Sample(options =>
    {
        var state = Entered(options);
        var review = GraceProtection.Review(state, Position(score: 0, Start.AddHours(23.9)), options);
        Assert.NotEqual(GraceStep.ForceClose, review.Step);
        Assert.False(GraceProtection.Decide(state, new TradeRequest("AAA", TradeAction.Close, Start.AddHours(23.9)), options).Allows);
    }, iter: 200);

    [Fact]
    public void A_score_at_the_threshold_is_not_under_it()
    {
        Assert.Equal(GraceStep.Hold, GraceProtection.Review(GraceState.Empty, Position(score: 0.6, Start), Options).Step);
        Assert.Equal(GraceStep.Start, GraceProtection.Review(GraceState.Empty, Position(score: Math.BitDecrement(0.6), Start), Options).Step);
    }

    [Fact]
    public void The_days_are_over_exactly_after_the_last_one()
    {
        var state = Entered(Options);
        Assert.Equal(GraceStep.Decay, GraceProtection.Review(state, Position(score: 0.1, Start.AddDays(5).AddTicks(-1)), Options).Step);
        Assert.Equal(GraceStep.ForceClose, GraceProtection.Review(state, Position(score: 0.1, Start.AddDays(5)), Options).Step);
    }

    [Fact]
    public void A_position_whose_days_are_over_shrinks_no_further()
    {
        var entry = Entered(Options).Of("AAA")!;
        Assert.Equal(0.1 * Math.Pow(0.8, 5), entry.SizeAt(Start.AddDays(5), Options), 6);
        Assert.Equal(entry.SizeAt(Start.AddDays(5), Options), entry.SizeAt(Start.AddDays(20), Options));
    }

    [Fact]
    public void A_person_releases_a_position_from_its_grace_period()
    {
        var released = GraceProtection.Apply(Entered(Options), ProtectionEvents.Release(ProtectionNames.Grace, "AAA", Start.AddDays(1), "Ada Byron", "It is delisted."));
        Assert.True(GraceProtection.Decide(released, new TradeRequest("AAA", TradeAction.Close, Start.AddDays(1)), Options).Allows);
    }

    [Theory]
    [InlineData(null, OverrideCodes.NoChange)]
    [InlineData(RegimeChangeSeverity.Normal, OverrideCodes.NotGrave)]
    [InlineData(RegimeChangeSeverity.High, OverrideCodes.RegimeChange)]
    [InlineData(RegimeChangeSeverity.Critical, OverrideCodes.RegimeChange)]
    public void Only_a_grave_change_makes_a_close_in_grace_eligible(RegimeChangeSeverity? severity, string code)
    {
        var verdict = GraceProtection.Decide(Entered(Options), new TradeRequest("AAA", TradeAction.Close, Start.AddDays(1), new OverrideContext(severity, IsEmergency: true)), Options);
        Assert.Equal((code, code == OverrideCodes.RegimeChange), (verdict.Override!.Code, verdict.Override.IsEligible));
    }

    [Fact]
    public void A_position_that_is_closed_leaves_grace() =>
        Assert.Empty(GraceProtection.Apply(Entered(Options), Happened.Closed("AAA", Start.AddDays(1))).Entries);

    [Fact]
    public void A_recovered_position_leaves_grace_and_keeps_its_size()
    {
        var state = Entered(Options);
        var review = GraceProtection.Review(state, Position(score: 0.7, Start.AddDays(2)) with { Size = 0.05 }, Options);
        Assert.Equal((GraceStep.Recovery, 0.05), (review.Step, review.Size));
        Assert.Empty(review.Events.Aggregate(state, GraceProtection.Apply).Entries);
    }

    [Fact]
    public void An_asset_that_becomes_a_core_asset_leaves_grace()
    {
        var review = GraceProtection.Review(Entered(Options), Position(score: 0.1, Start.AddDays(1)) with { IsExempt = true }, Options);
        Assert.Equal(GraceStep.Hold, review.Step);
        Assert.Empty(review.Events.Aggregate(Entered(Options), GraceProtection.Apply).Entries);
    }

    [Fact]
    public void Asking_changes_nothing_and_a_second_review_of_the_day_shrinks_no_further()
    {
        var state = Entered(Options);
        var first = GraceProtection.Review(state, Position(score: 0.1, Start.AddDays(2)), Options);
        var after = first.Events.Aggregate(state, GraceProtection.Apply);
        var second = GraceProtection.Review(after, Position(score: 0.1, Start.AddDays(2).AddHours(3)) with { Size = first.Size }, Options);
        Assert.Equal(first.Size, second.Size);
        Assert.Empty(second.Events);
    }

    private static GracePosition Position(double score, DateTimeOffset at) => new("AAA", score, 0.1, 0.6, at);

    private static GraceState Entered(GraceOptions options) => GraceProtection
        .Review(GraceState.Empty, Position(score: 0.1, Start), options).Events.Aggregate(GraceState.Empty, (GraceState state, PortfolioEvent happened) => GraceProtection.Apply(state, happened));

    /// <summary>What a number is in binary decides, and a real half goes to the even digit.</summary>
    [Theory]
    [InlineData(0.127575, 0.5, 0.063787)]
    [InlineData(0.0078125, 1, 0.007812)]
    [InlineData(0.0234375, 1, 0.023438)]
    [InlineData(0.1234565, 1, 0.123456)]
    [InlineData(0.1234575, 1, 0.123457)]
    [InlineData(0.15, 1, 0.15)]
    [InlineData(0, 1, 0)]
    public void Sizes_are_rounded_as_the_reference_system_rounds_them(double size, double factor, double rounded)
    {
        var options = Options with { DecayRate = factor, MinFactor = 0.01 };

        Assert.Equal(rounded, new GraceEntry(Start, size, size, 0).SizeAt(Start.AddDays(1), options));
    }
}
