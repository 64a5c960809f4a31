using CsCheck;
using Daybook.Engine.Performance;

namespace Daybook.Engine.Tests.Performance;

public sealed class PerformanceProperties
{
    private static readonly DateOnly First = new(2020, 1, 1);

    private static readonly Gen<DailyValue[]> Values = Gen.Select(
            Gen.Frequency((20, Gen.Double[0, 200]), (10, Gen.Int[0, 4].Select(whole => (double)whole)), (1, Gen.Const(1e308)), (1, Gen.Const(5e-324))), Gen.Int[1, 400])
        .Array[0, 40]
        .Select(steps =>
        {
            var date = First;
            return steps.Select(step => new DailyValue(date = date.AddDays(step.Item2), step.Item1)).ToArray();
        });

    [Fact]
    public void No_figure_is_ever_NaN_or_infinite() => Gen.Select(Values, Gen.Double[0, 1e6], Gen.Double[-0.99, 5]).Sample((values, traded, rate) =>
    {
        var report = PerformanceReport.Of(values, new TradingTotals(traded, 0), rate);

        Assert.All(
            [report.TotalReturn, report.Cagr, report.Volatility, report.Sharpe, report.Sortino, report.MaxDrawdown, report.TurnoverPerYear],
            figure => Assert.True(figure is null || double.IsFinite(figure.Value)));
        Assert.True(report.MaxDrawdown is null or (>= 0 and <= 1));
        Assert.True(report.TotalReturn is null or >= -1);
        Assert.True(report.Volatility is null or >= 0);
    });

    [Fact]
    public void The_deepest_drawdown_is_the_worst_of_all_pairs() => Values.Sample(values =>
    {
        var worst = 0.0;
        for (var peak = 0; peak < values.Length; peak++)
        {
            for (var trough = peak + 1; trough < values.Length; trough++)
                worst = Math.Max(worst, values[peak].Value > 0 ? 1 - (values[trough].Value / values[peak].Value) : 0);
        }

        var report = PerformanceReport.Of(values);

        Assert.Equal(values.Length == 0 ? null : worst, report.MaxDrawdown);
        if (report.DeepestDrawdown is not { } drawdown)
            return;
        var (top, bottom) = (At(drawdown.Peak), At(drawdown.Trough));
        Assert.Equal(worst, 1 - (bottom / top));
        Assert.All(values, value => Assert.True(value.Date <= drawdown.Trough || value.Value < top || drawdown.Recovery <= value.Date));
        Assert.True(drawdown.Recovery is not { } recovery || At(recovery) >= top);

        double At(DateOnly date) => values.Single(value => value.Date == date).Value;
    });

    [Fact]
    public void Figures_do_not_depend_on_the_currency() => Values.Where(values => values.All(value => value.Value is 0 or (> 1e-9 and < 1e9))).Sample(values =>
    {
        // A power of two, which no value's digits notice.
        var other = PerformanceReport.Of([.. values.Select(value => value with { Value = value.Value * 1024 })], new TradingTotals(1024, 0));

        Assert.Equal(PerformanceReport.Of(values, new TradingTotals(1, 0)), other);
    });
}
