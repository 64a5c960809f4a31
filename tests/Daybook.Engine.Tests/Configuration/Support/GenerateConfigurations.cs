using CsCheck;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Tests.Configuration.Support;

/// <summary>Generates configurations that are legal, edges of ranges included.</summary>
internal static class GenerateConfigurations
{
    private static readonly Gen<SelectionOptions> Selection =
        from positions in Gen.Int[1, 50]
        from opened in Gen.Int[1, Math.Min(20, positions)]
        from scores in Share.Array[3]
        from window in Gen.Int[5, 365]
        select new SelectionOptions
        {
            MaxPositions = positions,
            MaxNewPositions = opened,
            MinScore = scores[0],
            MinNewScore = scores[1],
            CorrelationLimit = scores[2],
            CorrelationWindowDays = window,
        };

    private static readonly Gen<ScoringOptions> Scoring =
        from technical in Gen.Bool
        from fundamental in Gen.Bool
        from weight in Share
        from timeframes in Gen.Shuffle(TimeframeSet.All.ToArray(), 1, TimeframeSet.All.Count)
        select new ScoringOptions
        {
            Technical = technical,
            Fundamental = fundamental || !technical,
            TechnicalWeight = weight,
            FundamentalWeight = 1 - weight,
            Timeframes = new TimeframeSet(timeframes),
        };

    private static readonly Gen<SizingOptions> Sizing =
        from sizes in Gen.Select(Gen.Double[0.5, 1], Gen.Double[0.1, 1], Gen.Double[0.001, 0.1], Gen.Double[0.1, 0.5])
        from flags in Gen.Bool.Array[2]
        from words in Gen.Select(Gen.Enum<SizingMode>(), Gen.Enum<ResidualStrategy>())
        from residual in Gen.Select(Gen.Double[0.001, 0.5], Gen.Double[0.01, 10])
        select new SizingOptions
        {
            TargetAllocation = sizes.Item1,
            Dynamic = flags[0],
            Mode = words.Item1,
            MaxInitialSize = sizes.Item2,
            MinSize = sizes.Item3,
            TwoStage = flags[1],
            MaxFinalSize = Math.Min(sizes.Item2, sizes.Item4),
            ResidualStrategy = words.Item2,
            MaxResidualSize = residual.Item1,
            MaxResidualMultiple = residual.Item2,
        };

    private static readonly Gen<(GraceOptions Grace, HoldingOptions Holding, WhipsawOptions Whipsaw)> Protections =
        from grace in Gen.Select(Gen.Bool, Gen.Int[1, 30], Gen.Double[0.1, 1], Gen.Double[0.01, 0.5])
        from least in Gen.Int[1, 365]
        from holding in Gen.Select(Gen.Int[least, 365], Gen.Int[1, 180])
        from whipsaw in Gen.Select(Gen.Bool, Gen.Int[1, 10], Gen.Int[1, 365], Gen.Int[1, 168])
        select (
            new GraceOptions { Enabled = grace.Item1, Days = grace.Item2, DecayRate = grace.Item3, MinFactor = grace.Item4 },
            new HoldingOptions { MinDays = least, MaxDays = holding.Item1, OverrideCooldownDays = holding.Item2 },
            new WhipsawOptions { Enabled = whipsaw.Item1, MaxCycles = whipsaw.Item2, PeriodDays = whipsaw.Item3, MinDurationHours = whipsaw.Item4 });

    private static readonly Gen<CoreAssetOptions> Core =
        from enabled in Gen.Bool
        from counts in Gen.Select(Gen.Int[1, 50], Gen.Int[0, 10], Gen.Int[0, 10])
        from days in Gen.Select(Gen.Int[1, 730], Gen.Int[1, 365], Gen.Int[1, 90])
        from thresholds in Gen.Select(Gen.Double[0.8, 1], Gen.Double[0.01, 1])
        select new CoreAssetOptions
        {
            Enabled = enabled,
            MaxAssets = counts.Item1,
            MaxOverrides = counts.Item2,
            ExtensionLimit = counts.Item3,
            ExpiryDays = days.Item1,
            UnderperformanceDays = days.Item2,
            CheckIntervalDays = days.Item3,
            OverrideThreshold = thresholds.Item1,
            MaxUnderperformance = thresholds.Item2,
        };

    private static readonly Gen<(RegimeSettings Regimes, RebalanceSettings Rebalance)> Surroundings =
        from regimes in Gen.Select(Gen.Bool, Gen.Enum<RegimeChangeSeverity>(), Gen.Double[0, 1])
        from rebalance in Gen.Select(Frequency, Gen.OneOf((string[])["none", "new-york", "a/b.yaml", "it's # 1.yml"]), Gen.Double[1_000, 100_000_000], Gen.Double[0, 0.1], Gen.Double[0, 0.1])
        select (
            new RegimeSettings { Overrides = regimes.Item1, OverrideSeverity = regimes.Item2, MinTrendingConfidence = regimes.Item3 },
            new RebalanceSettings { Frequency = rebalance.Item1, Calendar = rebalance.Item2, Cash = rebalance.Item3, Commission = rebalance.Item4, Slippage = rebalance.Item5 });

    /// <summary>Any configuration without an error.</summary>
    public static Gen<EngineConfiguration> Legal { get; } =
        from selection in Selection
        from scoring in Scoring
        from sizing in Sizing
        from buckets in Gen.Select(Gen.Bool, Gen.Int[1, 20], Gen.Double[0.1, 1], Gen.Int[1, Math.Min(10, selection.MaxPositions)], Gen.Bool)
        from protections in Protections
        from core in Core
        from surroundings in Surroundings
        select new EngineConfiguration
        {
            Selection = selection,
            Scoring = scoring,
            Sizing = sizing,
            Buckets = new BucketLimitOptions
            {
                Enabled = buckets.Item1 || core.Enabled,
                MaxPositions = buckets.Item2,
                MaxAllocation = buckets.Item3,
                MinRepresented = buckets.Item4,
                AllowOverflow = buckets.Item5,
            },
            Grace = protections.Grace,
            Holding = protections.Holding,
            Whipsaw = protections.Whipsaw,
            Core = core,
            Regimes = surroundings.Regimes,
            Rebalance = surroundings.Rebalance,
        };

    private static Gen<RebalanceFrequency> Frequency => Gen.OneOf(
        Gen.OneOf(RebalanceFrequency.Words.Select(word => RebalanceFrequency.Find(word)!).ToArray()), Gen.Int[1, 366].Select(RebalanceFrequency.EveryDays), Gen.Int[1, 366].Select(RebalanceFrequency.EveryTradingDays));

    private static Gen<double> Share => Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0), Gen.Const(1.0));
}
