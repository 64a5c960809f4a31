using Daybook.Market.Randomness;

namespace Daybook.Engine.Performance;

/// <summary>
/// How sure the mean of observations is that depend on their neighbours, such as daily returns: the stationary bootstrap of Politis and Romano, The Stationary
/// Bootstrap, Journal of the American Statistical Association 89 (1994).
/// </summary>
/// <remarks>
/// A sample is drawn again many times, in blocks: an observation is followed by its successor (the last by the first), or with probability 1 / mean length by
/// one drawn anew. The interval is the percentile interval of the samples' means (Efron and Tibshirani, An Introduction to the Bootstrap, 1993), by linear
/// interpolation (type 7 of Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996)).
/// Percentile intervals of short samples are somewhat narrow: of 500 observations that keep 0.4 of the one before, 92 of 100 intervals of 95 % hold the mean.
/// </remarks>
internal static class BlockBootstrap
{
    /// <summary>The interval of a sample's mean, or null for an empty sample. Of one observation it is a point.</summary>
    /// <param name="sample">The observations in the order of time, each finite.</param>
    /// <param name="options">The options, or null for the defaults.</param>
    /// <exception cref="ArgumentException">An observation is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static MeanInterval? OfMean(IReadOnlyList<double> sample, BlockBootstrapOptions? options = null)
    {
        options ??= new BlockBootstrapOptions();
        options.Check();
        double[] observations = [.. sample];
        if (observations.Any(one => !double.IsFinite(one)))
            throw new ArgumentException("Every observation is finite.", nameof(sample));
        if (observations.Length == 0)
            return null;
        var means = Means(observations, options);
        Array.Sort(means);
        var outside = (1 - options.Confidence) / 2;
        return new MeanInterval(Mean(observations), Quantile(means, outside), Quantile(means, 1 - outside), options.Confidence);
    }

    private static double[] Means(double[] observations, BlockBootstrapOptions options)
    {
        var random = new Xoshiro256(options.Seed, stream: 0);
        var restart = 1 / (options.MeanBlockLength ?? Math.Max(1, Math.Cbrt(observations.Length)));
        var drawn = new double[observations.Length];
        var means = new double[options.Resamples];
        for (var i = 0; i < means.Length; i++)
        {
            var at = random.NextBelow(observations.Length);
            for (var j = 0; j < drawn.Length; j++)
            {
                drawn[j] = observations[at];
                at = random.NextUnit() < restart ? random.NextBelow(observations.Length) : (at + 1) % observations.Length;
            }

            means[i] = Mean(drawn);
        }

        return means;
    }

    /// <summary>The mean, taken so that a sum of large numbers does not overflow.</summary>
    private static double Mean(double[] values)
    {
        var mean = 0.0;
        foreach (var value in values)
            mean += value / values.Length;
        return mean;
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
