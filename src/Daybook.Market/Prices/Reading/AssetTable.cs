using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>The rows of all assets, as they come.</summary>
internal sealed class AssetTable
{
    private readonly Dictionary<string, AssetRows> _assets = new(StringComparer.Ordinal);
    private AssetRows? _last;

    /// <summary>All of them, in the ordinal order of their names.</summary>
    public IEnumerable<AssetRows> All => _assets.Values.OrderBy(rows => rows.Asset, StringComparer.Ordinal);

    /// <summary>The rows of an asset, or what is wrong with its name.</summary>
    public bool TryGet(ReadOnlySpan<char> asset, [NotNullWhen(true)] out AssetRows? rows, [NotNullWhen(false)] out string? problem)
    {
        (rows, problem) = (_last, null);
        if (rows is not null && asset.SequenceEqual(rows.Asset))
            return true;
        if (!_assets.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(asset, out rows) && (problem = Problem(asset)) is null)
            _assets.Add(asset.ToString(), rows = new AssetRows(asset.ToString()));
        if (rows is not null)
            _last = rows;
        return rows is not null;
    }

    private string? Problem(ReadOnlySpan<char> asset)
    {
        if (asset.IsEmpty)
            return "the asset's name is missing";
        if (asset.Length > PriceReader.MaxAssetName)
            return string.Create(CultureInfo.InvariantCulture, $"an asset's name of at most {PriceReader.MaxAssetName} characters is expected, not one of {asset.Length:N0}");
        foreach (var character in asset)
        {
            if (char.IsControl(character) || character == '\uFFFD')
                return $"an asset's name is expected, not {Quoted.Text(asset)}, which contains invalid characters (the file must be UTF-8)";
        }

        return _assets.Count >= PriceReader.MaxAssets ? string.Create(CultureInfo.InvariantCulture, $"there are more than {PriceReader.MaxAssets:N0} assets") : null;
    }
}
