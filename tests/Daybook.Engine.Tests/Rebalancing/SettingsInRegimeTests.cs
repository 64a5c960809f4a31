using CsCheck;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Events;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Rebalancing;

/// <summary>What a regime's parameters make of the settings.</summary>
public sealed class SettingsInRegimeTests
{
    private static readonly EngineConfiguration s_obeying = EngineConfiguration.Default.With("regimes.apply_parameters", "true");

    private static readonly Gen<double> s_any = Gen.OneOf(Gen.Double[-2, 3], Gen.Const(0.0), Gen.Const(1e300), Gen.Const(-1e300), Gen.Const(double.MaxValue));

    private static readonly Gen<RegimeParameters> s_parameters = Gen.Select(s_any.Array[8], Gen.Int.Array[5]).Select((numbers, days) => new RegimeParameters
    {
        PositionLimitMultiplier = numbers[0],
        MaxNewMultiplier = numbers[1],
        MaxTotalMultiplier = numbers[1],
        ScoreThresholdAdjustment = numbers[2],
        NewPositionThresholdAdjustment = numbers[3],
        MaxSingleAdjustment = numbers[4],
        RiskScaling = numbers[5],
        WhipsawDaysAdjustment = numbers[6],
        CoreThresholdAdjustment = numbers[7],
        BucketMaxAdjustment = numbers[7],
        GraceDaysAdjustment = days[0],
        MinHoldingDaysAdjustment = days[1],
        CoreExpiryDaysAdjustment = days[2],
        MaxCoreAdjustment = days[3],
        MinBucketsAdjustment = days[4],
    });

    [Fact]
    public void Whatever_a_regime_asks_the_settings_stay_legal() => Gen.Select(s_parameters, Gen.Int[0, ConfigurationPresets.All.Count - 1], Gen.Const(MarketRegime.Deflation)).Sample((asked, preset, regime) =>
    {
        var configured = ConfigurationPresets.All[preset].Configuration.With("regimes.apply_parameters", "true");

        Assert.DoesNotContain(InForce(configured, regime, asked).Check(), finding => finding.Severity == Severity.Error);
    });

    [Fact]
    public void Parameters_that_ask_nothing_change_nothing_but_the_mode()
    {
        Assert.Equal(s_obeying, InForce(s_obeying, MarketRegime.Inflation, new RegimeParameters()));
        var alike = s_obeying.With("sizing.mode", "equal_weight");
        Assert.Equal(s_obeying, InForce(alike, MarketRegime.Inflation, new RegimeParameters()));
        Assert.Equal(alike, InForce(alike, MarketRegime.Parse("Stagflation"), new RegimeParameters()));
    }

    [Fact]
    public void Nothing_is_changed_without_leave_or_a_known_regime()
    {
        var asked = RegimeParameterTable.Of(MarketRegime.Deflation);

        Assert.Equal(EngineConfiguration.Default, InForce(EngineConfiguration.Default, MarketRegime.Deflation, asked));
        Assert.Equal(s_obeying, InForce(s_obeying, null, asked));
        Assert.Equal(s_obeying, InForce(s_obeying, MarketRegime.Deflation, null));
    }

    [Fact]
    public void Each_parameter_changes_its_setting()
    {
        var settings = InForce(s_obeying, MarketRegime.Deflation, RegimeParameterTable.Of(MarketRegime.Deflation));

        Assert.Equal((7, 2, 0.65, 0.73), (settings.Selection.MaxPositions, settings.Selection.MaxNewPositions, settings.Selection.MinScore, settings.Selection.MinNewScore));
        Assert.Equal((0.665, 0.15, 0.1, "EqualWeight"), (settings.Sizing.TargetAllocation, settings.Sizing.MaxInitialSize, settings.Sizing.MaxFinalSize, settings.Sizing.Mode.ToString()));
        Assert.Equal((0.35, 3), (settings.Buckets.MaxAllocation, settings.Buckets.MinRepresented));
        Assert.Equal((7, 4, 17), (settings.Grace.Days, settings.Holding.MinDays, settings.Whipsaw.PeriodDays));
        Assert.Equal((0.98, 80, 2), (settings.Core.OverrideThreshold, settings.Core.ExpiryDays, settings.Core.MaxAssets));
    }

    [Fact]
    public void A_new_position_needs_no_less_than_a_held_one_unless_it_is_configured_so()
    {
        var asked = new RegimeParameters { ScoreThresholdAdjustment = 0.15, NewPositionThresholdAdjustment = 0.08 };
        var odd = s_obeying.With([new("selection.min_score", "0.7"), new("selection.min_new_score", "0.6")]);

        Assert.Equal((0.75, 0.75), Scores(InForce(s_obeying, MarketRegime.Deflation, asked)));
        Assert.Equal((0.85, 0.68), Scores(InForce(odd, MarketRegime.Deflation, asked)));

        static (double, double) Scores(EngineConfiguration configuration) => (configuration.Selection.MinScore, configuration.Selection.MinNewScore);
    }

    private static EngineConfiguration InForce(EngineConfiguration configured, MarketRegime? regime, RegimeParameters? asked) =>
        RebalanceOptions.Of(configured).InForce(RegimeState.Empty with { InForce = regime, Parameters = asked }).Configuration;
}
