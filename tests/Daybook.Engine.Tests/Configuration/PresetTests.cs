using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Tests.Configuration.Support;

namespace Daybook.Engine.Tests.Configuration;

/// <summary>The default and the presets are the reference's, and unlike there they are valid.</summary>
public sealed class PresetTests
{
    // The reference's name; its default; conservative, aggressive, adaptive, institutional. A dash is the default.
    private static readonly string[] Reference =
    [
        "max_total_positions 10 8 12 - 15",
        "max_new_positions 3 2 5 - 4",
        "min_score_threshold 0.6 0.65 0.55 - 0.62",
        "min_score_new_position 0.65 0.7 0.6 - 0.68",
        "max_single_position_pct 0.2 0.15 0.25 0.18 -",
        "target_total_allocation 0.95 0.9 0.98 - 0.96",
        "enable_technical_analysis true - - - -",
        "enable_fundamental_analysis true - - - -",
        "technical_weight 0.6 0.4 0.7 0.5 0.55",
        "fundamental_weight 0.4 0.6 0.3 0.5 0.45",
        "enable_bucket_diversification false true true true true",
        "max_positions_per_bucket 4 3 6 - 5",
        "max_allocation_per_bucket 0.4 0.35 0.6 - 0.35",
        "min_buckets_represented 2 3 - 3 4",
        "allow_bucket_overflow false - true - true",
        "correlation_limit 0.8 0.7 0.85 - 0.75",
        "correlation_window 60 - - - -",
        "enable_dynamic_sizing true false - - -",
        "sizing_mode adaptive equal_weight score_weighted - -",
        "max_single_position 0.15 0.12 0.2 - 0.16",
        "min_position_size 0.02 0.03 - - 0.015",
        "enable_two_stage_sizing true - - - -",
        "residual_strategy safe_top_slice - - proportional -",
        "max_residual_per_asset 0.05 - - - 0.04",
        "max_residual_multiple 10 - - - -",
        "enable_grace_periods true - - - -",
        "grace_period_days 5 7 3 - 4",
        "grace_decay_rate 0.8 0.85 0.75 - 0.85",
        "min_decay_factor 0.1 - - - -",
        "min_holding_period_days 3 5 1 - -",
        "max_holding_period_days 90 120 60 - 60",
        "enable_regime_overrides true false - - -",
        "regime_override_cooldown_days 30 - 14 21 28",
        "regime_severity_threshold high - - - -",
        "enable_whipsaw_protection true - - - -",
        "max_cycles_per_protection_period 1 - - - -",
        "whipsaw_protection_days 14 21 7 - 10",
        "min_position_duration_hours 4 - - - 2",
        "enable_core_asset_management false false true true true",
        "max_core_assets 3 - 2 2 -",
        "core_asset_override_threshold 0.95 - 0.92 - 0.96",
        "core_asset_expiry_days 90 - 60 - 75",
        "core_asset_underperformance_threshold 0.15 - - - 0.12",
        "core_asset_underperformance_period 30 - - - -",
        "core_asset_extension_limit 2 - - - -",
        "core_asset_performance_check_frequency 7 - - - 5",
        "smart_diversification_overrides 2 - - - -",
        "rebalance_frequency monthly - weekly - weekly",
        "min_trending_confidence 0.7 0.75 0.65 - 0.72",
        "cash 100000 - - - -",
        "commission 0.001 - - - -",
        "timeframes 1d,4h,1h - - - 1d,4h,1h,15m",
    ];

    public static TheoryData<string> Presets => [.. ConfigurationPresets.All.Select(preset => preset.Name)];

    [Fact]
    public void Values_are_those_of_the_reference()
    {
        EngineConfiguration[] configurations = [EngineConfiguration.Default, .. ConfigurationPresets.All.Select(preset => preset.Configuration)];
        foreach (var row in Reference.Select(row => row.Split(' ')))
        {
            var parameter = ParameterRegistry.All.Single(parameter => parameter.ReferenceName == row[0]);
            var expected = row[1..].Select(cell => cell == "-" ? row[1] : cell);
            Assert.Equal(expected, configurations.Select(configuration => parameter.TextOf(configuration).Trim('[', ']').Replace(" ", string.Empty, StringComparison.Ordinal)));
        }

        Assert.Equal(Reference.Length, ParameterRegistry.All.Count(parameter => parameter.ReferenceName is not null));
    }

    [Fact]
    public void The_default_is_valid()
    {
        Assert.DoesNotContain(EngineConfiguration.Default.Check(), finding => finding.IsError);
        Assert.Equal(EngineConfiguration.Default, ConfigurationTexts.Accepted(YamlText.Of(EngineConfiguration.Default)));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_is_valid(string name)
    {
        var preset = ConfigurationPresets.Find(name)!;

        Assert.DoesNotContain(preset.Configuration.Check(), finding => finding.IsError);
        Assert.Equal(preset.Configuration, ConfigurationTexts.Accepted(YamlText.Of(preset.Configuration)));
        Assert.Equal(preset.Configuration, ConfigurationTexts.Accepted($"preset: {name}"));
    }

    [Fact]
    public void As_many_positions_as_fit_may_exceed_the_target() =>
        Assert.Equal(0.2, ConfigurationTexts.Accepted("selection: { max_positions: 10 }\nsizing: { max_initial_size: 0.2, target_allocation: 0.95 }").Sizing.MaxInitialSize);

    [Fact]
    public void Whole_money_is_a_number_and_timeframes_are_a_list()
    {
        var configuration = ConfigurationTexts.Accepted("rebalance: { cash: 250000 }\nscoring: { timeframes: [1h, 1d] }");

        Assert.Equal(250_000, configuration.Rebalance.Cash);
        Assert.Equal(["1d", "1h"], configuration.Scoring.Timeframes);
    }

    [Fact]
    public void Keys_override_the_preset_wherever_it_stands()
    {
        var configuration = ConfigurationTexts.Accepted("grace: { days: 9 }\npreset: aggressive\nwhipsaw:\n  period_days: 28\n");

        Assert.Equal(ConfigurationPresets.Aggressive.Configuration with
        {
            Grace = ConfigurationPresets.Aggressive.Configuration.Grace with { Days = 9 },
            Whipsaw = ConfigurationPresets.Aggressive.Configuration.Whipsaw with { PeriodDays = 28 },
        }, configuration);
    }
}
