using System.Collections.Immutable;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Diversification;

/// <summary>
/// Fills buckets by falling score, as Daybook's reference system does, and lets outstanding assets into full ones: such an asset becomes a core asset, at most
/// twice in a rebalance.
/// Unlike there, an asset that is a core asset already has its place without an override, and the buckets are those of <see cref="BucketMap"/>, the unknown one
/// limited like any other.
/// </summary>
internal static class SmartDiversification
{
    /// <summary>Selects assets.</summary>
    /// <param name="items">The assets, each once, in the order that decides between equal scores.</param>
    /// <param name="core">The core assets before.</param>
    /// <param name="map">The buckets.</param>
    /// <param name="settings">When an asset becomes a core asset. Whether any may is <see cref="CoreAssetOptions.Enabled"/>, which the caller asks.</param>
    /// <param name="limits">What a bucket may hold.</param>
    public static SmartDiversificationResult Select(IReadOnlyList<DiversificationItem> items, IReadOnlySet<string> core, BucketMap map, CoreAssetOptions settings, BucketLimitOptions limits)
    {
        settings.Validate();
        limits.Validate();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var choices = new List<DiversificationChoice>();
        var cores = core.ToImmutableSortedSet(StringComparer.Ordinal);
        var overrides = 0;
        foreach (var item in items.OrderByDescending(item => item.Score))
        {
            var bucket = map.BucketOf(item.Asset);
            var taken = positions.GetValueOrDefault(bucket);
            var code = Judge(item, taken, cores, overrides, settings, limits);
            if (code == DiversificationCodes.Override)
            {
                overrides++;
                cores = cores.Add(item.Asset);
            }

            var choice = new DiversificationChoice(item.Asset, bucket, code, item.Score, taken, overrides);
            choices.Add(choice);
            if (choice.IsSelected)
                positions[bucket] = taken + 1;
        }

        return new SmartDiversificationResult(choices, cores, settings, limits);
    }

    private static string Judge(DiversificationItem item, int taken, ImmutableSortedSet<string> core, int overrides, CoreAssetOptions settings, BucketLimitOptions limits)
    {
        if (taken < limits.MaxPositions)
            return DiversificationCodes.BucketHasRoom;
        if (core.Contains(item.Asset))
            return DiversificationCodes.CoreAsset;
        if (!(item.Score >= settings.OverrideThreshold))
            return DiversificationCodes.BucketFull;
        if (overrides >= settings.MaxOverrides)
            return DiversificationCodes.NoOverrideLeft;
        return core.Count < settings.MaxAssets ? DiversificationCodes.Override : DiversificationCodes.NoCorePlaceLeft;
    }
}
