using Daybook.Market.Randomness;
using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>The moves that all assets feel: log returns of each day, and the volatility index at its end in percent.</summary>
internal sealed record MarketMoves(double[] Equity, double[] Bonds, double[] Commodities, double[] VolatilityIndex)
{
    // The index comes half of the way back in eleven days, jumps by 4 % for a fall of equity by 1 %, and moves by 3 % a day of its own (Whaley, Understanding
    // the VIX, Journal of Portfolio Management 35 (2009), describes both; the sizes are chosen).
    private const double Return = 0.06;
    private const double Leverage = -4;
    private const double OwnMoves = 0.03;
    private const double LowestIndex = 8;
    private const double HighestIndex = 90;

    public static MarketMoves Draw(MarketRegime[] regimes, double degreesOfFreedom, Xoshiro256 random)
    {
        var draws = new StudentDraws(random, degreesOfFreedom);
        var moves = new MarketMoves(new double[regimes.Length], new double[regimes.Length], new double[regimes.Length], new double[regimes.Length]);
        var index = Math.Log(RegimeProfile.Of(regimes[0]).VolatilityIndex);
        for (var day = 0; day < regimes.Length; day++)
        {
            var profile = RegimeProfile.Of(regimes[day]);
            var shock = draws.Next();
            moves.Equity[day] = profile.Equity.OfDay(shock);
            moves.Bonds[day] = profile.Bonds.OfDay(Correlated(profile.BondsWithEquity, shock, draws.Next()));
            moves.Commodities[day] = profile.Commodities.OfDay(Correlated(profile.CommoditiesWithEquity, shock, draws.Next()));
            index += (Return * (Math.Log(profile.VolatilityIndex) - index)) + (Leverage * moves.Equity[day]) + (OwnMoves * draws.Next());
            index = Math.Clamp(index, Math.Log(LowestIndex), Math.Log(HighestIndex));
            moves.VolatilityIndex[day] = Math.Exp(index);
        }

        return moves;
    }

    private static double Correlated(double correlation, double shock, double own) => (correlation * shock) + (Math.Sqrt(1 - (correlation * correlation)) * own);
}
