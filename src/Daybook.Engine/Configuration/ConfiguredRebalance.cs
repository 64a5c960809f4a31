using Daybook.Engine.Diversification;
using Daybook.Engine.Regimes;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Configuration;

internal static class ConfiguredRebalance
{
    public static SelectionOptions ToSelection(this EngineConfiguration c) => new()
    {
        MaxTotalPositions = c.Selection.MaxPositions, MaxNewPositions = c.Selection.MaxNewPositions, MinScoreThreshold = c.Selection.MinScore, MinScoreNewPosition = c.Selection.MinNewScore,
    };

    public static SizingOptions ToSizing(this EngineConfiguration c) => new()
    {
        TargetTotalAllocation = c.Sizing.TargetAllocation, EnableDynamicSizing = c.Sizing.Dynamic, Mode = c.Sizing.Mode, MaxSinglePositionPct = c.Sizing.MaxInitialSize,
        MinPositionSize = c.Sizing.MinSize, EnableTwoStageSizing = c.Sizing.TwoStage, MaxSinglePosition = c.Sizing.MaxFinalSize, ResidualStrategy = c.Sizing.ResidualStrategy,
        MaxResidualPerAsset = c.Sizing.MaxResidualSize, MaxResidualMultiple = c.Sizing.MaxResidualMultiple,
    };

    public static ScoringOptions ToScoring(this EngineConfiguration c) => new()
    {
        EnableTechnicalAnalysis = c.Scoring.Technical, EnableFundamentalAnalysis = c.Scoring.Fundamental, TechnicalWeight = c.Scoring.TechnicalWeight, FundamentalWeight = c.Scoring.FundamentalWeight,
    };

    public static BucketLimitOptions ToBuckets(this EngineConfiguration c) => new()
    {
        MaxPositionsPerBucket = c.Buckets.MaxPositions, MaxAllocationPerBucket = c.Buckets.MaxAllocation, MinBucketsRepresented = c.Buckets.MinRepresented, AllowBucketOverflow = c.Buckets.AllowOverflow,
    };

    public static SmartDiversificationOptions ToDiversification(this EngineConfiguration c) => new()
    {
        CoreAssetOverrideThreshold = c.Core.OverrideThreshold, SmartDiversificationOverrides = c.Core.MaxOverrides, MaxPositionsPerBucket = c.Buckets.MaxPositions, MaxCoreAssets = c.Core.MaxAssets,
    };

    public static RegimeOptions ToRegimes(this EngineConfiguration c) => new() { Overrides = new() { CooldownDays = c.Holding.OverrideCooldownDays } };
}
