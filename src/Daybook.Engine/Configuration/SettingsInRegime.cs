using Daybook.Engine.Configuration.Parameters;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Configuration;

/// <summary>The settings as a regime's parameters make them.</summary>
internal static class SettingsInRegime
{
    private const int Digits = 4;

    /// <summary>
    /// The settings that are in force: with <c>regimes.apply_parameters</c> those that the parameters of the last look make of the configured ones, and otherwise those. A regime that is only
    /// assumed changes nothing.
    /// </summary>
    public static EngineConfiguration In(this EngineConfiguration configured, RegimeState regimes) =>
        configured.Regimes.ApplyParameters && regimes is { InForce: { } regime, Parameters: { } asked } ? Of(configured, regime, asked) : configured;

    /// <summary>The settings that differ and have a say, in the order in which they are shown.</summary>
    public static IEnumerable<Parameter> Changed(EngineConfiguration configured, EngineConfiguration applied) => ParameterRegistry.All.Where(parameter =>
        parameter.TextOf(configured) != parameter.TextOf(applied) && (parameter.Switch is not { } flag || ParameterRegistry.Find(flag)!.ValueOf(configured) is true));

    /// <summary>
    /// Applies what a regime asks. Each number stays within its setting's own range, whole ones are rounded to the nearest and others to four digits, and what would contradict another
    /// setting goes only as far as that one allows. A regime that <see cref="RegimeParameterTable"/> does not name sizes positions as configured.
    /// </summary>
    private static EngineConfiguration Of(EngineConfiguration configured, MarketRegime regime, RegimeParameters asked)
    {
        var (selection, sizing, buckets, core) = (configured.Selection, configured.Sizing, configured.Buckets, configured.Core);
        var places = Whole("selection.max_positions", selection.MaxPositions, selection.MaxPositions * asked.PositionLimitMultiplier * asked.MaxTotalMultiplier);
        var newPlaces = Whole("selection.max_new_positions", selection.MaxNewPositions, selection.MaxNewPositions * asked.PositionLimitMultiplier * asked.MaxNewMultiplier);
        var score = Number("selection.min_score", selection.MinScore, selection.MinScore + asked.ScoreThresholdAdjustment);
        var newScore = Number("selection.min_new_score", selection.MinNewScore, selection.MinNewScore + asked.NewPositionThresholdAdjustment);
        return configured with
        {
            Selection = selection with
            {
                MaxPositions = places,
                MaxNewPositions = Math.Min(newPlaces, places),
                MinScore = score,
                MinNewScore = selection.MinNewScore < selection.MinScore ? newScore : Math.Max(newScore, score),
            },
            Sizing = sizing with
            {
                TargetAllocation = Number("sizing.target_allocation", sizing.TargetAllocation, sizing.TargetAllocation * asked.RiskScaling),
                Mode = regime.Kind == RegimeKind.Other ? sizing.Mode : asked.Sizing,
                MaxInitialSize = Math.Max(sizing.MinSize, Number("sizing.max_initial_size", sizing.MaxInitialSize, sizing.MaxInitialSize + asked.MaxSingleAdjustment)),
                MaxFinalSize = Math.Max(sizing.MinSize, Number("sizing.max_final_size", sizing.MaxFinalSize, sizing.MaxFinalSize + asked.MaxSingleAdjustment)),
            },
            Buckets = buckets with
            {
                MaxAllocation = Number("buckets.max_allocation", buckets.MaxAllocation, buckets.MaxAllocation + asked.BucketMaxAdjustment),
                MinRepresented = Math.Min(places, Whole("buckets.min_represented", buckets.MinRepresented, buckets.MinRepresented + asked.MinBucketsAdjustment)),
            },
            Grace = configured.Grace with { Days = Whole("grace.days", configured.Grace.Days, configured.Grace.Days + asked.GraceDaysAdjustment) },
            Holding = configured.Holding with
            {
                MinDays = Math.Min(configured.Holding.MaxDays, Whole("holding.min_days", configured.Holding.MinDays, configured.Holding.MinDays + asked.MinHoldingDaysAdjustment)),
            },
            Whipsaw = configured.Whipsaw with { PeriodDays = Whole("whipsaw.period_days", configured.Whipsaw.PeriodDays, configured.Whipsaw.PeriodDays + asked.WhipsawDaysAdjustment) },
            Core = core with
            {
                OverrideThreshold = Number("core.override_threshold", core.OverrideThreshold, core.OverrideThreshold + asked.CoreThresholdAdjustment),
                ExpiryDays = Whole("core.expiry_days", core.ExpiryDays, core.ExpiryDays + (double)asked.CoreExpiryDaysAdjustment),
                MaxAssets = Whole("core.max_assets", core.MaxAssets, core.MaxAssets + (double)asked.MaxCoreAdjustment),
            },
        };
    }

    private static int Whole(string key, int configured, double wanted) => (int)Within(key, configured, Math.Round(wanted, MidpointRounding.AwayFromZero));

    private static double Number(string key, double configured, double wanted) => Within(key, configured, wanted == configured ? wanted : Math.Round(wanted, Digits));

    // What events say is not trusted: 0 times a number beyond all others is none.
    private static double Within(string key, double configured, double wanted)
    {
        var parameter = ParameterRegistry.Find(key)!;
        return double.IsNaN(wanted) ? configured : Math.Clamp(wanted, parameter.Minimum!.Value, parameter.Maximum!.Value);
    }
}
