using Daybook.Market.Randomness;
using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>What a bucket's assets share apart from the market: a log return for each day.</summary>
internal static class BucketMoves
{
    public static double[] Draw(BucketProfile bucket, MarketRegime[] regimes, SimulationOptions options, Xoshiro256 random)
    {
        var draws = new StudentDraws(random, options.DegreesOfFreedom);
        var favoured = MarketRegime.Known.ToDictionary(regime => regime, regime => RegimeBuckets.Favoured(regime).Contains(bucket.Name, StringComparer.Ordinal));
        var moves = new double[regimes.Length];
        for (var day = 0; day < moves.Length; day++)
        {
            var volatility = bucket.Common * RegimeProfile.Of(regimes[day]).OwnVolatility;
            var drift = (favoured[regimes[day]] ? options.FavouredDrift : 0) - (volatility * volatility / 2);
            moves[day] = new YearlyMoves(drift, volatility).OfDay(draws.Next());
        }

        return moves;
    }
}
