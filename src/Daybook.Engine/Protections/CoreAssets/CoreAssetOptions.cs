using Daybook.Engine.Settings;
using static System.FormattableString;

namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>The section <c>core</c>: assets that may exceed a bucket's limit and are not sold for a while.</summary>
public sealed record CoreAssetOptions
{
    /// <summary>Whether assets may become core assets. Default: false.</summary>
    public bool Enabled { get; init; }

    /// <summary>The most core assets at a time. Default: 3; 1 to 50 (assets).</summary>
    public int MaxAssets { get; init; } = 3;

    /// <summary>The lowest score at which an asset over its bucket's limit becomes a core asset. Default: 0.95; 0.8 to 1 (score).</summary>
    public double OverrideThreshold { get; init; } = 0.95;

    /// <summary>The most core assets that one rebalance designates. Default: 2; 0 to 10 (assets).</summary>
    public int MaxOverrides { get; init; } = 2;

    /// <summary>How long an asset stays a core asset. Default: 90; 1 to 730 (days).</summary>
    public int ExpiryDays { get; init; } = 90;

    /// <summary>How often a designation may be extended. Default: 2; 0 to 10 (extensions).</summary>
    public int ExtensionLimit { get; init; } = 2;

    /// <summary>How far a core asset's return may fall below its bucket's before the designation ends. Default: 0.15; 0.01 to 1 (return).</summary>
    public double MaxUnderperformance { get; init; } = 0.15;

    /// <summary>The days over which returns are compared. Default: 30; 1 to 365 (days).</summary>
    public int UnderperformanceDays { get; init; } = 30;

    /// <summary>How often returns are compared. Default: 7; 1 to 90 (days).</summary>
    public int CheckIntervalDays { get; init; } = 7;

    internal static Section<CoreAssetOptions> Section { get; } = new Section<CoreAssetOptions>("core", "Assets that may exceed a bucket's limit and are not sold for a while.")
        .Flag("enabled", s => s.Enabled, (s, value) => s with { Enabled = value },
            new("Whether assets may become core assets.", SettingTier.Intermediate, "enable_core_asset_management"))
        .Whole("max_assets", 1, 50, "assets", s => s.MaxAssets, (s, value) => s with { MaxAssets = value },
            new("The most core assets at a time.", SettingTier.Advanced, "max_core_assets", "core.enabled"))
        .Number("override_threshold", 0.8, 1, "score", s => s.OverrideThreshold, (s, value) => s with { OverrideThreshold = value },
            new("The lowest score at which an asset over its bucket's limit becomes a core asset.", SettingTier.Advanced, "core_asset_override_threshold", "core.enabled"))
        .Whole("max_overrides", 0, 10, "assets", s => s.MaxOverrides, (s, value) => s with { MaxOverrides = value },
            new("The most core assets that one rebalance designates.", SettingTier.Expert, "smart_diversification_overrides", "core.enabled"))
        .Whole("expiry_days", 1, 730, "days", s => s.ExpiryDays, (s, value) => s with { ExpiryDays = value },
            new("How long an asset stays a core asset.", SettingTier.Advanced, "core_asset_expiry_days", "core.enabled"))
        .Whole("extension_limit", 0, 10, "extensions", s => s.ExtensionLimit, (s, value) => s with { ExtensionLimit = value },
            new("How often a designation may be extended.", SettingTier.Expert, "core_asset_extension_limit", "core.enabled"))
        .Number("max_underperformance", 0.01, 1, "return", s => s.MaxUnderperformance, (s, value) => s with { MaxUnderperformance = value },
            new("How far a core asset's return may fall below its bucket's before the designation ends.", SettingTier.Expert, "core_asset_underperformance_threshold", "core.enabled"))
        .Whole("underperformance_days", 1, 365, "days", s => s.UnderperformanceDays, (s, value) => s with { UnderperformanceDays = value },
            new("The days over which returns are compared.", SettingTier.Expert, "core_asset_underperformance_period", "core.enabled"))
        .Whole("check_interval_days", 1, 90, "days", s => s.CheckIntervalDays, (s, value) => s with { CheckIntervalDays = value },
            new("How often returns are compared.", SettingTier.Expert, "core_asset_performance_check_frequency", "core.enabled"))
        .Warn("core_must_perform", "A core asset may lag its bucket by at most 30 %.", ["max_underperformance", "enabled"],
            s => !s.Enabled || s.MaxUnderperformance <= 0.3 ? null : Invariant($"a core asset may lag its bucket by {s.MaxUnderperformance:R} before it is sold"))
        .Warn("core_compared_long_enough", "Returns of core assets are compared over 14 days or more.", ["underperformance_days", "enabled"],
            s => !s.Enabled || s.UnderperformanceDays >= 14 ? null : $"returns over {DayCount.Of(s.UnderperformanceDays)} are mostly chance");

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
