using Daybook.Market.Prices;
using Daybook.Market.Regimes;
using Daybook.Market.Simulation;

namespace Daybook.Market.Tests.Simulation;

/// <summary>Simulated markets and what is measured on them.</summary>
internal static class MakeMarkets
{
    /// <summary>All assets for all days.</summary>
    public static readonly SimulationOptions Whole = new() { LateStarters = 0, Vanished = 0, Holes = 0 };

    public static double[] Closes(this SimulatedMarket market, string asset) => [.. market.Prices.Series[asset].Bars.Select(bar => bar.Close)];

    /// <summary>The log returns of a series without missing days, those into the days of one regime only if one is given.</summary>
    public static double[] Returns(this SimulatedMarket market, string asset, MarketRegime? regime = null)
    {
        var closes = market.Closes(asset);
        return [.. Enumerable.Range(1, closes.Length - 1).Where(day => regime is null || market.Regimes[day].Regime == regime).Select(day => Math.Log(closes[day] / closes[day - 1]))];
    }

    public static double Kurtosis(double[] sample)
    {
        var squares = Deviations(sample).Select(one => one * one).ToArray();
        return squares.Average(square => square * square) / (squares.Average() * squares.Average());
    }

    public static double Correlation(double[] left, double[] right)
    {
        var (lefts, rights) = (Deviations(left), Deviations(right));
        return Product(lefts, rights) / Math.Sqrt(Product(lefts, lefts) * Product(rights, rights));
    }

    /// <summary>The runs of regimes, the oldest first.</summary>
    public static List<(MarketRegime Regime, int Days)> Runs(this SimulatedMarket market)
    {
        List<(MarketRegime Regime, int Days)> runs = [];
        foreach (var (_, regime) in market.Regimes)
        {
            if (runs.Count > 0 && runs[^1].Regime == regime)
                runs[^1] = (regime, runs[^1].Days + 1);
            else
                runs.Add((regime, 1));
        }

        return runs;
    }

    public static void AssertSame(PriceSet expected, PriceSet actual)
    {
        Assert.Equal(expected.Series.Keys, actual.Series.Keys);
        Assert.All(expected.Series.Values, series => Assert.Equal(series.Bars, actual.Series[series.Asset].Bars));
    }

    private static double[] Deviations(double[] sample)
    {
        var mean = sample.Average();
        return [.. sample.Select(one => one - mean)];
    }

    private static double Product(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }
}
