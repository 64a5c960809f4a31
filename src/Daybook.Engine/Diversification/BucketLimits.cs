using Daybook.Market.Buckets;

namespace Daybook.Engine.Diversification;

/// <summary>
/// Holds every bucket to its number of positions and its allocation, as Daybook's reference system does. Held assets come before new ones, then the score
/// decides; core assets are always selected and never cut; what goes over the allocation is taken from the others in proportion to their sizes.
/// <para>
/// Unlike there, no asset is bought, scored or not, to bring more buckets into the portfolio: <see cref="BucketLimitResult.MissingBuckets"/> says how many are
/// missing. (That a bucket of scored assets has none selected cannot be: the limit of positions leaves each its best.)
/// </para>
/// </summary>
internal static class BucketLimits
{
    /// <summary>Applies the limits.</summary>
    /// <param name="items">The assets, each once, in the order that decides between equals.</param>
    /// <param name="core">The core assets.</param>
    /// <param name="map">The buckets.</param>
    /// <param name="options">The limits.</param>
    public static BucketLimitResult Apply(IReadOnlyList<BucketItem> items, IReadOnlySet<string> core, BucketMap map, BucketLimitOptions options)
    {
        options.Validate();
        return Make(items, core, map, options);
    }

    /// <summary>Applies limits that need not be legal: without one of positions, they cut sizes alone.</summary>
    internal static BucketLimitResult Make(IReadOnlyList<BucketItem> items, IReadOnlySet<string> core, BucketMap map, BucketLimitOptions options)
    {
        var (choices, buckets) = (new List<BucketChoice>(), new List<BucketUse>());
        foreach (var bucket in items.Select(Clean).GroupBy(item => map.BucketOf(item.Asset), StringComparer.Ordinal))
        {
            var ranked = bucket.OrderByDescending(item => item.IsHeld).ThenByDescending(item => item.Score).ToList();
            var selected = Places(ranked, core, options);
            var before = ranked.Where(item => selected.Contains(item.Asset)).Sum(item => item.Size);
            var share = Share(ranked.Where(item => selected.Contains(item.Asset)), core, options.MaxAllocation);
            List<BucketChoice> chosen = [.. ranked.Select(item => Choose(item, bucket.Key, selected, core, share))];
            choices.AddRange(chosen);
            buckets.Add(new BucketUse(bucket.Key, chosen.Count(choice => choice.IsSelected), before, chosen.Sum(choice => choice.Size)));
        }

        return new BucketLimitResult(choices, buckets, options);
    }

    private static BucketItem Clean(BucketItem item) => item with { Size = double.IsFinite(item.Size) ? Math.Max(0, item.Size) : 0 };

    /// <summary>The assets that find a place in their bucket.</summary>
    private static HashSet<string> Places(List<BucketItem> ranked, IReadOnlySet<string> core, BucketLimitOptions options)
    {
        var all = ranked.Select(item => item.Asset);
        if (ranked.Count <= options.MaxPositions)
            return all.ToHashSet(StringComparer.Ordinal);
        var selected = all.Where(core.Contains).ToHashSet(StringComparer.Ordinal);
        var others = ranked.Where(item => !core.Contains(item.Asset));

        // With overflow the present positions stay, and take the places of others; core assets that are new do not.
        var taken = options.AllowOverflow ? ranked.Count(item => item.IsHeld) : selected.Count;
        if (options.AllowOverflow)
            selected.UnionWith(others.Where(item => item.IsHeld).Select(item => item.Asset));
        var left = others.Where(item => !selected.Contains(item.Asset)).Take(Math.Max(0, options.MaxPositions - taken)).ToList();
        selected.UnionWith(left.Select(item => item.Asset));
        return selected;
    }

    /// <summary>What is left of the sizes of those that are not core assets: 1 when the bucket keeps to its allocation.</summary>
    private static double Share(IEnumerable<BucketItem> selected, IReadOnlySet<string> core, double limit)
    {
        var (fixedSum, otherSum) = (0.0, 0.0);
        foreach (var item in selected)
        {
            if (core.Contains(item.Asset))
                fixedSum += item.Size;
            else
                otherSum += item.Size;
        }

        return fixedSum + otherSum <= limit || otherSum <= 0 ? 1 : Math.Max(0, limit - fixedSum) / otherSum;
    }

    private static BucketChoice Choose(BucketItem item, string bucket, HashSet<string> selected, IReadOnlySet<string> core, double share)
    {
        var (code, size) = (selected.Contains(item.Asset), core.Contains(item.Asset), share) switch
        {
            (false, _, _) => (BucketCodes.BucketFull, 0),
            (_, true, _) => (BucketCodes.CoreAsset, item.Size),
            (_, _, >= 1) => (BucketCodes.WithinLimits, item.Size),
            (_, _, > 0) => (BucketCodes.Scaled, item.Size * share),
            _ => (BucketCodes.NoAllocationLeft, 0),
        };
        return new BucketChoice(item.Asset, bucket, code, item.Score, item.Size, size);
    }
}
