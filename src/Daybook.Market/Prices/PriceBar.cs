namespace Daybook.Market.Prices;

/// <summary>What an asset cost on one day. A number that is not known is NaN. Prices are kept as they were found, negative ones too.</summary>
/// <param name="Date">The trading day.</param>
/// <param name="Open">The first price, in the asset's currency, or NaN.</param>
/// <param name="High">The highest price, or NaN.</param>
/// <param name="Low">The lowest price, or NaN.</param>
/// <param name="Close">The last price; for shares and funds adjusted for splits and dividends, where the source does so.</param>
/// <param name="Volume">Units traded, or NaN.</param>
public readonly record struct PriceBar(DateOnly Date, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>A day with only a close.</summary>
    public static PriceBar OfClose(DateOnly date, double close) => new(date, double.NaN, double.NaN, double.NaN, close, double.NaN);

    /// <summary>True when the close can be traded at: finite, above 0, and within the day's low and high where these are known, which do not contradict each other.</summary>
    public bool IsTradable => Close is > 0 and < double.PositiveInfinity && ((double.IsNaN(High) && double.IsNaN(Low)) || BarFault.OfClose(this) is null);
}
