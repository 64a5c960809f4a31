using Daybook.Engine.Sizing;

namespace Daybook.Engine.Tests.Sizing;

public sealed class PositionSizerTests
{
    private static readonly SizingOptions s_loose = new() { MaxInitialSize = 1, TwoStage = false, MinSize = 0.001 };

    [Theory]
    [InlineData(0.9, 1.5)]
    [InlineData(0.8999, 1.2)]
    [InlineData(0.8, 1.2)]
    [InlineData(0.7999, 1)]
    [InlineData(0.7, 1)]
    [InlineData(0.6999, 0.8)]
    [InlineData(0.6, 0.8)]
    public void An_adaptive_size_goes_by_the_class_of_the_score(double score, double multiplier)
    {
        var sizes = PositionSizer.Size([new("A", score, IsHeld: false), new("B", 0.7, IsHeld: false)], s_loose).Positions;

        Assert.Equal(multiplier, sizes[0].Size / sizes[1].Size, 1e-9);
        Assert.Equal(0.95, sizes.Sum(position => position.Size), 1e-9);
    }

    [Fact]
    public void An_adaptive_score_under_the_lowest_class_gets_nothing() =>
        Assert.Equal(["B"], Assets(PositionSizer.Size([new("A", 0.5999, IsHeld: true), new("B", 0.6, IsHeld: false)], s_loose)));

    [Fact]
    public void A_held_asset_gets_two_percent_more()
    {
        var sizes = PositionSizer.Size([new("A", 0.7, IsHeld: true), new("B", 0.7, IsHeld: false)], s_loose).Positions;

        Assert.Equal(1.02, sizes[0].Size / sizes[1].Size, 1e-9);
    }

    [Fact]
    public void Nothing_selected_and_nothing_that_earns_a_size_are_empty_results()
    {
        foreach (var items in (SizingItem[][])[[], [new("A", 0.5, IsHeld: true)], [new("A", double.NaN, IsHeld: false)]])
        {
            var result = PositionSizer.Size(items, new SizingOptions());

            Assert.Empty(result.Positions);
            Assert.Empty(result.FirstStage);
            Assert.Equal((0, 0, null), (result.Cash, result.Residual, result.Strategy));
        }
    }

    [Fact]
    public void Without_dynamic_sizing_all_get_the_same_whatever_the_mode()
    {
        var sizes = PositionSizer.Size([new("A", 0.9, IsHeld: false), new("B", 0.1, IsHeld: true)], s_loose with { Dynamic = false, Mode = SizingMode.ScoreWeighted });

        Assert.All(sizes.Positions, position => Assert.Equal(0.475, position.Size, 1e-12));
    }

    [Fact]
    public void Without_the_second_stage_the_first_stands_and_the_rest_is_said()
    {
        var result = PositionSizer.Size([new("A", 0.9, IsHeld: false)], new SizingOptions { TwoStage = false });

        Assert.Equal([new SizedPosition("A", 0.2)], result.Positions);
        Assert.Equal((null, 0, 0.75), (result.Strategy, result.Cash, result.Residual));
    }

    /// <summary>The reference system has a limit by a multiple of the size, and does not obey it.</summary>
    [Fact]
    public void The_one_position_that_is_free_takes_the_whole_rest_up_to_the_limit_per_asset()
    {
        double[] scores = [0.8035, 0.6, 0.5023, 0.7786, 0.5606, 0.8, 0.9, 0.2479];
        var options = new SizingOptions { Mode = SizingMode.ScoreWeighted, MaxInitialSize = 0.2, MaxFinalSize = 0.12, MinSize = 0.03 };

        var result = PositionSizer.Size([.. scores.Select((score, i) => new SizingItem($"A{i:00}", score, IsHeld: false))], options);

        Assert.All(result.Positions.Where(position => position.Asset != "A07"), position => Assert.Equal(0.12, position.Size, 1e-9));
        Assert.Equal(0.11, result.Positions.Single(position => position.Asset == "A07").Size, 1e-9);
        Assert.Equal(0, result.Residual, 1e-9);
    }

    [Fact]
    public void A_slice_obeys_the_limit_per_asset_the_multiple_of_the_size_and_the_cap()
    {
        // A and B reach the cap in the second round. C, at 0.113, is free, and 0.237 is left over.
        SizingItem[] items = [new("A", 0.7, IsHeld: false), new("B", 0.9, IsHeld: false), new("C", 0.1, IsHeld: false)];
        var options = new SizingOptions { Mode = SizingMode.ScoreWeighted, MaxInitialSize = 0.3, MaxFinalSize = 0.3 };
        var free = Size(options with { ResidualStrategy = ResidualStrategy.CashBucket });

        Assert.Equal(0.112924, free, 1e-6);
        Assert.Equal(free + 0.05, Size(options), 1e-12);
        Assert.Equal(free + 0.02, Size(options with { MaxResidualSize = 0.02 }), 1e-12);
        Assert.Equal(free * 1.1, Size(options with { MaxResidualMultiple = 0.1 }), 1e-12);
        Assert.Equal(0.3, Size(options with { MaxResidualSize = 0.5, MaxResidualMultiple = 10 }), 1e-12);
        Assert.Equal(free, Size(options with { MaxResidualSize = 0.001 }), 1e-12);

        double Size(SizingOptions limits) => PositionSizer.Size(items, limits).Positions.Single(position => position.Asset == "C").Size;
    }

    [Fact]
    public void What_cannot_have_the_smallest_size_is_left_out_with_the_lowest_score_first()
    {
        SizingItem[] items = [new("A", 0.7, IsHeld: false), new("B", 0.61, IsHeld: false), new("C", 0.9, IsHeld: false), new("D", 0.61, IsHeld: false)];
        var options = new SizingOptions { TargetAllocation = 0.5, MinSize = 0.1, Mode = SizingMode.EqualWeight };

        Assert.Equal(["A", "B", "C"], Assets(PositionSizer.Size(items, options, reserved: 0.2)));
        Assert.Equal(["A", "C"], Assets(PositionSizer.Size(items, options, reserved: 0.201)));
        Assert.Empty(PositionSizer.Size(items, options, reserved: 0.41).Positions);
    }

    [Fact]
    public void What_is_under_the_smallest_size_is_raised_to_it_at_the_expense_of_the_larger()
    {
        SizingItem[] items = [new("A", 0.9, IsHeld: false), new("B", 0.9, IsHeld: false), new("C", 0.05, IsHeld: false)];
        var options = s_loose with { Mode = SizingMode.ScoreWeighted, MinSize = 0.1 };

        var sizes = PositionSizer.Size(items, options).Positions;

        Assert.Equal(0.1, sizes[2].Size, 1e-9);
        Assert.Equal(0.425, sizes[0].Size, 1e-9);
        Assert.Equal(0.95, sizes.Sum(position => position.Size), 1e-9);
    }

    [Fact]
    public void What_is_reserved_is_not_handed_out() =>
        Assert.Equal(0.55, PositionSizer.Size([new("A", 0.7, IsHeld: false), new("B", 0.9, IsHeld: false)], s_loose, reserved: 0.4).Invested, 1e-9);

    private static IEnumerable<string> Assets(SizingResult result) => result.Positions.Select(position => position.Asset);
}
