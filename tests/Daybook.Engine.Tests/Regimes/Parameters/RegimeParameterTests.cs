using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Sizing;
using Daybook.Market.Regimes;
using static Daybook.Engine.Tests.Regimes.MakeRegimes;

namespace Daybook.Engine.Tests.Regimes.Parameters;

public sealed class RegimeParameterTests
{
    [Fact]
    public void A_regime_that_the_table_does_not_name_leaves_the_limits_as_they_are() =>
        Assert.Equal(new RegimeParameters(), RegimeParameterTable.Of(MarketRegime.Parse("Stagflation")));

    [Theory]
    [InlineData("Goldilocks", 1.2, 1.1, 1.0, -0.05, -0.03, SizingMode.ScoreWeighted, 0.02, 1.0, 0, 0, 0, -0.02, 0, 0, 0.05, 0)]
    [InlineData("Deflation", 0.8, 0.7, 0.9, 0.05, 0.08, SizingMode.EqualWeight, -0.05, 0.7, 2, 1, 3, 0.03, -10, -1, -0.05, 1)]
    [InlineData("Inflation", 1.0, 0.9, 1.0, 0, 0.02, SizingMode.Adaptive, 0, 0.9, 1, 0, 1, 0, 0, 0, 0, 0)]
    [InlineData("Reflation", 1.3, 1.2, 1.1, -0.03, -0.05, SizingMode.ScoreWeighted, 0.03, 1.1, -1, 0, -1, -0.01, 5, 1, 0.1, 0)]
    public void Every_regime_starts_from_its_row(
        string regime, double limit, double maxNew, double maxTotal, double score, double scoreNew, SizingMode sizing, double single,
        double risk, int grace, int holding, double whipsaw, double core, int expiry, int maxCore, double bucket, int buckets) =>
        Assert.Equal(
            new RegimeParameters
            {
                PositionLimitMultiplier = limit,
                MaxNewMultiplier = maxNew,
                MaxTotalMultiplier = maxTotal,
                ScoreThresholdAdjustment = score,
                NewPositionThresholdAdjustment = scoreNew,
                Sizing = sizing,
                MaxSingleAdjustment = single,
                RiskScaling = risk,
                GraceDaysAdjustment = grace,
                MinHoldingDaysAdjustment = holding,
                WhipsawDaysAdjustment = whipsaw,
                CoreThresholdAdjustment = core,
                CoreExpiryDaysAdjustment = expiry,
                MaxCoreAdjustment = maxCore,
                BucketMaxAdjustment = bucket,
                MinBucketsAdjustment = buckets,
            },
            RegimeParameterTable.Of(MarketRegime.Parse(regime)));

    [Fact]
    public void Sizes_and_limits_are_scaled_by_confidence_and_stability()
    {
        var parameters = Map(Reading("Goldilocks", confidence: 0.5, stability: 0.5));
        Assert.Equal((1.2, 1.0, 0.02), (parameters.PositionLimitMultiplier, parameters.RiskScaling, parameters.MaxSingleAdjustment));

        parameters = Map(Reading("Goldilocks", confidence: 1, stability: 0));
        Assert.Equal(1.2 * 1.05, parameters.PositionLimitMultiplier, 9);
        Assert.Equal(1.05, parameters.RiskScaling, 9);
        Assert.Equal(0.02 * 1.05, parameters.MaxSingleAdjustment, 9);
        Assert.Equal((-0.05, 1.1), (parameters.ScoreThresholdAdjustment, parameters.MaxNewMultiplier));
    }

    [Theory]
    [InlineData("Goldilocks", "Deflation", RegimeChangeSeverity.High, 0.6, 0.1, 0.5, 3, 5)]
    [InlineData("Goldilocks", "Inflation", RegimeChangeSeverity.High, 0.8, 0.05, 0.7, 0, 0)]
    [InlineData("Deflation", "Inflation", RegimeChangeSeverity.Critical, 1.4, -0.08, 1.3, 0, 0)]
    [InlineData("Goldilocks", "Reflation", RegimeChangeSeverity.High, 1.15, -0.02, 1.05, 0, 0)]
    [InlineData("Reflation", "Inflation", RegimeChangeSeverity.High, 0.9, 0.03, 0.85, 0, 0)]
    [InlineData("Deflation", "Reflation", RegimeChangeSeverity.High, 1.5, -0.05, 1.4, -2, 0)]
    [InlineData("Inflation", "Goldilocks", RegimeChangeSeverity.Critical, 0.7, 0.05, 0.6, 2, 3)]
    [InlineData("Inflation", "Goldilocks", RegimeChangeSeverity.High, 0.85, 0.02, 0.8, 1, 1)]
    [InlineData("Inflation", "Goldilocks", RegimeChangeSeverity.Normal, 0.95, 0.01, 0.9, 0, 0)]
    [InlineData(null, "Deflation", RegimeChangeSeverity.Normal, 0.95, 0.01, 0.9, 0, 0)]
    public void A_transition_adjusts_by_its_pair_or_its_severity_weighted_by_momentum(
        string? from, string to, RegimeChangeSeverity severity, double limit, double score, double risk, double grace, double whipsaw)
    {
        var start = RegimeParameterTable.Of(MarketRegime.Parse(to));
        var transition = new RegimeTransition(from is null ? null : MarketRegime.Parse(from), MarketRegime.Parse(to), severity, 0.5, Day(8), Day(10));
        var parameters = Map(Reading(to), transition);

        Assert.Equal(start.PositionLimitMultiplier * (1 + ((limit - 1) * 0.5)), parameters.PositionLimitMultiplier, 9);
        Assert.Equal(start.ScoreThresholdAdjustment + (score * 0.5), parameters.ScoreThresholdAdjustment, 9);
        Assert.Equal(start.RiskScaling * (1 + ((risk - 1) * 0.5)), parameters.RiskScaling, 9);
        Assert.Equal(start.WhipsawDaysAdjustment + (whipsaw * 0.5), parameters.WhipsawDaysAdjustment, 9);
        Assert.Equal((int)(start.GraceDaysAdjustment + (grace * 0.5)), parameters.GraceDaysAdjustment);
    }

