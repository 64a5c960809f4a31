using Daybook.Engine.Configuration;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Engine.WhatIf;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Configuration;

/// <summary>What takes options refuses illegal ones, without any configuration.</summary>
public sealed class OptionsRefusalTests
{
    private static readonly DateTimeOffset At = new(2025, 3, 3, 21, 0, 0, TimeSpan.Zero);

    /// <summary>A use of options, and what the refusal says.</summary>
    private static readonly Dictionary<string, (Action Use, string Message)> Uses = new(StringComparer.Ordinal)
    {
        ["selection"] = (() => AssetSelection.Decide(new SelectionInput { Items = [] }, new SelectionOptions { MaxPositions = 0, MaxNewPositions = 0 }, new SizingOptions()), "selection.max_positions: 0 is outside 1 to 50 (positions)\nselection.max_new_positions: 0 is outside 1 to 20 (positions)"),
        ["selection together"] = (() => new SelectionOptions { MaxPositions = 2 }.Validate(), "selection.max_new_positions: 3 new positions are more than the portfolio's 2"),
        ["scoring"] = (() => AssetScoring.Combine("KO", null, 0.5, isHeld: false, new ScoringOptions { TechnicalWeight = 0.7 }), "scoring.technical_weight: the weights 0.7 and 0.4 add up to 1.1, not to 1"),
        ["technical score"] = (() => AssetScoring.Of("KO", new CloseSeries([]), null, isHeld: false, At, new ScoringOptions(), new TechnicalScoreOptions { MomentumSkip = 300, SlowAverage = 0 }), "technical_score.slow_average: 0 is outside 1 to 10000 (closes)\ntechnical_score.momentum_skip: of the 252 days that momentum looks back, 300 are left out"),
        ["sizing"] = (() => AssetSelection.Decide(new SelectionInput { Items = [] }, new SelectionOptions(), new SizingOptions { MinSize = double.NaN, Mode = (SizingMode)9 }), "sizing.mode: 9 is none of adaptive, equal_weight, score_weighted\nsizing.min_size: NaN is not finite; expected: 0.001 to 0.1"),
        ["financing"] = (() => Financing.Fit([], new Dictionary<string, double>(), new HashSet<string>(), new SizingOptions { MaxFinalSize = 0.3 }), "sizing.max_final_size: the second stage would allow 0.3, but the first cuts to 0.2"),
        ["buckets"] = (() => BucketLimits.Apply([], new HashSet<string>(), BucketMap.Default, new BucketLimitOptions { MaxAllocation = 1.1 }), "buckets.max_allocation: 1.1 is outside 0.1 to 1 (of the portfolio)"),
        ["diversification"] = (() => SmartDiversification.Select([], new HashSet<string>(), BucketMap.Default, new CoreAssetOptions { OverrideThreshold = 0.5 }, new BucketLimitOptions()), "core.override_threshold: 0.5 is outside 0.8 to 1 (score)"),
        ["core"] = (() => CoreAssetReview.All(CoreAssetState.Empty, At, _ => null, new CoreAssetOptions { CheckIntervalDays = 0 }), "core.check_interval_days: 0 is outside 1 to 90 (days)"),
        ["grace"] = (() => GraceProtection.Locks(GraceState.Empty, new GraceOptions { Days = 31 }, At), "grace.days: 31 is outside 1 to 30 (days)"),
        ["holding"] = (() => HoldingProtection.Locks(HoldingState.Empty, new HoldingOptions { MinDays = 10, MaxDays = 9 }, At), "holding.max_days: a review after 9 days comes before the minimum holding period of 10 days"),
        ["whipsaw"] = (() => WhipsawProtection.Locks(WhipsawState.Empty, new WhipsawOptions { MaxCycles = 0 }, At), "whipsaw.max_cycles: 0 is outside 1 to 10 (cycles)"),
        ["chain"] = (() => ProtectionChain.Of(ProtectionState.Empty, new ProtectionOptions { Grace = new() { Days = 0 }, Whipsaw = new() { PeriodDays = 366 } }), "grace.days: 0 is outside 1 to 30 (days)\nwhipsaw.period_days: 366 is outside 1 to 365 (days)"),
        ["overrides"] = (() => RegimeOverrides.Decide(RegimeOverrideState.Empty, null, "KO", RegimeOverrideTarget.Grace, At, new RegimeOverrideOptions { Budget = -1, Settings = new() { MinTrendingConfidence = 2 } }), "regimes.min_trending_confidence: 2 is outside 0 to 1 (confidence)\nregime_overrides.budget: -1 is outside 0 to 1000 (overrides)"),
        ["regimes"] = (() => RegimeWatch.Decide(RegimeState.Empty, new RegimeObservation(At, null, 0), new RegimeOptions { Detection = new() { HourWeight = 0.3 } }), "regime_detection.day_weight: the weights 0.5, 0.3 and 0.3 do not add up to 1"),
        ["transitions"] = (() => RegimeTransitions.Decide(RegimeTransitionState.Empty, At, new RegimeTransitionOptions { ValidationDays = -1 }), "regime_transitions.validation_days: -1 is outside 0 to 365 (days)"),
        ["regimes file"] = (() => RegimeSeries.Read(new StringReader("date,regime\n"), new RegimeSeriesOptions { DefaultConfidence = 1.5 }), "regime_series.default_confidence: 1.5 is outside 0 to 1 (confidence)"),
        ["what if"] = (() => new CounterfactualOptions { Parallelism = 0 }.Validate(), "whatif.parallelism: 0 is outside 1 to 1024 (replays)"),
    };

    public static TheoryData<string> Names => [.. Uses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Illegal_options_are_refused_with_setting_value_and_range_all_at_once(string name)
    {
        var (use, message) = Uses[name];

        Assert.Equal(message, Assert.Throws<ArgumentException>(use).Message);
        Assert.Throws<ArgumentException>(use);
    }

    [Fact]
    public void A_rebalance_refuses_a_configuration_that_was_made_illegal_in_code()
    {
        var configuration = new EngineConfiguration { Grace = new() { Days = 0 }, Core = new() { Enabled = true } };

        Assert.Equal(
            ["grace.days: 0 is outside 1 to 30 (days)", "core.enabled: core assets need buckets; set buckets.enabled to true"],
            Assert.Throws<ConfigurationException>(() => RebalanceOptions.Of(configuration)).Errors.Select(error => error.ToString()));
    }
}
