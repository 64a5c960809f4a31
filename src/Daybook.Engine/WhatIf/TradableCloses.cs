using Daybook.Market.Prices;

namespace Daybook.Engine.WhatIf;

/// <summary>The closes of some assets that can be traded at. An asset's trading days are those that have one.</summary>
internal sealed class TradableCloses(PriceSet prices)
{
    private readonly Dictionary<string, (DateOnly Date, double Close)[]> _bars = new(StringComparer.Ordinal);

    /// <summary>What an asset returned from its last close up to a day to its close some trading days later, with the days of both; null when the prices do not reach.</summary>
    public (DateOnly Since, DateOnly Until, double Return)? After(string asset, DateOnly date, int days)
    {
        var bars = BarsOf(asset);
        var last = CountUpTo(bars, date) - 1;
        return last >= 0 && last + days < bars.Length ? (bars[last].Date, bars[last + days].Date, (bars[last + days].Close / bars[last].Close) - 1) : null;
    }

    /// <summary>What an asset returned from its last close up to a day to its last close up to a later one; null without a close up to the first.</summary>
    public double? Between(string asset, DateOnly from, DateOnly until)
    {
        var bars = BarsOf(asset);
        var first = CountUpTo(bars, from) - 1;
        return first >= 0 ? (bars[CountUpTo(bars, until) - 1].Close / bars[first].Close) - 1 : null;
    }

    private static int CountUpTo((DateOnly Date, double Close)[] bars, DateOnly date)
    {
        var (low, high) = (0, bars.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (bars[middle].Date <= date)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private (DateOnly Date, double Close)[] BarsOf(string asset)
    {
        if (!_bars.TryGetValue(asset, out var bars))
            _bars[asset] = bars = prices.Series.TryGetValue(asset, out var series) ? [.. series.Bars.Where(bar => bar.IsTradable).Select(bar => (bar.Date, bar.Close))] : [];
        return bars;
    }
}
