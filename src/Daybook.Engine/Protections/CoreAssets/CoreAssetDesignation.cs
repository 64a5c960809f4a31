namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>Makes assets core assets, extends that, and ends it by a person's word.</summary>
internal static class CoreAssetDesignation
{
    /// <summary>Makes an asset a core asset.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="bucket">The bucket that it stands for.</param>
    /// <param name="score">Its score, 0 to 1.</param>
    /// <param name="at">The decision's own time, UTC.</param>
    /// <param name="options">The limits.</param>
    public static CoreAssetChange Designate(CoreAssetState state, string asset, string bucket, double score, DateTimeOffset at, CoreAssetOptions options)
    {
        options.Validate();
        if (!options.Enabled)
            return CoreAssetChange.Refused(asset, CoreAssetCodes.Disabled, "Core assets are switched off.");
        if (state.Of(asset) is not null)
            return CoreAssetChange.Refused(asset, CoreAssetCodes.AlreadyCore, "The asset is a core asset already.");
        if (state.Assets.Count >= options.MaxAssets)
            return CoreAssetChange.Refused(asset, CoreAssetCodes.TooMany, $"There are {state.Assets.Count} core assets, where {options.MaxAssets} are allowed.");
        var expires = at.AddDays(options.ExpiryDays);
        var reason = $"A core asset of {bucket} until {ProtectionText.Time(expires)}.";
        return new CoreAssetChange(asset, IsDone: true, CoreAssetCodes.Ok, reason, [CoreAssetEvents.Designated(asset, at, bucket, expires, score, reason)]);
    }

    /// <summary>Lets a designation hold for so many days from now. It never becomes shorter by that, and what has expired is not extended.</summary>
    public static CoreAssetChange Extend(CoreAssetState state, string asset, int days, DateTimeOffset at, CoreAssetOptions options)
    {
        options.Validate();
        if (state.Of(asset) is not { } core)
            return CoreAssetChange.Refused(asset, CoreAssetCodes.NotCore, "The asset is no core asset.");
        if (!core.HoldsAt(at))
            return CoreAssetChange.Refused(asset, CoreAssetCodes.Expired, $"The asset was a core asset until {ProtectionText.Time(core.ExpiresAt)}.");
        if (core.Extensions >= options.ExtensionLimit)
            return CoreAssetChange.Refused(asset, CoreAssetCodes.NoMoreExtensions, $"It has been extended {core.Extensions} times, where {options.ExtensionLimit} are allowed.");
        var wanted = at.AddDays(days);
        var expires = wanted > core.ExpiresAt ? wanted : core.ExpiresAt;
        var reason = $"A core asset until {ProtectionText.Time(expires)}: extension {core.Extensions + 1} of {options.ExtensionLimit}.";
        return new CoreAssetChange(asset, IsDone: true, CoreAssetCodes.Ok, reason, [CoreAssetEvents.Extended(asset, at, expires, core.Extensions + 1, reason)]);
    }

    /// <summary>Ends a designation by a person's word.</summary>
    public static CoreAssetChange Revoke(CoreAssetState state, string asset, DateTimeOffset at, string reason)
    {
        return state.Of(asset) is null
            ? CoreAssetChange.Refused(asset, CoreAssetCodes.NotCore, "The asset is no core asset.")
            : new CoreAssetChange(asset, IsDone: true, CoreAssetCodes.Revoked, reason, [CoreAssetEvents.Revoked(asset, at, CoreAssetCodes.Revoked, null, reason)]);
    }
}
