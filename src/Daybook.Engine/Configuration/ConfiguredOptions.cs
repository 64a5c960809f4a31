using Daybook.Engine.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;

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
}
