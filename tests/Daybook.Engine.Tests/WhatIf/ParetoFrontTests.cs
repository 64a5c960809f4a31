using CsCheck;
using Daybook.Engine.Performance;
using Daybook.Engine.WhatIf;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class ParetoFrontTests
{
    // Few different numbers, so that there are equals, and some that are not defined.
    private static readonly Gen<double[][]> Rows =
        from columns in Gen.Int[1, 4]
        from rows in Gen.Frequency((9, Gen.Int[0, 5].Select(number => (double)number)), (1, Gen.Const(double.NegativeInfinity))).Array[columns].Array[0, 40]
        select rows;

    [Fact]
    public void No_member_is_beaten_and_everybody_else_is_by_a_member() => Rows.Sample(rows =>
    {
        var front = ParetoFront.Of(rows).ToHashSet();
        Assert.All(front, member => Assert.DoesNotContain(rows, other => Beats(other, rows[member])));
        Assert.All(Enumerable.Range(0, rows.Length).Where(place => !front.Contains(place)), place => Assert.Contains(front, member => Beats(rows[member], rows[place])));
    });

    [Fact]
    public void The_order_makes_no_difference() => Rows.Sample(rows =>
    {
        double[][] backwards = [.. rows.Reverse()];
        Assert.Equal(ParetoFront.Of(rows), ParetoFront.Of(backwards).Select(place => rows.Length - 1 - place).Order());
    });

    [Fact]
    public void Growth_is_to_be_large_and_drawdown_and_turnover_small()
    {
        PerformanceReport[] reports =
        [
            Report([100, 110, 121]), Report([100, 90, 130]), Report([100, 80, 125]), Report([100, 110, 120]), Report([100, 110, 121], traded: 50), Report([100, 101, 102], traded: 10),
        ];
        Assert.Equal([0, 1, 5], ParetoFront.Of(reports));
        Assert.Equal([1], ParetoFront.Of(reports, [Objective.Cagr]));
        Assert.Equal([0, 3, 4, 5], ParetoFront.Of(reports, [Objective.MaxDrawdown]));
    }

    [Fact]
    public void A_figure_that_is_not_defined_ranks_last()
    {
        var still = Report([100, 100, 100]);
        Assert.Null(Objective.Sharpe.FigureOf(still));
        Assert.Equal([1], ParetoFront.Of([still, Report([100, 80, 70])], [Objective.Sharpe]));
        Assert.Equal([0, 1], ParetoFront.Of([still, still], [Objective.Sharpe]));
        Assert.Equal([0, 1], ParetoFront.Of([still, Report([100, 80, 85])], [Objective.Sharpe, Objective.Volatility]));
        Assert.Equal([1], ParetoFront.Of([PerformanceReport.Of([]), still], [Objective.Costs]));
    }

    [Fact]
    public void Every_objective_is_found_by_its_name()
    {
        Assert.Equal(["cagr", "sharpe", "sortino", "volatility", "max_drawdown", "turnover", "costs"], Objective.All.Select(objective => objective.Name));
        Assert.All(Objective.All, objective => Assert.Same(objective, Objective.Find(objective.Name)));
        Assert.Null(Objective.Find("luck"));
        Assert.Throws<ArgumentException>(() => ParetoFront.Of([Report([1, 2])], []));
    }

    [Theory]
    [InlineData("cagr", false)]
    [InlineData("sharpe", false)]
    [InlineData("sortino", false)]
    [InlineData("volatility", true)]
    [InlineData("max_drawdown", true)]
    [InlineData("turnover", true)]
    [InlineData("costs", true)]
    public void Each_objective_prefers_the_right_end(string name, bool isLessBetter)
    {
        var objective = Objective.Find(name)!;
        PerformanceReport[] reports = [Report([100, 90, 105, 112], traded: 100, costs: 3), Report([100, 99, 101, 103], traded: 200, costs: 4)];
        var (one, other) = (objective.FigureOf(reports[0])!.Value, objective.FigureOf(reports[1])!.Value);
        Assert.NotEqual(one, other);
        Assert.Equal([one < other == isLessBetter ? 0 : 1], ParetoFront.Of(reports, [objective]));
    }

    private static bool Beats(double[] one, double[] other) => one.Zip(other).All(pair => pair.First >= pair.Second) && one.Zip(other).Any(pair => pair.First > pair.Second);

    private static PerformanceReport Report(double[] values, double traded = 20, double costs = 1) => PerformanceReport.Of(
        [.. values.Select((value, day) => new DailyValue(new DateOnly(2020, 1, 1).AddDays(100 * day), value))], new TradingTotals(traded, costs));
}
