using Daybook.Engine.Performance;

namespace Daybook.Engine.Tests.Performance;

public sealed class PerformanceReportTests
{
    private static readonly DateOnly First = new(2020, 1, 1);

    [Fact]
    public void Growth_is_reckoned_by_calendar_days()
    {
        var report = PerformanceReport.Of([new(First, 50), new(First.AddDays(700), 10), new(First.AddDays(1461), 100)]);

        Assert.Equal((4, 3), (report.Years, report.Days));
        Assert.Equal((First, First.AddDays(1461)), (report.First, report.Last));
        Assert.Equal(1, report.TotalReturn!.Value, 12);
        Assert.Equal(Math.Pow(2, 0.25) - 1, report.Cagr!.Value, 12);
    }

    [Fact]
    public void Volatility_and_ratios_follow_from_the_daily_returns()
    {
        // Returns of 10 %, -10 % and 30 %: mean 10 %, squares 0, 0.04 and 0.04 over n - 1 = 2.
        var report = PerformanceReport.Of(Days(100, 110, 99, 128.7));

        Assert.Equal(0.2 * Math.Sqrt(365.25), report.Volatility!.Value, 12);
        Assert.Equal(0.1 / 0.2 * Math.Sqrt(365.25), report.Sharpe!.Value, 10);
        Assert.Equal(0.1 / Math.Sqrt(0.01 / 3) * Math.Sqrt(365.25), report.Sortino!.Value, 10);
    }

