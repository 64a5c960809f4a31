using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>Core assets are neither closed nor reduced, and no override lifts that. <see cref="CoreAssetReview"/> and <see cref="CoreAssetDesignation"/> say which assets are.</summary>
public static class CoreAssetProtection
{
    /// <summary>What the protection says of a request. Asking changes nothing, whatever has expired.</summary>
    public static Verdict Decide(CoreAssetState state, TradeRequest request)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        if (!Guards(request.Action))
            return Verdict.Pass(ProtectionNames.CoreAsset, CoreAssetCodes.NotGuarded, "Core assets are kept from closes and decreases only.");
        if (state.Of(request.Asset) is not { } core)
            return Verdict.Pass(ProtectionNames.CoreAsset, CoreAssetCodes.NotCore, "The asset is no core asset.");
        if (!core.HoldsAt(request.At))
            return Verdict.Pass(ProtectionNames.CoreAsset, CoreAssetCodes.Expired, $"The asset was a core asset until {ProtectionText.Time(core.ExpiresAt)}.");
        var reason = $"A core asset of {core.Bucket} until {ProtectionText.Time(core.ExpiresAt)}.";
        return Verdict.Block(ProtectionNames.CoreAsset, CoreAssetCodes.Core, reason, until: core.ExpiresAt.AddTicks(TimeSpan.TicksPerMicrosecond)) with
        {
            Override = OverrideEligibility.No(OverrideCodes.Never, "Core assets are kept whatever happens."),
        };
    }

    /// <summary>True for actions that it guards.</summary>
    public static bool Guards(TradeAction action) => action.ReducesRisk();

    /// <summary>The state after an event. Events that do not concern it change nothing.</summary>
    public static CoreAssetState Apply(CoreAssetState state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Asset is not { } asset)
            return state;
        if (happened.Is(EventTypes.CoreAssetDesignated) && happened.Time(CoreAssetEvents.ExpiresAt) is { } expires)
        {
            var bucket = happened.Text(CoreAssetEvents.Bucket) ?? "Unknown";
            return state with { Assets = state.Assets.SetItem(asset, new CoreAsset(bucket, happened.OccurredAt, expires, 0, happened.OccurredAt, happened.Id)) };
        }

        if (happened.Is(EventTypes.CoreAssetRevoked) || ProtectionEvents.IsRelease(happened, ProtectionNames.CoreAsset))
            return state with { Assets = state.Assets.Remove(asset) };
        if (state.Of(asset) is not { } core)
            return state;
        if (happened.Is(EventTypes.CoreAssetExtended) && happened.Time(CoreAssetEvents.ExpiresAt) is { } extended)
            return state with { Assets = state.Assets.SetItem(asset, core with { ExpiresAt = extended, Extensions = core.Extensions + 1 }) };
        return happened.Is(EventTypes.CoreAssetChecked) ? state with { Assets = state.Assets.SetItem(asset, core with { CheckedAt = happened.OccurredAt }) } : state;
    }

    /// <summary>The core assets at a time, by name.</summary>
    public static IReadOnlyList<ProtectionLock> Locks(CoreAssetState state, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. state.Assets.Where(asset => asset.Value.HoldsAt(at)).Select(asset => new ProtectionLock(
                asset.Key, ProtectionNames.CoreAsset, CoreAssetCodes.Core, asset.Value.DesignatedAt, asset.Value.ExpiresAt.AddTicks(TimeSpan.TicksPerMicrosecond),
                asset.Value.Event > 0 ? [asset.Value.Event] : [])),
        ];
    }
}
