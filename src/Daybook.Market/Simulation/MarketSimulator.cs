using Daybook.Market.Prices;
using Daybook.Market.Randomness;

namespace Daybook.Market.Simulation;

/// <summary>
/// Makes markets with known regimes: a Markov chain of the four regimes, in each of which an equity index, bonds, commodities and volatility behave in a way of
/// their own, and assets that follow them, their bucket and themselves. Shocks are of Student's t. The same options give the same prices, bit for bit on one
/// machine; across machines as far as their logarithms and powers agree.
/// </summary>
/// <remarks>
/// What such a market does not have: trends inside a regime, volatility clusters other than the regimes', earnings, costs, intraday prices, holidays.
/// </remarks>
public static class MarketSimulator
{
    private const double FirstIndexClose = 100;

    /// <summary>Makes a market.</summary>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names all that are.</exception>
    public static SimulatedMarket Run(SimulationOptions options)
    {
        options.Check();
        var dates = Weekdays(options.Start, options.TradingDays);
        var regimes = RegimePath.Draw(dates.Length, options.Durations, SimulatedStreams.Regimes(options.Seed));
        var market = MarketMoves.Draw(regimes, options.DegreesOfFreedom, SimulatedStreams.Market(options.Seed));
        var common = BucketProfile.All
            .Select((bucket, number) => BucketMoves.Draw(bucket, regimes, options, SimulatedStreams.Bucket(options.Seed, number)))
            .ToArray();
        var lifetimes = AssetLifetimes.Draw(options, SimulatedStreams.Lifetimes(options.Seed));
        var assets = SimulatedUniverse.Assets(options.Assets);
        var series = assets.Select((asset, number) =>
        {
            var closes = AssetCloses.Draw(
                SimulatedUniverse.BucketOf(number),
                regimes,
                market,
                common[number % common.Length],
                options.DegreesOfFreedom,
                SimulatedStreams.Asset(options.Seed, number));
            return new PriceSeries(asset.Name, Bars(dates, closes, lifetimes[number], options.Holes, SimulatedStreams.Holes(options.Seed, number)));
        });
        return new SimulatedMarket(options, new PriceSet(series.Concat(Indices(dates, market))), [.. dates.Zip(regimes)], assets);
    }

    private static IEnumerable<PriceSeries> Indices(DateOnly[] dates, MarketMoves market) =>
    [
        Index(SimulatedMarket.EquityIndex, dates, Compounded(market.Equity)),
        Index(SimulatedMarket.LongBonds, dates, Compounded(market.Bonds)),
        Index(SimulatedMarket.CommodityIndex, dates, Compounded(market.Commodities)),
        Index(SimulatedMarket.VolatilityIndex, dates, market.VolatilityIndex),
    ];

    private static PriceSeries Index(string name, DateOnly[] dates, IEnumerable<double> closes) => new(name, dates.Zip(closes, PriceBar.OfClose));

    private static IEnumerable<double> Compounded(double[] moves)
    {
        var logarithm = Math.Log(FirstIndexClose);
        foreach (var move in moves)
            yield return Math.Exp(logarithm += move);
    }

    private static IEnumerable<PriceBar> Bars(DateOnly[] dates, double[] closes, (int From, int To) lifetime, double holes, Xoshiro256 random)
    {
        for (var day = 0; day < dates.Length; day++)
        {
            // Drawn on every day, so that a lifetime does not move the holes.
            var isHole = random.NextUnit() < holes;
            if (!isHole && day >= lifetime.From && day < lifetime.To)
                yield return PriceBar.OfClose(dates[day], closes[day]);
        }
    }

    private static DateOnly[] Weekdays(DateOnly start, int count)
    {
        var dates = new DateOnly[count];
        var date = start;
        for (var day = 0; day < count; date = date.AddDays(1))
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                dates[day++] = date;
        }

        return dates;
    }
}
