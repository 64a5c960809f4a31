namespace Daybook.Engine.Sizing;

/// <summary>Who gets how much of what the caps leave over. The answers stand beside the sizes.</summary>
internal static class Residuals
{
    private const int Slices = 3;

    /// <summary>Less is not worth a trade.</summary>
    private const double LeastAddition = 0.001;

    /// <summary>Equal slices for the best scores among the free; null when none is free.</summary>
    public static double[]? SafeTopSlice(IReadOnlyList<Proposal> sizes, bool[] isFree, double residual, SizingOptions options)
    {
        int[] best = [.. Enumerable.Range(0, sizes.Count).Where(i => isFree[i]).OrderByDescending(i => sizes[i].Score).Take(Slices)];
        if (best.Length == 0)
            return null;
        var additions = new double[sizes.Count];
        foreach (var i in best)
            additions[i] = Limit(residual / best.Length, sizes[i], options);
        return additions;
    }

    /// <summary>Shares in proportion to the sizes.</summary>
    public static double[] Proportional(IReadOnlyList<Proposal> sizes, double residual, SizingOptions options)
    {
        var total = sizes.Sum(proposal => proposal.Size);
        return [.. sizes.Select(proposal => Limit(residual * proposal.Size / total, proposal, options))];
    }

    private static double Limit(double share, Proposal proposal, SizingOptions options)
    {
        var most = Math.Min(options.MaxFinalSize - proposal.Size, Math.Min(options.MaxResidualSize, options.MaxResidualMultiple * proposal.Size));
        return Math.Min(share, most) is > LeastAddition and var addition ? addition : 0;
    }
}
