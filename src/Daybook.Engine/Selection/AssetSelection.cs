using System.Collections.Immutable;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Selection;

/// <summary>
/// Selects assets by their scores and makes targets of them, as Daybook's reference system does: held assets from 0.6 on stay, the best new ones from 0.65 on
/// take the places that are left, all are sized by <see cref="PositionSizer"/>, and whatever else is held is closed.
/// <para>
/// Unlike there, positions that are kept whatever their score come first and keep their size; held assets never exceed the largest number of positions (the
/// best stay); an asset without a score is neither opened nor closed; and when no score earns a size, the positions are closed.
/// </para>
/// </summary>
internal static class AssetSelection
{
    /// <summary>Selects and makes targets.</summary>
    /// <param name="input">What is known.</param>
    /// <param name="selection">Which assets are selected.</param>
    /// <param name="sizing">How large positions are.</param>
    public static SelectionResult Decide(SelectionInput input, SelectionOptions selection, SizingOptions sizing)
    {
        selection.Validate();
        sizing.Validate();
        var held = Holdings.Of(input.Current);
        var kept = KeptSizes(input, held);
        var choices = SelectionChoices.Of(input, held, kept, selection);
        var selected = InOrder(choices);
        var sizes = PositionSizer.Size(
            [.. selected.Select(choice => new SizingItem(choice.Asset, choice.Score!.Value, choice.IsHeld))],
            sizing,
            choices.Where(choice => choice.IsKept).OrderBy(choice => choice.Asset, StringComparer.Ordinal).Sum(choice => KeptSize(choice, held, kept)));
        return new SelectionResult(choices, [.. selected.Select(choice => choice.Asset)], sizes, Targets(choices, sizes, held, kept));
    }

    private static ImmutableSortedDictionary<string, double> KeptSizes(SelectionInput input, ImmutableSortedDictionary<string, double> held) => Holdings.Of(input.Kept)
        .Where(kept => held.ContainsKey(kept.Key))
        .ToImmutableSortedDictionary(kept => kept.Key, kept => Math.Min(kept.Value, held[kept.Key]), StringComparer.Ordinal);

    private static SelectionChoice[] InOrder(IReadOnlyList<SelectionChoice> choices) =>
    [
        .. choices.Where(choice => choice.Code == SelectionCodes.Held),
        .. choices.Where(choice => choice.Code == SelectionCodes.New).OrderByDescending(choice => choice.Score),
    ];

    private static double KeptSize(SelectionChoice choice, ImmutableSortedDictionary<string, double> held, ImmutableSortedDictionary<string, double> kept) =>
        kept.TryGetValue(choice.Asset, out var size) ? size : held[choice.Asset];

    private static Target[] Targets(
        IReadOnlyList<SelectionChoice> choices,
        SizingResult sizes,
        ImmutableSortedDictionary<string, double> held,
        ImmutableSortedDictionary<string, double> kept)
    {
        var sized = sizes.Positions.Select(position => position.Asset).ToHashSet(StringComparer.Ordinal);
        var others = choices.Where(choice => choice.IsHeld && !sized.Contains(choice.Asset)).OrderBy(choice => choice.Asset, StringComparer.Ordinal).ToList();
        return
        [
            .. sizes.Positions.Select(position => Target.ToReach(position.Asset, position.Size, held.GetValueOrDefault(position.Asset), TargetCodes.Sized)),
            .. others.Where(choice => choice.IsKept).Select(choice => Target.ToReach(
                choice.Asset,
                KeptSize(choice, held, kept),
                held[choice.Asset],
                choice.Code == SelectionCodes.Kept ? TargetCodes.Kept : TargetCodes.Unscored)),
            .. others.Where(choice => !choice.IsKept).Select(choice => Target.ToClose(
                choice.Asset,
                held[choice.Asset],
                choice.IsSelected ? TargetCodes.NoSize : TargetCodes.NotSelected)),
        ];
    }
}
