using Daybook.Market.Randomness;
using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>
/// The closes of one asset, a one-factor-and-group model in logarithms: return = loadings x market moves + the bucket's move + its own. Half of the own variance is
/// taken off the drift, so that an asset earns nothing on average for moves of its own.
/// </summary>
internal static class AssetCloses
{
    private const double LowestPrice = 10;
    private const double PriceRange = 30;

    public static double[] Draw(BucketProfile bucket, MarketRegime[] regimes, MarketMoves market, double[] common, double degreesOfFreedom, Xoshiro256 random)
    {
        // From 10 to 300, as many under 55 as over it; loadings and volatility of its own within a fifth and three tenths of the bucket's.
        var logarithm = Math.Log(LowestPrice * Math.Pow(PriceRange, random.NextUnit()));
        var loading = Around(random, 0.2);
        var own = bucket.Own * Around(random, 0.3);
        var draws = new StudentDraws(random, degreesOfFreedom);
        var closes = new double[regimes.Length];
        for (var day = 0; day < closes.Length; day++)
        {
            var volatility = own * RegimeProfile.Of(regimes[day]).OwnVolatility;
            var followed = (bucket.Equity * market.Equity[day]) + (bucket.Bonds * market.Bonds[day]) + (bucket.Commodities * market.Commodities[day]);
            logarithm += (loading * followed) + common[day] + new YearlyMoves(-volatility * volatility / 2, volatility).OfDay(draws.Next());
            closes[day] = Math.Exp(logarithm);
        }

        return closes;
    }

    private static double Around(Xoshiro256 random, double spread) => 1 + (spread * ((2 * random.NextUnit()) - 1));
}
