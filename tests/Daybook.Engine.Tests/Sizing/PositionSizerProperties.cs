using CsCheck;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Tests.Sizing;

public sealed class PositionSizerProperties
{
    private const double Rounding = 1e-9;

    [Fact]
    public void Every_size_is_between_the_smallest_and_the_largest() => Gen.Select(SizingGenerators.Items, SizingGenerators.Options, Gen.Double[0, 1]).Sample((items, options, reserved) =>
    {
        var result = PositionSizer.Size(items, options, reserved);
        var largest = options.TwoStage ? options.MaxFinalSize : options.MaxInitialSize;
        var smallest = Math.Min(options.MinSize, Math.Min(largest, options.MaxInitialSize));

        Assert.All(result.Positions, position => Assert.InRange(position.Size, smallest - Rounding, largest + Rounding));
        Assert.All(result.FirstStage, position => Assert.InRange(position.Size, smallest - Rounding, options.MaxInitialSize + Rounding));
    });

    [Fact]
    public void Positions_cash_and_the_rest_never_come_to_more_than_the_target() => Gen.Select(SizingGenerators.Items, SizingGenerators.Options, Gen.Double[0, 1]).Sample((items, options, reserved) =>
    {
        var result = PositionSizer.Size(items, options, reserved);
        var target = Math.Max(0, options.TargetAllocation - reserved);

        Assert.InRange(result.Invested + result.Cash + result.Residual, 0, target + Rounding);
        if (result.Positions.Count > 0)
            Assert.Equal(target, result.Invested + result.Cash + result.Residual, Rounding);
    });

    [Fact]
    public void The_order_of_the_items_is_kept_apart_from_the_capped_that_come_first() => Gen.Select(SizingGenerators.Items, SizingGenerators.Options).Sample((items, options) =>
    {
        var result = PositionSizer.Size(items, options);

        AssertAscending(result.FirstStage.Select(position => position.Asset));
        AssertAscending(result.Positions.Take(result.CappedFirst).Select(position => position.Asset));
        AssertAscending(result.Positions.Skip(result.CappedFirst).Select(position => position.Asset));
        Assert.Equal(result.FirstStage.Select(position => position.Asset), result.Positions.Select(position => position.Asset).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void No_slice_of_the_rest_is_over_its_limits() => Gen.Select(SizingGenerators.Items, SizingGenerators.Options, Gen.Double[0.001, 0.1], Gen.Double[0.01, 1]).Sample((items, options, perAsset, multiple) =>
    {
        options = options with { TwoStage = true, MinSize = Math.Min(options.MinSize, options.MaxFinalSize), MaxResidualSize = perAsset, MaxResidualMultiple = multiple };
        var without = PositionSizer.Size(items, options with { ResidualStrategy = ResidualStrategy.CashBucket }).Positions;
        var with = PositionSizer.Size(items, options).Positions;

        Assert.Equal(without.Select(position => position.Asset), with.Select(position => position.Asset));
        Assert.All(without.Zip(with), pair => Assert.InRange(pair.Second.Size - pair.First.Size, 0, Math.Min(perAsset, multiple * pair.First.Size) + Rounding));
    });

    private static void AssertAscending(IEnumerable<string> assets)
    {
        var given = assets.ToList();
        Assert.Equal(given.Order(StringComparer.Ordinal), given);
    }
}
