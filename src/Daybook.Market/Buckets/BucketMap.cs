using System.Collections.Frozen;

namespace Daybook.Market.Buckets;

/// <summary>Which bucket an asset belongs to. Names are case-sensitive. Immutable.</summary>
public sealed class BucketMap
{
    /// <summary>The bucket of all assets that the map does not know. Limits hold for it as for any other.</summary>
    public const string Unknown = "Unknown";

    private readonly FrozenDictionary<string, string> _buckets;

    /// <summary>Makes a map.</summary>
    /// <param name="buckets">The buckets by name, and the assets in each.</param>
    /// <exception cref="ArgumentException">A bucket appears twice, or an asset is in two; the message names them.</exception>
    public BucketMap(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> buckets)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (bucket, assets) in buckets)
        {
            if (!names.Add(bucket))
                throw new ArgumentException($"The bucket '{bucket}' appears twice.", nameof(buckets));
            foreach (var asset in assets)
            {
                if (!map.TryAdd(asset, bucket) && map[asset] != bucket)
                    throw new ArgumentException($"'{asset}' is in the buckets '{map[asset]}' and '{bucket}'.", nameof(buckets));
            }
        }

        _buckets = map.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The map of Daybook's reference system: Risk Assets, Defensive Assets, International and Commodities.</summary>
    public static BucketMap Default { get; } = new(
    [
        new("Risk Assets", ["AAPL", "MSFT", "GOOGL", "NVDA", "TSLA", "META"]),
        new("Defensive Assets", ["JNJ", "PG", "KO", "WMT", "XOM"]),
        new("International", ["EFA", "EEM", "VGK", "FXI"]),
        new("Commodities", ["GLD", "SLV", "DBA", "USO"]),
    ]);

    /// <summary>Reads a map from CSV: the columns <c>asset</c> and <c>bucket</c>, named by the first line; fields with a comma are in quotation marks.</summary>
    /// <exception cref="FormatException">A line cannot be read, or an asset is in two buckets; the message says which.</exception>
    public static BucketMap Parse(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return BucketMapReader.Read(csv);
    }

    /// <summary>The buckets by name, and the assets in each, both in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Buckets => _buckets
        .GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
        .OrderBy(bucket => bucket.Key, StringComparer.Ordinal)
        .Select(bucket => KeyValuePair.Create<string, IReadOnlyList<string>>(bucket.Key, [.. bucket.Order(StringComparer.Ordinal)]));

    /// <summary>The assets that are in a bucket, in ordinal order.</summary>
    public IEnumerable<string> Assets => _buckets.Keys.Order(StringComparer.Ordinal);

    /// <summary>The bucket of an asset, <see cref="Unknown"/> when the map does not have it.</summary>
    public string BucketOf(string asset) => _buckets.GetValueOrDefault(asset, Unknown);
}
