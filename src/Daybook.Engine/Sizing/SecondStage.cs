namespace Daybook.Engine.Sizing;

/// <summary>The second stage: caps sizes, lets the uncapped take over what was cut, and hands out what is left over.</summary>
internal static class SecondStage
{
    private const double LeastResidual = 0.01;

    public static SizingResult Size(IReadOnlyList<Proposal> proposals, double target, SizingOptions options)
    {
        var cap = options.MaxFinalSize;
        List<Proposal> capped = [.. proposals.Where(proposal => proposal.Size > cap).Select(proposal => proposal with { Size = cap })];
        List<Proposal> others = [.. proposals.Where(proposal => proposal.Size <= cap)];
        var remaining = Math.Max(0, target - capped.Sum(proposal => proposal.Size));
        var total = others.Sum(proposal => proposal.Size);
        List<Proposal> grown = [.. others.Select(proposal => proposal with { Size = proposal.Size * remaining / total })];
        var reached = grown.Count(proposal => proposal.Size > cap);
        List<Proposal> sizes = [.. capped, .. grown.Select(proposal => proposal with { Size = Math.Min(proposal.Size, cap) })];

        // Whoever reached the cap in the second round counts as capped, too.
        var isFree = capped.Select(_ => false).Concat(grown.Select(proposal => proposal.Size <= cap)).ToArray();
        var residual = Math.Max(0, target - sizes.Sum(proposal => proposal.Size));
        return residual > LeastResidual
            ? HandOut(sizes, isFree, residual, options) with { CappedFirst = capped.Count, CappedSecond = reached }
            : new SizingResult([], Positions(sizes), capped.Count, reached, null, 0, residual);
    }

    private static SizingResult HandOut(List<Proposal> sizes, bool[] isFree, double residual, SizingOptions options)
    {
        var additions = options.ResidualStrategy switch
        {
            ResidualStrategy.SafeTopSlice => Residuals.SafeTopSlice(sizes, isFree, residual, options),
            ResidualStrategy.Proportional => Residuals.Proportional(sizes, residual, options),
            _ => null,
        };
        if (additions is null)
            return new SizingResult([], Positions(sizes), 0, 0, options.ResidualStrategy, residual, 0);
        List<Proposal> larger = [.. sizes.Select((proposal, i) => proposal with { Size = proposal.Size + additions[i] })];
        return new SizingResult([], Positions(larger), 0, 0, options.ResidualStrategy, 0, Math.Max(0, residual - additions.Sum()));
    }

    private static SizedPosition[] Positions(List<Proposal> sizes) => [.. sizes.Where(proposal => proposal.Size > 0).Select(proposal => proposal.ToPosition())];
}