    /// <summary>The same returns on weekdays, on every day, and once a week: each year has as many as it has.</summary>
    [Theory]
    [InlineData(1, true, 260.9)]
    [InlineData(1, false, 365.25)]
    [InlineData(7, false, 52.2)]
    public void A_year_has_as_many_values_as_their_dates_say(int step, bool onWeekdays, double expected)
    {
        var random = new Random(3);
        var value = 100.0;
        var values = Enumerable.Range(0, 1461).Select(day => First.AddDays(day * step)).Where(date => !onWeekdays || date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(date => new DailyValue(date, value *= 1 + (0.01 * ((2 * random.NextDouble()) - 1)))).ToList();
        var returns = values.Zip(values.Skip(1), (before, after) => (after.Value / before.Value) - 1).ToList();
        var deviation = Math.Sqrt(returns.Sum(one => Math.Pow(one - returns.Average(), 2)) / (returns.Count - 1));

        var report = PerformanceReport.Of(values);

        Assert.Equal(expected, report.PeriodsPerYear!.Value, 0.3);
        Assert.Equal(deviation * Math.Sqrt(report.PeriodsPerYear.Value), report.Volatility!.Value, 12);
        Assert.Equal(returns.Average() / deviation * Math.Sqrt(report.PeriodsPerYear.Value), report.Sharpe!.Value, 10);
    }

    [Fact]
    public void The_risk_free_rate_lowers_the_Sharpe_ratio_alone()
    {
        var without = PerformanceReport.Of(Days(100, 110, 99, 128.7));
        var report = PerformanceReport.Of(Days(100, 110, 99, 128.7), riskFreeRate: Math.Pow(1.01, 365.25) - 1);

        Assert.Equal(0.09 / 0.2 * Math.Sqrt(365.25), report.Sharpe!.Value, 8);
        Assert.Equal((without.Sortino, without.Volatility, without.Cagr), (report.Sortino, report.Volatility, report.Cagr));
    }

    [Fact]
    public void The_deepest_drawdown_runs_from_its_peak_over_its_trough_to_its_recovery()
    {
        var report = PerformanceReport.Of(Days(80, 100, 90, 100, 60, 75, 60, 99, 100, 70));

        Assert.Equal(0.4, report.MaxDrawdown!.Value, 12);
        Assert.Equal((First.AddDays(3), First.AddDays(4), First.AddDays(8)), Dates(report));
    }

    [Fact]
    public void A_drawdown_that_lasts_has_no_recovery()
    {
        var report = PerformanceReport.Of(Days(100, 80, 120, 90, 119.9));

        Assert.Equal(0.25, report.MaxDrawdown!.Value, 12);
        Assert.Equal((First.AddDays(2), First.AddDays(3), null), Dates(report));
    }

    [Fact]
    public void Turnover_is_half_of_what_was_traded_over_the_mean_value_a_year()
    {
        DailyValue[] values = [new(First, 100), new(First.AddDays(731), 300), new(First.AddDays(1461), 200)];
        var report = PerformanceReport.Of(values, new TradingTotals(4_000, 12.5));

        Assert.Equal(4_000 / 2.0 / 200 / 4, report.TurnoverPerYear!.Value, 12);
        Assert.Equal(12.5, report.Costs);
        Assert.Equal((null, null), (PerformanceReport.Of(values).TurnoverPerYear, PerformanceReport.Of(values).Costs));
    }

    [Fact]
    public void Without_values_nothing_is_said()
    {
        var report = PerformanceReport.Of([], new TradingTotals(10, 1));

        Assert.Equal((null, null, 0, 0.0), (report.First, report.Last, report.Days, report.Years));
        AssertFigures(report, null, null, null, null, null, null);
        Assert.Equal((null, 1.0), (report.TurnoverPerYear, report.Costs));
    }

    [Fact]
    public void One_value_has_neither_a_return_nor_a_turnover()
    {
        var report = PerformanceReport.Of(Days(100), new TradingTotals(10, 1));

        AssertFigures(report, null, null, null, null, null, 0);
        Assert.Null(report.TurnoverPerYear);
    }

    [Fact]
    public void Two_values_have_a_return_but_no_deviation()
    {
        AssertFigures(PerformanceReport.Of([new(First, 100), new(First.AddDays(1461), 150)]), 0.5, Math.Pow(1.5, 0.25) - 1, null, null, null, 0);
        AssertFigures(PerformanceReport.Of([new(First, 100), new(First.AddDays(1461), 50)]), -0.5, Math.Pow(0.5, 0.25) - 1, null, null, -Math.Sqrt(0.25), 0.5);
    }

    [Fact]
    public void A_value_that_stands_still_has_no_volatility_and_no_ratio() => AssertFigures(PerformanceReport.Of(Days(100, 100, 100, 100)), 0, 0, 0, null, null, 0);

    [Fact]
    public void A_value_that_grows_evenly_has_no_Sharpe_ratio_made_of_rounding()
    {
        var report = PerformanceReport.Of(Days([.. Enumerable.Range(0, 500).Select(day => 100 * Math.Pow(1.001, day))]));

        Assert.Equal((0, null, null), (report.Volatility, report.Sharpe, report.Sortino));
    }

    [Fact]
    public void A_value_that_falls_to_0_is_lost_and_what_comes_after_has_no_return()
    {
        var report = PerformanceReport.Of(Days(100, 100, 0, 0, 40));

        Assert.Equal((-0.6, 1), (report.TotalReturn!.Value, report.MaxDrawdown!.Value));
        Assert.Equal((First.AddDays(1), First.AddDays(2), null), Dates(report));
        Assert.Equal(Math.Sqrt(0.5) * Math.Sqrt(365.25), report.Volatility!.Value, 12);
        AssertFigures(PerformanceReport.Of(Days(100, 0)), -1, -1, null, null, -Math.Sqrt(365.25), 1);
    }

    [Fact]
    public void From_0_there_is_no_return() => AssertFigures(PerformanceReport.Of(Days(0, 0, 0)), null, null, null, null, null, 0);

    [Fact]
    public void A_growth_that_no_number_can_hold_is_not_given() => Assert.Equal((9, null), (PerformanceReport.Of(Days(1, 10)).TotalReturn, PerformanceReport.Of(Days(1, 10)).Cagr));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_amount_is_refused_by_name(double amount)
    {
        Assert.Contains("2020-01-02", Assert.Throws<ArgumentException>(() => PerformanceReport.Of(Days(100, amount))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PerformanceReport.Of([], new TradingTotals(amount, 0)));
        Assert.Throws<ArgumentException>(() => PerformanceReport.Of([], new TradingTotals(0, amount)));
        Assert.Throws<ArgumentException>(() => PerformanceReport.Of([], riskFreeRate: amount));
    }

    [Fact]
    public void Days_rise()
    {
        Assert.Throws<ArgumentException>(() => PerformanceReport.Of([new(First, 1), new(First, 1)]));
        Assert.Throws<ArgumentException>(() => PerformanceReport.Of([new(First, 1), new(First.AddDays(-1), 1)]));
    }

    private static DailyValue[] Days(params double[] values) => [.. values.Select((value, day) => new DailyValue(First.AddDays(day), value))];

    private static (DateOnly Peak, DateOnly Trough, DateOnly? Recovery) Dates(PerformanceReport report) =>
        (report.DeepestDrawdown!.Peak, report.DeepestDrawdown.Trough, report.DeepestDrawdown.Recovery);

    private static void AssertFigures(PerformanceReport report, double? total, double? cagr, double? volatility, double? sharpe, double? sortino, double? drawdown)
    {
        AssertFigure(total, report.TotalReturn);
        AssertFigure(cagr, report.Cagr);
        AssertFigure(volatility, report.Volatility);
        AssertFigure(sharpe, report.Sharpe);
        AssertFigure(sortino, report.Sortino);
        AssertFigure(drawdown, report.MaxDrawdown);
    }

    private static void AssertFigure(double? expected, double? actual)
    {
        Assert.Equal(expected.HasValue, actual.HasValue);
        Assert.Equal(expected ?? 0, actual ?? 0, 11);
    }
}
