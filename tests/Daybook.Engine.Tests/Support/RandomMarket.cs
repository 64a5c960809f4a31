using Daybook.Market.Prices;

namespace Daybook.Engine.Tests.Support;

/// <summary>Small markets of seeded random walks.</summary>
internal static class RandomMarket
{
    public static readonly DateOnly Start = new(2015, 1, 1);

    /// <summary>Weekdays from <see cref="Start"/> on; asset i drifts by a little more than asset i - 1.</summary>
    public static PriceSet Of(int seed, int assets, int days, bool hasOpens = true) =>
        new(Enumerable.Range(0, assets).Select(i => Series($"A{i:00}", seed * 1_000 + i, (i - (assets / 2.0)) * 0.0002, days, hasOpens)));

    public static PriceSeries Series(string asset, int seed, double drift, int days, bool hasOpens = true)
    {
        var random = new Random(seed);
        var bars = new List<PriceBar>(days);
        var (price, date) = (100.0, Start);
        while (bars.Count < days)
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                var open = price * Math.Exp(0.003 * Gauss(random));
                price = Math.Max(0.01, open * Math.Exp(drift + (0.012 * Gauss(random))));
                bars.Add(new PriceBar(date, hasOpens ? open : double.NaN, double.NaN, double.NaN, price, double.NaN));
            }

            date = date.AddDays(1);
        }

        return new PriceSeries(asset, bars);
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
