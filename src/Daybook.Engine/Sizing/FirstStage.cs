namespace Daybook.Engine.Sizing;

/// <summary>The first stage: shares of the target by score, within the smallest and the largest position.</summary>
internal static class FirstStage
{
    /// <summary>The lowest score that adaptive sizing gives anything.</summary>
    public const double LeastAdaptiveScore = 0.6;

    private const double HeldFactor = 1.02;
    private const double Rounding = 1e-12;

    public static IReadOnlyList<Proposal> Size(IReadOnlyList<SizingItem> items, double target, SizingOptions options)
    {
        var candidates = items.Select(item => item with { Score = Clean(item.Score) }).ToList();
        var (largest, smallest) = (options.MaxInitialSize, Math.Min(options.MinSize, options.MaxInitialSize));
        while (true)
        {
            var proposals = Fit(candidates, Shares(candidates, target, options), target, smallest, largest);
            if (proposals.TrueForAll(proposal => proposal.Size >= smallest - Rounding))
                return proposals;
            if (proposals.Count * smallest <= target + Rounding)
                return Raise(proposals, target, smallest);
            var last = proposals.OrderBy(proposal => proposal.Score).First().Score;
            var left = proposals.FindLast(proposal => proposal.Score == last).Asset;
            candidates.RemoveAt(candidates.FindLastIndex(item => item.Asset == left));
        }
    }

    private static double Clean(double score) => double.IsFinite(score) ? Math.Max(0, score) : 0;

    private static double[] Shares(List<SizingItem> items, double target, SizingOptions options)
    {
        var equal = target / items.Count;
        if (!options.Dynamic || options.Mode == SizingMode.EqualWeight)
            return [.. items.Select(_ => equal)];
        if (options.Mode == SizingMode.Adaptive)
            return Scale([.. items.Select(item => equal * Multiplier(item.Score) * (item.IsHeld ? HeldFactor : 1))], target);
        var total = items.Sum(item => item.Score);
        return [.. items.Select(item => total > 0 ? target * item.Score / total : equal)];
    }

    private static double Multiplier(double score) => score switch
    {
        >= 0.9 => 1.5,
        >= 0.8 => 1.2,
        >= 0.7 => 1,
        >= LeastAdaptiveScore => 0.8,
        _ => 0,
    };

    private static double[] Scale(double[] sizes, double target)
    {
        var total = sizes.Sum();
        return total > 0 ? [.. sizes.Select(size => size * target / total)] : sizes;
    }

    /// <summary>Brings sizes between the limits, then once to the target, by which they may end under both.</summary>
    private static List<Proposal> Fit(List<SizingItem> items, double[] shares, double target, double smallest, double largest)
    {
        List<Proposal> limited = [.. items
            .Select((item, i) => new Proposal(item.Asset, item.Score, shares[i] > 0 ? Math.Min(Math.Max(shares[i], smallest), largest) : 0))
            .Where(proposal => proposal.Size > 0)];
        var total = limited.Sum(proposal => proposal.Size);
        return [.. limited.Select(proposal => proposal with { Size = Math.Min(proposal.Size * target / total, largest) })];
    }

    /// <summary>Raises what is under the smallest size to it, at the expense of the others in proportion to what they are above it.</summary>
    private static List<Proposal> Raise(List<Proposal> proposals, double target, double smallest)
    {
        var above = proposals.Sum(proposal => Math.Max(0, proposal.Size - smallest));
        var room = Math.Max(0, Math.Min(above, target - (proposals.Count * smallest)));
        return [.. proposals.Select(proposal => proposal with { Size = smallest + (above > 0 ? Math.Max(0, proposal.Size - smallest) * room / above : 0) })];
    }
}
