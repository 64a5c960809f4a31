using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Configuration;

/// <summary>The presets. Their values are the reference system's; all of them are valid.</summary>
public static class ConfigurationPresets
{
    /// <summary>Few positions of equal size, high thresholds, long protections, no overrides.</summary>
    public static ConfigurationPreset Conservative { get; } = new("conservative", "Few positions of equal size, high thresholds, long protections, no overrides.", new EngineConfiguration
    {
        Selection = new() { MaxPositions = 8, MaxNewPositions = 2, MinScore = 0.65, MinNewScore = 0.7, CorrelationLimit = 0.7 },
        Scoring = new() { TechnicalWeight = 0.4, FundamentalWeight = 0.6 },
        Sizing = new() { TargetAllocation = 0.9, Dynamic = false, Mode = SizingMode.EqualWeight, MaxInitialSize = 0.15, MaxFinalSize = 0.12, MinSize = 0.03 },
        Buckets = new() { Enabled = true, MaxPositions = 3, MaxAllocation = 0.35, MinRepresented = 3 },
        Grace = new() { Days = 7, DecayRate = 0.85 },
        Holding = new() { MinDays = 5, MaxDays = 120 },
        Whipsaw = new() { PeriodDays = 21 },
        Regimes = new() { Overrides = false, MinTrendingConfidence = 0.75 },
    });

    /// <summary>Many positions, low thresholds, short protections, weekly rebalances.</summary>
    public static ConfigurationPreset Aggressive { get; } = new("aggressive", "Many positions, low thresholds, short protections, weekly rebalances.", new EngineConfiguration
    {
        Selection = new() { MaxPositions = 12, MaxNewPositions = 5, MinScore = 0.55, MinNewScore = 0.6, CorrelationLimit = 0.85 },
        Scoring = new() { TechnicalWeight = 0.7, FundamentalWeight = 0.3 },
        Sizing = new() { TargetAllocation = 0.98, Mode = SizingMode.ScoreWeighted, MaxInitialSize = 0.25, MaxFinalSize = 0.2 },
        Buckets = new() { Enabled = true, MaxPositions = 6, MaxAllocation = 0.6, AllowOverflow = true },
        Grace = new() { Days = 3, DecayRate = 0.75 },
        Holding = new() { MinDays = 1, MaxDays = 60, OverrideCooldownDays = 14 },
        Whipsaw = new() { PeriodDays = 7 },
        Core = new() { Enabled = true, MaxAssets = 2, OverrideThreshold = 0.92, ExpiryDays = 60 },
        Regimes = new() { MinTrendingConfidence = 0.65 },
        Rebalance = new() { Frequency = RebalanceFrequency.Weekly },
    });

    /// <summary>The defaults, spread over buckets, with equal weights for both analyses and a shorter override cool-down.</summary>
    public static ConfigurationPreset Adaptive { get; } = new("adaptive", "The defaults, spread over buckets, with equal weights for both analyses and a shorter override cool-down.", new EngineConfiguration
    {
        Scoring = new() { TechnicalWeight = 0.5, FundamentalWeight = 0.5 },
        Sizing = new() { MaxInitialSize = 0.18, ResidualStrategy = ResidualStrategy.Proportional },
        Buckets = new() { Enabled = true, MinRepresented = 3 },
        Holding = new() { OverrideCooldownDays = 21 },
        Core = new() { Enabled = true, MaxAssets = 2 },
    });

    /// <summary>The most positions, spread over the most buckets, checked often, weekly rebalances.</summary>
    public static ConfigurationPreset Institutional { get; } = new("institutional", "The most positions, spread over the most buckets, checked often, weekly rebalances.", new EngineConfiguration
    {
        Selection = new() { MaxPositions = 15, MaxNewPositions = 4, MinScore = 0.62, MinNewScore = 0.68, CorrelationLimit = 0.75 },
        Scoring = new() { TechnicalWeight = 0.55, FundamentalWeight = 0.45, Timeframes = new("1d", "4h", "1h", "15m") },
        Sizing = new() { TargetAllocation = 0.96, MaxFinalSize = 0.16, MinSize = 0.015, MaxResidualSize = 0.04 },
        Buckets = new() { Enabled = true, MaxPositions = 5, MaxAllocation = 0.35, MinRepresented = 4, AllowOverflow = true },
        Grace = new() { Days = 4, DecayRate = 0.85 },
        Holding = new() { MaxDays = 60, OverrideCooldownDays = 28 },
        Whipsaw = new() { PeriodDays = 10, MinDurationHours = 2 },
        Core = new() { Enabled = true, OverrideThreshold = 0.96, ExpiryDays = 75, MaxUnderperformance = 0.12, CheckIntervalDays = 5 },
        Regimes = new() { MinTrendingConfidence = 0.72 },
        Rebalance = new() { Frequency = RebalanceFrequency.Weekly },
    });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigurationPreset> All { get; } = [Conservative, Aggressive, Adaptive, Institutional];

    /// <summary>The preset of a name, or null.</summary>
    public static ConfigurationPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);
}
