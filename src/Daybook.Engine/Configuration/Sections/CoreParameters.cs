using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>core</c>.</summary>
internal static class CoreParameters
{
    public static ParameterSection Section { get; } = new SectionTable<CoreSettings>("core", c => c.Core, (c, section) => c with { Core = section })
        .Flag(
            "enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new ParameterNote("Whether assets may become core assets.", ParameterTier.Intermediate, "enable_core_asset_management"))
        .Whole(
            "max_assets", 1, 50, s => s.MaxAssets, (s, value) => s with { MaxAssets = value },
            new ParameterNote("The most core assets at a time.", ParameterTier.Advanced, "max_core_assets", "assets", Switch: "core.enabled"))
        .Number(
            "override_threshold", 0.8, 1, s => s.OverrideThreshold, (s, value) => s with { OverrideThreshold = value },
            new ParameterNote("The score from which an asset over its bucket's limit becomes a core asset.", ParameterTier.Advanced, "core_asset_override_threshold", "score", Switch: "core.enabled"))
        .Whole(
            "max_overrides", 0, 10, s => s.MaxOverrides, (s, value) => s with { MaxOverrides = value },
            new ParameterNote("The most assets that one rebalance makes core assets.", ParameterTier.Expert, "smart_diversification_overrides", "assets", Switch: "core.enabled"))
        .Whole(
            "expiry_days", 1, 730, s => s.ExpiryDays, (s, value) => s with { ExpiryDays = value },
            new ParameterNote("How long an asset stays a core asset.", ParameterTier.Advanced, "core_asset_expiry_days", "days", Switch: "core.enabled"))
        .Whole(
            "extension_limit", 0, 10, s => s.ExtensionLimit, (s, value) => s with { ExtensionLimit = value },
            new ParameterNote("How often its time may be extended.", ParameterTier.Expert, "core_asset_extension_limit", "extensions", Switch: "core.enabled"))
        .Number(
            "max_underperformance", 0.01, 1, s => s.MaxUnderperformance, (s, value) => s with { MaxUnderperformance = value },
            new ParameterNote("How far a core asset's return may lie under its bucket's before it is one no longer.", ParameterTier.Expert, "core_asset_underperformance_threshold", "return", Switch: "core.enabled"))
        .Whole(
            "underperformance_days", 1, 365, s => s.UnderperformanceDays, (s, value) => s with { UnderperformanceDays = value },
            new ParameterNote("How far back returns are compared.", ParameterTier.Expert, "core_asset_underperformance_period", "days", Switch: "core.enabled"))
        .Whole(
            "check_interval_days", 1, 90, s => s.CheckIntervalDays, (s, value) => s with { CheckIntervalDays = value },
            new ParameterNote("How often returns are compared.", ParameterTier.Expert, "core_asset_performance_check_frequency", "days", Switch: "core.enabled"))
        .Described("Assets that may exceed a bucket's limit and are not sold for a while.");
}
