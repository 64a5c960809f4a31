namespace Daybook.Engine.Sizing;

/// <summary>
/// Cuts opens and increases to what can be financed when other targets are denied. A denied close or decrease leaves its position in the portfolio, so what it
/// would have paid for must shrink: all opens and increases by the same share, so that everything held stays within the target allocation. An open that would
/// end under the smallest position is left out, the smallest first, for the good of the others. Nothing grows; a hold counts with what is held, not with what
/// it aimed at.
/// </summary>
internal static class Financing
{
    private const double Rounding = 1e-12;

    /// <summary>Fits targets to the target allocation. Only what is already held can keep the total over it.</summary>
    /// <param name="targets">The targets, each asset once.</param>
    /// <param name="current">What is held, as fractions of the portfolio; assets without a target stay as they are.</param>
    /// <param name="denied">Assets whose target is denied.</param>
    /// <param name="options">The target allocation, the smallest and the largest position.</param>
    public static FinancingResult Fit(IReadOnlyList<Target> targets, IReadOnlyDictionary<string, double> current, IReadOnlySet<string> denied, SizingOptions options)
    {
        options.Validate();
        var held = Holdings.Of(current);
        Target[] standing = [.. targets.Select(target => Standing(target, held.GetValueOrDefault(target.Asset), denied)).OfType<Target>()];
        var untouched = held.Keys.Except(targets.Select(target => target.Asset), StringComparer.Ordinal).Sum(asset => held[asset]);
        var fitted = Fit(standing, options.TargetAllocation - untouched, options);
        FinancingCut[] cuts = [.. standing.Zip(fitted)
            .Where(pair => pair.First != pair.Second)
            .Select(pair => new FinancingCut(pair.First.Asset, pair.First.Current, pair.First.Size, pair.Second?.Held ?? 0))];
        Target[] left = [.. fitted.OfType<Target>()];
        return new FinancingResult(left, cuts, untouched + standing.Sum(target => target.Held), untouched + left.Sum(target => target.Held), options.TargetAllocation);
    }

    /// <summary>What a target comes to when the denials are heard; null for an open that is denied. A size that is no number is no order to trade.</summary>
    private static Target? Standing(Target target, double held, IReadOnlySet<string> denied)
    {
        if (denied.Contains(target.Asset) || !double.IsFinite(target.Size))
            return held > 0 ? new Target(target.Asset, TradeAction.Hold, held, held, TargetCodes.Denied) : null;
        return target.Current == held || target.Action == TradeAction.Close
            ? target with { Current = held }
            : Target.ToReach(target.Asset, target.Size, held, target.Code);
    }

    /// <summary>The targets, cut where they must be; null in the place of one that is left out.</summary>
    private static Target?[] Fit(Target[] targets, double limit, SizingOptions options)
    {
        Target?[] fitted = [.. targets];
        while (true)
        {
            var present = fitted.OfType<Target>().ToList();
            var kept = present.Sum(target => Grows(target) ? target.Current : target.Held);
            var additions = present.Where(Grows).Sum(target => target.Size - target.Current);
            var room = Math.Max(0, limit - kept);
            if (additions <= room + Rounding)
                return fitted;
            var share = room / additions;
            if (SmallestOpen(fitted, share, options.MinSize) is not { } tooSmall)
                return [.. fitted.Select(target => target is not null && Grows(target) ? Cut(target, share) : target)];
            fitted[tooSmall] = null;
        }
    }

    private static bool Grows(Target target) => target.Action is TradeAction.Open or TradeAction.Increase;

    /// <summary>The place of the open that is left out first, if any falls under the smallest position: the smallest, of equals the last.</summary>
    private static int? SmallestOpen(Target?[] targets, double share, double smallest)
    {
        int? found = null;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] is not { Action: TradeAction.Open } open)
                continue;
            var isTooSmall = share <= 0 || open.Size * share < smallest - Rounding;
            if (isTooSmall && (found is null || open.Size <= targets[found.Value]!.Size))
                found = i;
        }

        return found;
    }

    /// <summary>A smaller open or increase; an increase that is not worth a trade any more becomes a hold.</summary>
    private static Target Cut(Target target, double share)
    {
        var size = target.Current + ((target.Size - target.Current) * share);
        var cut = Target.ToReach(target.Asset, size, target.Current, TargetCodes.Resized);
        return cut.Action == TradeAction.Hold ? cut with { Size = target.Current } : cut;
    }
}
