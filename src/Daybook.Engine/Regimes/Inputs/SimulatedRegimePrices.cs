using Daybook.Market.Simulation;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>The prices that regimes are detected from, of a simulated market.</summary>
public static class SimulatedRegimePrices
{
    /// <summary>The market's indices in their roles.</summary>
    public static RegimePrices ToRegimePrices(this SimulatedMarket market)
    {
        ArgumentNullException.ThrowIfNull(market);
        return new RegimePrices
        {
            Equity = Closes(SimulatedMarket.EquityIndex),
            LongBonds = Closes(SimulatedMarket.LongBonds),
            Commodities = Closes(SimulatedMarket.CommodityIndex),
            VolatilityIndex = Closes(SimulatedMarket.VolatilityIndex),
        };

        (DateOnly Date, double Close)[] Closes(string index) => [.. market.Prices.Series[index].Bars.Select(bar => (bar.Date, bar.Close))];
    }
}
