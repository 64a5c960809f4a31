using Daybook.Engine.Performance;

namespace Daybook.Engine.WhatIf;

/// <summary>
/// How sure the mean of outcomes is that share days. Those that begin within two lengths of the first of them are one cluster, so that the outcomes of two clusters share few days,
/// and whole clusters are drawn again (a block bootstrap whose blocks are the clusters).
/// </summary>
/// <remarks>
/// Of n outcomes x with the mean m in G clusters, a cluster's value is m + G / n x the sum of its (x - m): their mean is m, and they vary as m does when clusters are drawn (the
/// linear part of a ratio, Cochran, Sampling Techniques, 1977, chapter 6). The ends of the percentile interval are moved away from m by the factor sqrt(G / (G - 3)): as much wider
/// are the deviations of Student's t with G - 1 degrees of freedom, sqrt((G - 1) / (G - 3)), and of a sample of G against its bootstrap, sqrt(G / (G - 1)).
/// Of 600 drawn sets of 125 refusals that mean nothing, in 60 simulated markets of nine years, 2.2 to 4.3 % came out right at each horizon and 2.5 to 4.5 % wrong, alone and in bunches.
/// </remarks>
internal static class ClusteredMean
{
    /// <summary>The clusters of outcomes, and the interval of their mean; null when there are too few.</summary>
    /// <param name="outcomes">The outcomes by their first day.</param>
    /// <param name="options">How clusters are drawn; the length of blocks plays no part.</param>
    public static (int Clusters, MeanInterval? Interval) Of(IReadOnlyList<RefusalOutcome> outcomes, BlockBootstrapOptions? options)
    {
        var clusters = Clusters(outcomes);
        if (clusters.Count < HorizonEffect.LeastClusters)
            return (clusters.Count, null);
        var mean = outcomes.Average(one => one.Value);
        var scale = (double)clusters.Count / outcomes.Count;
        var drawn = BlockBootstrap.OfMean([.. clusters.Select(cluster => mean + (scale * cluster.Sum(one => one.Value - mean)))], (options ?? new BlockBootstrapOptions()) with { MeanBlockLength = 1 })!;
        var wider = Math.Sqrt(clusters.Count / (clusters.Count - 3.0));
        return (clusters.Count, drawn with { Mean = mean, Low = mean + ((drawn.Low - mean) * wider), High = mean + ((drawn.High - mean) * wider) });
    }

    private static List<List<RefusalOutcome>> Clusters(IReadOnlyList<RefusalOutcome> outcomes)
    {
        var clusters = new List<List<RefusalOutcome>>();
        var end = int.MinValue;
        foreach (var outcome in outcomes)
        {
            if (outcome.From.DayNumber >= end)
            {
                end = outcome.From.DayNumber + (2 * (outcome.Until.DayNumber - outcome.From.DayNumber));
                clusters.Add([]);
            }

            clusters[^1].Add(outcome);
        }

        return clusters;
    }
}
