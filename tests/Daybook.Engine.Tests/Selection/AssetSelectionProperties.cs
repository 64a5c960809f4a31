using System.Collections.Immutable;
using CsCheck;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Sizing;

namespace Daybook.Engine.Tests.Selection;

public sealed class AssetSelectionProperties
{
    private const double Rounding = 1e-9;

    private static readonly Gen<SelectionInput> s_input = Gen
        .Select(Gen.Frequency((6, SizingGenerators.Score.Select(score => (double?)score)), (1, Gen.Const((double?)null))), Gen.Frequency((1, Gen.Const(0.0)), (1, Gen.Double[0.01, 0.2])), Gen.Double[0, 0.2], Gen.Int[0, 9])
        .Array[0, 20]
        .Select(assets => new SelectionInput
        {
            Items = [.. assets.Select((asset, i) => (asset, i)).Where(pair => pair.asset.Item4 != 9).Select(pair => new SelectionItem($"A{pair.i:00}", pair.asset.Item1))],
            Current = Sizes(assets.Select((asset, i) => ($"A{i:00}", asset.Item2))),
            Kept = Sizes(assets.Select((asset, i) => ($"A{i:00}", asset.Item4 <= 1 ? asset.Item3 : 0))),
        });

    private static readonly Gen<SelectionOptions> s_options = Gen.Select(Gen.Int[1, 12], Gen.Int[1, 5], SizingGenerators.Legal, SizingGenerators.Legal, (total, fresh, held, opened) => new SelectionOptions
    {
        MaxPositions = total,
        MaxNewPositions = Math.Min(fresh, total),
        MinScore = held,
        MinNewScore = opened,
    });

    [Fact]
    public void Positions_stay_within_their_numbers() => Gen.Select(s_input, s_options, SizingGenerators.Options).Sample((input, options, sizing) =>
    {
        var result = AssetSelection.Decide(input, options, sizing);
        var kept = result.Choices.Count(choice => choice.IsKept);

        Assert.True(result.Selected.Count + kept <= Math.Max(options.MaxPositions, kept));
        Assert.True(result.Choices.Count(choice => choice.Code == SelectionCodes.New) <= options.MaxNewPositions);
        Assert.All(result.Choices.Where(choice => choice.IsSelected), choice => Assert.True(choice.Score >= choice.Threshold));
    });

    [Fact]
    public void Targets_come_to_the_target_at_most_whenever_what_is_kept_does() => Gen.Select(s_input, s_options, SizingGenerators.Options).Sample((input, options, sizing) =>
    {
        var result = AssetSelection.Decide(input, options, sizing);
        var kept = result.Targets.Where(target => target.Code is TargetCodes.Kept or TargetCodes.Unscored).Sum(target => target.Size);

        Assert.True(result.Targets.Sum(target => target.Size) + result.Sizing.Cash <= Math.Max(kept, sizing.TargetAllocation) + Rounding);
        Assert.All(result.Targets, target => Assert.True(double.IsFinite(target.Size) && target.Size >= 0 && double.IsFinite(target.Current)));
    });

    [Fact]
    public void Every_position_has_one_target_and_every_asset_one_choice() => Gen.Select(s_input, s_options, SizingGenerators.Options).Sample((input, options, sizing) =>
    {
        var result = AssetSelection.Decide(input, options, sizing);
        var held = input.Current.Where(position => position.Value > 0).Select(position => position.Key);

        Assert.Equal(result.Targets.Count, result.Targets.Select(target => target.Asset).Distinct().Count());
        Assert.Superset(held.ToHashSet(), result.Targets.Select(target => target.Asset).ToHashSet());
        Assert.Equal(input.Items.Select(item => item.Asset).Union(held).Order(), result.Choices.Select(choice => choice.Asset).Order());
    });

    [Fact]
    public void The_order_of_the_holdings_does_not_matter() => Gen.Select(s_input, s_options, SizingGenerators.Options).Sample((input, options, sizing) =>
    {
        // Another comparer makes the same dictionary with another order.
        var again = input with { Current = input.Current.WithComparers(new BackwardsHash()), Kept = input.Kept.WithComparers(new BackwardsHash()) };

        var (one, other) = (AssetSelection.Decide(input, options, sizing), AssetSelection.Decide(again, options, sizing));

        Assert.Equal(one.Targets, other.Targets);
        Assert.Equal(one.Choices, other.Choices);
    });

    private static ImmutableDictionary<string, double> Sizes(IEnumerable<(string Asset, double Size)> positions) =>
        positions.Where(position => position.Size > 0).ToImmutableDictionary(position => position.Asset, position => position.Size);

    private sealed class BackwardsHash : EqualityComparer<string>
    {
        public override bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public override int GetHashCode(string text) => -(text[^1] + (31 * text[^2]));
    }
}
