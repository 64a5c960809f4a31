using System.Collections.Immutable;

namespace Daybook.Market.Prices;

/// <summary>The daily prices of several assets, and the files that they come from. Immutable.</summary>
public sealed class PriceSet
{
    /// <summary>Takes series.</summary>
    /// <param name="series">The series, each asset once.</param>
    /// <param name="files">The files that they were read from; none for prices that were made.</param>
    /// <exception cref="ArgumentException">An asset appears twice.</exception>
    public PriceSet(IEnumerable<PriceSeries> series, IEnumerable<PriceFile>? files = null)
    {
        Series = series.ToImmutableSortedDictionary(one => one.Asset, one => one, StringComparer.Ordinal);
        Files = [.. files ?? []];
    }

    /// <summary>The series by asset, in the ordinal order of the names.</summary>
    public ImmutableSortedDictionary<string, PriceSeries> Series { get; }

    /// <summary>The files that they were read from, in the order in which they were given.</summary>
    public ImmutableArray<PriceFile> Files { get; }

    /// <summary>The same prices without the others' assets.</summary>
    /// <param name="assets">The assets that stay; those that the set does not have are passed over.</param>
    public PriceSet Only(IEnumerable<string> assets)
    {
        var wanted = assets.ToHashSet(StringComparer.Ordinal);
        return new PriceSet(Series.Values.Where(series => wanted.Contains(series.Asset)), Files);
    }
}
