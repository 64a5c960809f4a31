using System.Reflection;
using Daybook.Engine.Auditing;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Regimes;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Configuration.Support;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Configuration;

public sealed class ConfiguredOptionsTests
{
    /// <summary>Every record of options that comes from a configuration.</summary>
    private static readonly (string Name, Func<EngineConfiguration, object> Map)[] Mapped =
    [
        ("limits", configuration => configuration.ToLimits()),
        ("selection", configuration => configuration.ToSelection()),
        ("scoring", configuration => configuration.ToScoring()),
        ("sizing", configuration => configuration.ToSizing()),
        ("buckets", configuration => configuration.ToBuckets()),
        ("diversification", configuration => configuration.ToDiversification()),
        ("grace", configuration => configuration.ToProtections().Grace),
        ("holding", configuration => configuration.ToProtections().Holding),
        ("whipsaw", configuration => configuration.ToProtections().Whipsaw),
        ("core", configuration => configuration.ToProtections().CoreAssets),
        ("overrides", configuration => configuration.ToRegimes().Overrides),
    ];

    /// <summary>The options that a parameter sets. A parameter that is not here sets none.</summary>
    private static readonly Dictionary<string, string[]> Obeyed = new(StringComparer.Ordinal)
    {
        ["selection.max_positions"] = ["limits.MaxPositions", "selection.MaxTotalPositions"],
        ["selection.max_new_positions"] = ["selection.MaxNewPositions"],
        ["selection.min_score"] = ["selection.MinScoreThreshold"],
        ["selection.min_new_score"] = ["selection.MinScoreNewPosition"],
        ["scoring.technical"] = ["scoring.EnableTechnicalAnalysis"],
        ["scoring.fundamental"] = ["scoring.EnableFundamentalAnalysis"],
        ["scoring.technical_weight"] = ["scoring.TechnicalWeight"],
        ["scoring.fundamental_weight"] = ["scoring.FundamentalWeight"],
        ["sizing.target_allocation"] = ["limits.MaxAllocation", "sizing.TargetTotalAllocation"],
        ["sizing.dynamic"] = ["sizing.EnableDynamicSizing"],
        ["sizing.mode"] = ["sizing.Mode"],
        ["sizing.max_initial_size"] = ["limits.MaxPositionSize", "sizing.MaxSinglePositionPct"],
        ["sizing.min_size"] = ["sizing.MinPositionSize"],
        ["sizing.two_stage"] = ["sizing.EnableTwoStageSizing"],
        ["sizing.max_final_size"] = ["sizing.MaxSinglePosition"],
        ["sizing.residual_strategy"] = ["sizing.ResidualStrategy"],
        ["sizing.max_residual_size"] = ["sizing.MaxResidualPerAsset"],
        ["sizing.max_residual_multiple"] = ["sizing.MaxResidualMultiple"],
        ["buckets.max_positions"] = ["buckets.MaxPositionsPerBucket", "diversification.MaxPositionsPerBucket"],
        ["buckets.max_allocation"] = ["buckets.MaxAllocationPerBucket"],
        ["buckets.min_represented"] = ["buckets.MinBucketsRepresented"],
        ["buckets.allow_overflow"] = ["buckets.AllowBucketOverflow"],
        ["grace.enabled"] = ["grace.IsEnabled"],
        ["grace.days"] = ["grace.Days"],
        ["grace.decay_rate"] = ["grace.DecayRate"],
        ["grace.min_factor"] = ["grace.MinFactor"],
        ["holding.min_days"] = ["holding.MinDays"],
        ["holding.max_days"] = ["holding.MaxDays"],
        ["holding.override_cooldown_days"] = ["holding.OverrideCooldownDays", "overrides.CooldownDays"],
        ["whipsaw.enabled"] = ["whipsaw.IsEnabled"],
        ["whipsaw.max_cycles"] = ["whipsaw.MaxCycles"],
        ["whipsaw.period_days"] = ["whipsaw.PeriodDays"],
        ["whipsaw.min_duration_hours"] = ["whipsaw.MinDurationHours"],
        ["core.enabled"] = ["core.IsEnabled"],
        ["core.max_assets"] = ["core.MaxAssets", "diversification.MaxCoreAssets"],
        ["core.override_threshold"] = ["diversification.CoreAssetOverrideThreshold"],
        ["core.max_overrides"] = ["diversification.SmartDiversificationOverrides"],
        ["core.expiry_days"] = ["core.ExpiryDays"],
        ["core.extension_limit"] = ["core.MaxExtensions"],
        ["core.max_underperformance"] = ["core.UnderperformanceThreshold"],
        ["core.underperformance_days"] = ["core.UnderperformanceDays"],
        ["core.check_interval_days"] = ["core.CheckDays"],
        ["regimes.overrides"] = ["overrides.IsEnabled"],
        ["regimes.override_severity"] = ["overrides.LeastSeverity"],
    };

