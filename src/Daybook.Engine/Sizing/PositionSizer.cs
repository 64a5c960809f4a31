namespace Daybook.Engine.Sizing;

/// <summary>
/// Sizes positions by their scores, in two stages, as Daybook's reference system does. The first (<see cref="SizingOptions.Mode"/>) gives every asset its share
/// of the target, within the smallest and the largest position. The second caps again, lets the others take over what was cut, and hands out what is left over
/// by <see cref="SizingOptions.ResidualStrategy"/>.
/// <para>
/// Unlike there, no position ends under the smallest size (the assets with the lowest scores are left out until the others have room), and what one position
/// gets of the rest obeys <see cref="SizingOptions.MaxResidualSize"/> and <see cref="SizingOptions.MaxResidualMultiple"/>. Sizes and cash never come to
/// more than the target.
/// </para>
/// </summary>
internal static class PositionSizer
{
    /// <summary>Sizes positions.</summary>
    /// <param name="items">The assets, each once, in the order that decides between equals.</param>
    /// <param name="options">The limits, checked.</param>
    /// <param name="reserved">The part of the target that positions take which are kept as they are, 0 or more.</param>
    /// <returns>The sizes; empty for no items, and when no score earns a size.</returns>
    public static SizingResult Size(IReadOnlyList<SizingItem> items, SizingOptions options, double reserved = 0)
    {
        var target = Math.Max(0, options.TargetAllocation - reserved);
        var proposals = FirstStage.Size(items, target, options);
        if (proposals.Count == 0)
            return new SizingResult([], [], 0, 0, null, 0, 0);
        SizedPosition[] first = [.. proposals.Select(proposal => proposal.ToPosition())];
        if (options.TwoStage)
            return SecondStage.Size(proposals, target, options) with { FirstStage = first };
        return new SizingResult(first, first, 0, 0, null, 0, Math.Max(0, target - proposals.Sum(proposal => proposal.Size)));
    }
}
