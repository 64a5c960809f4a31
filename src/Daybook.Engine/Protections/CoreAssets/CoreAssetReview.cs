namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>Looks at core assets as a step of the rebalance: ends what has expired or lags too far behind its peers, and notes checks of the performance that were due.</summary>
internal static class CoreAssetReview
{
    /// <summary>From this fraction of the limit on, an asset is to be watched.</summary>
    private const double WatchFrom = 0.7;

    /// <summary>Looks at all core assets.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="at">The decision's own time, UTC.</param>
    /// <param name="underperformance">How far an asset's return lies below that of its peers, as <see cref="CorePerformance.Underperformance"/> has it.</param>
    /// <param name="options">The limits.</param>
    /// <returns>A change per core asset, by name.</returns>
    public static IReadOnlyList<CoreAssetChange> All(CoreAssetState state, DateTimeOffset at, Func<string, double?> underperformance, CoreAssetOptions options)
    {
        options.Validate();
        return [.. state.Assets.Keys.Select(asset => One(state, asset, at, underperformance, options))];
    }

    /// <summary>Looks at one asset.</summary>
    public static CoreAssetChange One(CoreAssetState state, string asset, DateTimeOffset at, Func<string, double?> underperformance, CoreAssetOptions options)
    {
        options.Validate();
        if (state.Of(asset) is not { } core)
            return CoreAssetChange.Refused(asset, CoreAssetCodes.NotCore, "The asset is no core asset.");
        var lag = underperformance(asset);
        if (!core.HoldsAt(at))
            return Revoke(asset, at, CoreAssetCodes.Expired, lag, $"The designation expired at {ProtectionText.Time(core.ExpiresAt)}.");
        if (lag > options.MaxUnderperformance)
            return Revoke(asset, at, CoreAssetCodes.Underperformance, lag, $"{Percent(lag)} % behind its peers in {options.UnderperformanceDays} days, where {Percent(options.MaxUnderperformance)} % are allowed.");
        return core.IsCheckDue(at, options) ? Check(asset, at, lag, options) : Retained(asset, CoreAssetCodes.NotDue, "The performance need not be looked at yet.", lag);
    }

    private static CoreAssetChange Check(string asset, DateTimeOffset at, double? lag, CoreAssetOptions options)
    {
        var code = lag > WatchFrom * options.MaxUnderperformance ? CoreAssetCodes.MonitorClosely : CoreAssetCodes.Retain;
        var reason = lag is null ? "The peers' returns are not known." : $"{Percent(lag)} % behind its peers, where {Percent(options.MaxUnderperformance)} % are allowed.";
        return Retained(asset, code, reason, lag) with { Events = [CoreAssetEvents.Checked(asset, at, code, lag, reason)] };
    }

    private static CoreAssetChange Revoke(string asset, DateTimeOffset at, string code, double? lag, string reason) =>
        new(asset, IsDone: true, code, reason, [CoreAssetEvents.Revoked(asset, at, code, lag, reason)]) { Underperformance = lag };

    private static CoreAssetChange Retained(string asset, string code, string reason, double? lag) => new(asset, IsDone: false, code, reason, []) { Underperformance = lag };

    private static string Percent(double? fraction) => ProtectionText.Number(100 * fraction.GetValueOrDefault());
}