    /// <summary>The parameters that set no option: they are for who asks the engine, or for what the engine does not do.</summary>
    private static readonly string[] WithoutOption =
    [
        "selection.correlation_limit", "selection.correlation_window_days", "scoring.timeframes", "buckets.enabled", "regimes.min_trending_confidence",
        "rebalance.frequency", "rebalance.calendar", "rebalance.cash", "rebalance.commission", "rebalance.slippage",
    ];

    /// <summary>The options that no parameter sets.</summary>
    private static readonly string[] WithoutParameter =
    [
        "scoring.Technical", "holding.OverrideReachDays", "whipsaw.OverrideCooldownHours", "overrides.Budget", "overrides.ValidHours", "overrides.AllowUnconfirmed",
    ];

    [Fact]
    public void The_defaults_of_the_configuration_are_those_of_the_options_but_for_core_assets_which_start_off()
    {
        var (expected, configuration) = (new ProtectionOptions(), EngineConfiguration.Default);
        Assert.Equal(expected with { CoreAssets = expected.CoreAssets with { IsEnabled = false } }, configuration.ToProtections());
        Assert.Equal(new PortfolioLimits(), configuration.ToLimits());
        Assert.Equal(new RegimeOptions(), configuration.ToRegimes());
        Assert.Equal(new ScoringOptions(), configuration.ToScoring());
        Assert.Equal(new SelectionOptions(), configuration.ToSelection());
        Assert.Equal(new SizingOptions(), configuration.ToSizing());
        Assert.Equal(new BucketLimitOptions(), configuration.ToBuckets());
        Assert.Equal(new SmartDiversificationOptions(), configuration.ToDiversification());
    }

    [Fact]
    public void A_parameter_sets_its_options_to_its_value_and_no_other()
    {
        var (before, reads) = (Options(EngineConfiguration.Default), ParameterAccess.Properties().ToDictionary(property => property.Key, property => property.Read, StringComparer.Ordinal));
        foreach (var parameter in ParameterRegistry.All)
        {
            var changed = ParameterAccess.Changed(parameter);
            var after = Options(changed);
            string[] moved = [.. after.Keys.Where(option => !Equals(before[option], after[option])).Order(StringComparer.Ordinal)];
            Assert.Equal(Obeyed.GetValueOrDefault(parameter.Key, []), moved);
            Assert.All(moved, option => Assert.Equal(reads[parameter.Key](changed), after[option]));
        }
    }

    [Fact]
    public void No_parameter_and_no_option_is_forgotten()
    {
        Assert.Equal(ParameterRegistry.All.Select(parameter => parameter.Key).Order(StringComparer.Ordinal), Obeyed.Keys.Concat(WithoutOption).Order(StringComparer.Ordinal));
        Assert.Equal(Options(EngineConfiguration.Default).Keys.Order(StringComparer.Ordinal), Obeyed.Values.SelectMany(options => options).Concat(WithoutParameter).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_switched_off_is_not_asked_and_not_audited()
    {
        var configuration = EngineConfiguration.Parse("whipsaw: { enabled: false }");
        Assert.DoesNotContain(ProtectionChain.Of(ProtectionState.Empty, configuration.ToProtections()), check => check.Protection == ProtectionNames.Whipsaw);

        var journal = new AuditedJournal { Configuration = configuration };
        var at = new DateTimeOffset(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);
        journal.Add(Happened.Opened("KO", at));
        journal.Add(Happened.Closed("KO", at.AddDays(10)));
        journal.Add(Happened.Opened("KO", at.AddDays(11)));
        await journal.FindsNothingAsync();
    }

    /// <summary>All options with their values.</summary>
    private static Dictionary<string, object?> Options(EngineConfiguration configuration) => (
        from mapped in Mapped
        let options = mapped.Map(configuration)
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        select KeyValuePair.Create($"{mapped.Name}.{property.Name}", property.GetValue(options))).ToDictionary(StringComparer.Ordinal);
}
