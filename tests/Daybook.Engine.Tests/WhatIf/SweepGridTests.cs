using Daybook.Engine.Configuration;
using Daybook.Engine.WhatIf;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class SweepGridTests
{
    [Theory]
    [InlineData("whipsaw.period_days=7..10", "7 8 9 10")]
    [InlineData("whipsaw.period_days=7..30:7", "7 14 21 28")]
    [InlineData("whipsaw.period_days=7..7", "7")]
    [InlineData("whipsaw.period_days=21", "21")]
    [InlineData("selection.min_score=0.6..0.8:0.05", "0.6 0.65 0.7 0.75 0.8")]
    [InlineData("selection.min_score=0..0.3:0.1", "0 0.1 0.2 0.3")]
    [InlineData("selection.min_score=0.60|0.7", "0.6 0.7")]
    [InlineData("whipsaw.period_days=30|7..9|14", "30 7 8 9 14")]
    [InlineData("grace.enabled=true|false", "true false")]
    [InlineData("rebalance.frequency=weekly|daily", "weekly daily")]
    [InlineData(" whipsaw.period_days = 7 .. 9 : 2 ", "7 9")]
    [InlineData("scoring.timeframes=[1d]|[1d, 4h]", "[1d] [1d,4h]")]
    public void A_parameter_takes_the_values_that_are_written(string text, string values)
    {
        var axis = Assert.Single(SweepGrid.Parse(text).Axes);
        Assert.Equal(text.Split('=')[0].Trim(), axis.Key);
        Assert.Equal(values, string.Join(' ', axis.Values.Select(value => value.Replace(" ", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_combination_is_a_point_and_the_last_parameter_changes_fastest()
    {
        var grid = SweepGrid.Parse("whipsaw.period_days=7..8,grace.days=3..4,grace.enabled=true|false");
        Assert.Equal(8, grid.Count);
        Assert.Equal(
            [
                "whipsaw.period_days=7, grace.days=3, grace.enabled=true", "whipsaw.period_days=7, grace.days=3, grace.enabled=false",
                "whipsaw.period_days=7, grace.days=4, grace.enabled=true", "whipsaw.period_days=7, grace.days=4, grace.enabled=false",
                "whipsaw.period_days=8, grace.days=3, grace.enabled=true", "whipsaw.period_days=8, grace.days=3, grace.enabled=false",
                "whipsaw.period_days=8, grace.days=4, grace.enabled=true", "whipsaw.period_days=8, grace.days=4, grace.enabled=false",
            ],
            grid.Points.Select(point => point.ToString()));
    }

    [Theory]
    [InlineData("", 1, "'' is no parameter; expected: key=values")]
    [InlineData("grace.days", 1, "'grace.days' is no parameter")]
    [InlineData("grace.days=3,", 14, "'' is no parameter")]
    [InlineData("grace.days=3, grace.dayz=4", 15, "did you mean grace.days?")]
    [InlineData("grace.days=", 12, "grace.days: there is no value")]
    [InlineData("grace.days=3|", 14, "grace.days: there is no value")]
    [InlineData("grace.days=5..3", 12, "'5..3' runs backwards; expected: the smaller number first")]
    [InlineData("grace.days=..3", 12, "'' is not a whole number")]
    [InlineData("grace.days=3..", 15, "'' is not a whole number")]
    [InlineData("grace.days=3..x", 15, "'x' is not a whole number")]
    [InlineData("grace.days=3..4.5", 15, "'4.5' is not a whole number")]
    [InlineData("grace.days=3..9:", 17, "'' is not a whole number")]
    [InlineData("grace.days=3..9:0", 17, "the step is '0'; expected: a number above 0")]
    [InlineData("grace.days=3..9:-1", 17, "the step is '-1'")]
    [InlineData("grace.days=3..9:1.5", 17, "'1.5' is not a whole number")]
    [InlineData("grace.days=25..40", 16, "grace.days: 40 is outside 1 to 30 (days)")]
    [InlineData("grace.days=0|3", 12, "grace.days: 0 is outside 1 to 30 (days)")]
    [InlineData("grace.days=3|3", 14, "grace.days takes the value '3' more than once")]
    [InlineData("grace.days=3|2..4", 14, "grace.days takes the value '3' more than once")]
    [InlineData("selection.min_score=0.6..0.8", 21, "'0.6..0.8' has no step; expected: from..to:step")]
    [InlineData("selection.min_score=0.6..0.8:nan", 30, "'nan' is not a number")]
    [InlineData("grace.enabled=true..false", 15, "grace.enabled is a flag and has no ranges; expected: true or false")]
    [InlineData("rebalance.frequency=hourly", 21, "'hourly' is none of daily, weekly, monthly, quarterly")]
    [InlineData("grace.days=3,grace.days=4", 14, "grace.days is given more than once")]
    public void What_is_wrong_is_said_with_its_place(string text, int position, string message)
    {
        var problem = Assert.Throws<SweepFormatException>(() => SweepGrid.Parse(text));
        Assert.Equal(position, problem.Errors[0].Position);
        Assert.Contains(message, problem.Errors[0].Message, StringComparison.Ordinal);
        Assert.StartsWith($"character {position}: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_said_at_once()
    {
        var problem = Assert.Throws<SweepFormatException>(() => SweepGrid.Parse("grace.days=9..3,whipsaw.period_days=0,nothing=1"));
        Assert.Equal([12, 37, 39], problem.Errors.Select(error => error.Position));
    }

    [Fact]
    public void A_grid_over_the_limit_is_refused_with_its_number()
    {
        const string text = "whipsaw.period_days=1..365,grace.days=1..30";
        Assert.Contains("the grid has 10,950 points; 10,000 are the most", Assert.Throws<SweepFormatException>(() => SweepGrid.Parse(text)).Message, StringComparison.Ordinal);
        Assert.Equal(10_950, SweepGrid.Parse(text, 10_950).Count);
        Assert.Contains("'1..365' has more than 364 values", Assert.Throws<SweepFormatException>(() => SweepGrid.Parse(text, 364)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "has more than 10,000 values", Assert.Throws<SweepFormatException>(() => SweepGrid.Parse("rebalance.cash=1000..100000000:0.0001")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_that_contradict_themselves_are_skipped_with_their_reason()
    {
        var plan = SweepGrid.Parse("selection.max_positions=2|5,selection.max_new_positions=2|3").Over(EngineConfiguration.Default.With("buckets.enabled", "false"));
        Assert.Equal(3, plan.Variants.Count);
        var skipped = Assert.Single(plan.Skipped);
        Assert.Equal("selection.max_positions=2, selection.max_new_positions=3", skipped.Variant.ToString());
        Assert.Contains("3 new positions are more than the portfolio's 2", skipped.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_that_contradicts_the_configuration_alone_is_skipped()
    {
        var plan = SweepGrid.Parse("holding.min_days=50..61").Over(EngineConfiguration.Default.With("holding.max_days", "60"));
        Assert.Equal(11, plan.Variants.Count);
        Assert.Equal("holding.min_days=61", Assert.Single(plan.Skipped).Variant.ToString());
    }
}