    [Fact]
    public void Numbers_move_most_of_the_way_from_those_before_and_whole_ones_jump()
    {
        var before = RegimeParameterTable.Of(MarketRegime.Deflation);
        var now = RegimeParameterTable.Of(MarketRegime.Reflation);
        var parameters = RegimeParameterMapping.Map(Reading("Reflation"), null, before);

        (double Before, double Now, double Mapped)[] smooth =
        [
            (before.PositionLimitMultiplier, now.PositionLimitMultiplier, parameters.PositionLimitMultiplier),
            (before.MaxNewMultiplier, now.MaxNewMultiplier, parameters.MaxNewMultiplier),
            (before.MaxTotalMultiplier, now.MaxTotalMultiplier, parameters.MaxTotalMultiplier),
            (before.ScoreThresholdAdjustment, now.ScoreThresholdAdjustment, parameters.ScoreThresholdAdjustment),
            (before.NewPositionThresholdAdjustment, now.NewPositionThresholdAdjustment, parameters.NewPositionThresholdAdjustment),
            (before.MaxSingleAdjustment, now.MaxSingleAdjustment, parameters.MaxSingleAdjustment),
            (before.RiskScaling, now.RiskScaling, parameters.RiskScaling),
            (before.WhipsawDaysAdjustment, now.WhipsawDaysAdjustment, parameters.WhipsawDaysAdjustment),
            (before.CoreThresholdAdjustment, now.CoreThresholdAdjustment, parameters.CoreThresholdAdjustment),
            (before.BucketMaxAdjustment, now.BucketMaxAdjustment, parameters.BucketMaxAdjustment),
        ];
        Assert.All(smooth, item => Assert.Equal((0.3 * item.Before) + (0.7 * item.Now), item.Mapped, 9));
        Assert.Equal((SizingMode.ScoreWeighted, -1, 0, 5, 1, 0), (
            parameters.Sizing, parameters.GraceDaysAdjustment, parameters.MinHoldingDaysAdjustment, parameters.CoreExpiryDaysAdjustment, parameters.MaxCoreAdjustment, parameters.MinBucketsAdjustment));
    }

    [Fact]
    public void Parameters_stay_within_their_limits()
    {
        var wild = new RegimeParameters { PositionLimitMultiplier = 90, ScoreThresholdAdjustment = 9, RiskScaling = 90, MaxSingleAdjustment = 9 };
        var high = RegimeParameterMapping.Map(Reading("Goldilocks"), null, wild);
        Assert.Equal((2.0, 0.2, 2.0, 0.1), (high.PositionLimitMultiplier, high.ScoreThresholdAdjustment, high.RiskScaling, high.MaxSingleAdjustment));

        var low = new RegimeParameters { PositionLimitMultiplier = -90, ScoreThresholdAdjustment = -9, RiskScaling = -90, MaxSingleAdjustment = -9 };
        var held = RegimeParameterMapping.Map(Reading("Goldilocks"), null, low);
        Assert.Equal((0.3, -0.2, 0.3, -0.1), (held.PositionLimitMultiplier, held.ScoreThresholdAdjustment, held.RiskScaling, held.MaxSingleAdjustment));
    }

    [Fact]
    public void Days_of_grace_are_cut_towards_0_and_held_to_their_limits()
    {
        Assert.Equal(-1, Map(Reading("Reflation"), Changed("Deflation", "Reflation", 0.4)).GraceDaysAdjustment);
        Assert.Equal(4, Map(Reading("Deflation"), Changed("Goldilocks", "Deflation", 0.9)).GraceDaysAdjustment);
        Assert.Equal(10, Map(Reading("Deflation"), Changed("Goldilocks", "Deflation", 90)).GraceDaysAdjustment);
        Assert.Equal(-5, Map(Reading("Reflation"), Changed("Deflation", "Reflation", 90)).GraceDaysAdjustment);

        static RegimeTransition Changed(string from, string to, double momentum) => Transition(momentum: momentum) with { From = MarketRegime.Parse(from), To = MarketRegime.Parse(to) };
    }

    [Theory]
    [InlineData("Goldilocks", "Risk Assets,Growth,Large Caps,High Beta")]
    [InlineData("Deflation", "Treasurys,Long Rates,Defensive Assets,Gold")]
    [InlineData("Inflation", "Industrial Commodities,Energy Commodities,Gold,Value")]
    [InlineData("REFLATION", "Cyclicals,Value,International,SMID Caps")]
    [InlineData("Stagflation", "Risk Assets")]
    public void A_regime_favours_buckets(string regime, string favoured) => Assert.Equal(favoured.Split(','), RegimeBuckets.Favoured(MarketRegime.Parse(regime)));

    /// <summary>With the middle values of confidence and stability, which scale nothing.</summary>
    private static RegimeReading Reading(string regime, double confidence = 0.5, double stability = 0.5) =>
        new(Day(10), MarketRegime.Parse(regime), confidence, stability, 0.25, Day(0));

    private static RegimeParameters Map(RegimeReading reading, RegimeTransition? transition = null) => RegimeParameterMapping.Map(reading, transition, null);
}
