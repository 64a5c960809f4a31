using System.Collections.Immutable;

namespace Daybook.Market.Prices;

/// <summary>The daily prices of one asset, dates rising, each once. Immutable.</summary>
public sealed class PriceSeries
{
    private readonly ImmutableArray<PriceBar> _bars;

    /// <summary>Takes bars.</summary>
    /// <param name="asset">The asset's name, not empty.</param>
    /// <param name="bars">The bars, oldest first.</param>
    /// <exception cref="ArgumentException">The name is empty, or a bar does not come after the one before it; the message names both.</exception>
    public PriceSeries(string asset, IEnumerable<PriceBar> bars)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(asset);
        Asset = asset;
        _bars = [.. bars];
        Bars = _bars;
        for (var i = 1; i < _bars.Length; i++)
        {
            if (_bars[i].Date <= _bars[i - 1].Date)
                throw new ArgumentException($"{asset}: {_bars[i].Date:yyyy-MM-dd} stands after {_bars[i - 1].Date:yyyy-MM-dd}. Dates rise, each once.", nameof(bars));
        }
    }

    /// <summary>The asset's name.</summary>
    public string Asset { get; }

    /// <summary>The bars, oldest first.</summary>
    public IReadOnlyList<PriceBar> Bars { get; }

    /// <summary>The bars, to be read without copying them.</summary>
    internal ReadOnlySpan<PriceBar> Span => _bars.AsSpan();

    /// <summary>How many bars are dated on a date or before it.</summary>
    public int CountUpTo(DateOnly date)
    {
        var (low, high) = (0, _bars.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_bars[middle].Date <= date)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The bar of a date, or null.</summary>
    public PriceBar? At(DateOnly date) => CountUpTo(date) is > 0 and var count && _bars[count - 1].Date == date ? _bars[count - 1] : null;

    /// <summary>The newest bar dated on a date or before it, or null.</summary>
    public PriceBar? LastUpTo(DateOnly date) => CountUpTo(date) is > 0 and var count ? _bars[count - 1] : null;
}
