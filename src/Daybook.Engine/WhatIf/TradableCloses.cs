using Daybook.Engine.Prices;

namespace Daybook.Engine.WhatIf;

/// <summary>The closes of some assets that can be traded at. An asset's trading days are those that have one.</summary>
internal sealed class TradableCloses(PriceSet prices)
{
    private readonly Dictionary<string, PriceBar[]> _bars = new(StringComparer.Ordinal);

    /// <summary>The return from an asset's last close up to a day to its close some trading days later; null when the prices do not reach.</summary>
    public double? ReturnAfter(string asset, DateOnly date, int days)
    {
        var bars = BarsOf(asset);
        var (low, high) = (0, bars.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (bars[middle].Date <= date)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && low - 1 + days < bars.Length ? (bars[low - 1 + days].Close / bars[low - 1].Close) - 1 : null;
    }

    private PriceBar[] BarsOf(string asset)
    {
        if (!_bars.TryGetValue(asset, out var bars))
            _bars[asset] = bars = prices.Series.TryGetValue(asset, out var series) ? [.. series.Bars.Where(bar => bar.IsTradable)] : [];
        return bars;
    }
}
