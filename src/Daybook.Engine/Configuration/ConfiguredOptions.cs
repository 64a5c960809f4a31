using Daybook.Engine.Auditing;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Configuration;

/// <summary>What a configuration says to the parts of the engine, in their own options.</summary>
public static class ConfiguredOptions
{
    /// <summary>The settings of the protections.</summary>
    public static ProtectionOptions ToProtections(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (core, grace, holding, whipsaw) = (configuration.Core, configuration.Grace, configuration.Holding, configuration.Whipsaw);
        return new ProtectionOptions
        {
            CoreAssets = new CoreAssetOptions
            {
                IsEnabled = core.Enabled,
                MaxAssets = core.MaxAssets,
                ExpiryDays = core.ExpiryDays,
                MaxExtensions = core.ExtensionLimit,
                UnderperformanceThreshold = core.MaxUnderperformance,
                UnderperformanceDays = core.UnderperformanceDays,
                CheckDays = core.CheckIntervalDays,
            },
            Grace = new GraceOptions { IsEnabled = grace.Enabled, Days = grace.Days, DecayRate = grace.DecayRate, MinFactor = grace.MinFactor },
            Holding = new HoldingOptions { MinDays = holding.MinDays, MaxDays = holding.MaxDays, OverrideCooldownDays = holding.OverrideCooldownDays },
            Whipsaw = new WhipsawOptions
            {
                IsEnabled = whipsaw.Enabled,
                MaxCycles = whipsaw.MaxCycles,
                PeriodDays = whipsaw.PeriodDays,
                MinDurationHours = whipsaw.MinDurationHours,
            },
        };
    }

    /// <summary>What the portfolio may hold.</summary>
    public static PortfolioLimits ToLimits(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new PortfolioLimits
        {
            MaxPositions = configuration.Selection.MaxPositions,
            MaxPositionSize = configuration.Sizing.MaxInitialSize,
            MaxAllocation = configuration.Sizing.TargetAllocation,
        };
    }

    /// <summary>What a change of regime may lift.</summary>
    public static RegimeOptions ToRegimes(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new RegimeOptions
        {
            Overrides = new RegimeOverrideOptions
            {
                IsEnabled = configuration.Regimes.Overrides,
                LeastSeverity = configuration.Regimes.OverrideSeverity,
                CooldownDays = configuration.Holding.OverrideCooldownDays,
            },
        };
    }

    /// <summary>What a score is made of.</summary>
    public static ScoringOptions ToScoring(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var scoring = configuration.Scoring;
        return new ScoringOptions
        {
            EnableTechnicalAnalysis = scoring.Technical,
            EnableFundamentalAnalysis = scoring.Fundamental,
            TechnicalWeight = scoring.TechnicalWeight,
            FundamentalWeight = scoring.FundamentalWeight,
        };
    }

    /// <summary>Which assets are selected.</summary>
    public static SelectionOptions ToSelection(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var selection = configuration.Selection;
        return new SelectionOptions
        {
            MaxTotalPositions = selection.MaxPositions,
            MaxNewPositions = selection.MaxNewPositions,
            MinScoreThreshold = selection.MinScore,
            MinScoreNewPosition = selection.MinNewScore,
        };
    }

    /// <summary>How large positions are.</summary>
    public static SizingOptions ToSizing(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var sizing = configuration.Sizing;
        return new SizingOptions
        {
            TargetTotalAllocation = sizing.TargetAllocation,
            EnableDynamicSizing = sizing.Dynamic,
            Mode = sizing.Mode,
            MaxSinglePositionPct = sizing.MaxInitialSize,
            MinPositionSize = sizing.MinSize,
            EnableTwoStageSizing = sizing.TwoStage,
            MaxSinglePosition = sizing.MaxFinalSize,
            ResidualStrategy = sizing.ResidualStrategy,
            MaxResidualPerAsset = sizing.MaxResidualSize,
            MaxResidualMultiple = sizing.MaxResidualMultiple,
        };
    }

    /// <summary>What a bucket may hold. Whether there are limits at all is <c>buckets.enabled</c>, which the caller asks.</summary>
    public static BucketLimitOptions ToBuckets(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var buckets = configuration.Buckets;
        return new BucketLimitOptions
        {
            MaxPositionsPerBucket = buckets.MaxPositions,
            MaxAllocationPerBucket = buckets.MaxAllocation,
            MinBucketsRepresented = buckets.MinRepresented,
            AllowBucketOverflow = buckets.AllowOverflow,
        };
    }

    /// <summary>When an asset may exceed the limit of its bucket. Whether any may is <c>core.enabled</c>, which the caller asks.</summary>
    public static SmartDiversificationOptions ToDiversification(this EngineConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new SmartDiversificationOptions
        {
            CoreAssetOverrideThreshold = configuration.Core.OverrideThreshold,
            SmartDiversificationOverrides = configuration.Core.MaxOverrides,
            MaxPositionsPerBucket = configuration.Buckets.MaxPositions,
            MaxCoreAssets = configuration.Core.MaxAssets,
        };
    }
}
