using Daybook.Engine.Scoring;

namespace Daybook.Engine.Tests.Scoring;

public sealed class TechnicalScoreTests
{
    private const int Enough = 253;

    private static readonly TechnicalScoreOptions s_options = new();

    [Fact]
    public void The_parts_are_what_the_formulas_say()
    {
        var closes = Closes.Of(300, i => 100 + (10 * Math.Sin(i / 17.0)) + (0.05 * i));

        var result = TechnicalScore.Of(closes, Closes.Day(299), s_options);

        // Worked out apart from this code, from the formulas in the documentation.
        Assert.Equal(TechnicalCodes.Scored, result.Code);
        Assert.Equal(0.324254529245, result.Components!.Trend, 1e-9);
        Assert.Equal(0.725988288255, result.Components.Momentum, 1e-9);
        Assert.Equal(0.535145187627, result.Components.MeanReversion, 1e-9);
        Assert.Equal(0.975505222543, result.Components.Volatility, 1e-9);
        Assert.Equal(0.594182547650, result.Score!.Value, 1e-9);
    }

    [Fact]
    public void A_price_that_never_moves_is_calm_and_otherwise_neither_good_nor_bad()
    {
        var result = TechnicalScore.Of(Closes.Of(Enough, _ => 0.1), Closes.Day(Enough - 1), s_options);

        Assert.Equal(new TechnicalComponents(Trend: 0.5, Momentum: 0.5, MeanReversion: 0.5, Volatility: 1), result.Components);
        Assert.Equal(0.575, result.Score!.Value, 1e-12);
    }

    [Fact]
    public void A_rise_without_any_noise_is_the_best_trend_and_the_worst_reversion()
    {
        var rise = TechnicalScore.Of(Closes.Of(Enough, i => Math.Exp(i / 100.0)), Closes.Day(Enough - 1), s_options).Components!;
        var fall = TechnicalScore.Of(Closes.Of(Enough, i => Math.Exp(i / -100.0)), Closes.Day(Enough - 1), s_options).Components!;

        Assert.Equal((1, 1, 0), (Math.Round(rise.Trend, 6), Math.Round(rise.Momentum, 6), Math.Round(rise.MeanReversion, 6)));
        Assert.Equal((0, 0, 1), (Math.Round(fall.Trend, 6), Math.Round(fall.Momentum, 6), Math.Round(fall.MeanReversion, 6)));
    }

    [Fact]
    public void Momentum_leaves_the_newest_month_out()
    {
        double Price(int i) => 100 + (i % 2);
        var calm = TechnicalScore.Of(Closes.Of(Enough, Price), Closes.Day(Enough - 1), s_options with { VolatilityDays = 252 });
        var jump = TechnicalScore.Of(Closes.Of(Enough, i => Price(i) * (i > Enough - 21 ? 1.0001 : 1)), Closes.Day(Enough - 1), s_options with { VolatilityDays = 252 });

        Assert.Equal(calm.Components!.Momentum, jump.Components!.Momentum, 1e-4);
        Assert.True(jump.Components.Trend > calm.Components.Trend);
    }

    [Fact]
    public void The_reference_volatility_scores_one_half()
    {
        var daily = 0.2 / Math.Sqrt(252) * Math.Sqrt(59 / 60.0);
        var result = TechnicalScore.Of(Closes.Of(Enough, i => Math.Exp(i % 2 * daily)), Closes.Day(Enough - 1), s_options with { VolatilityDays = 60 });

        Assert.Equal(0.5, result.Components!.Volatility, 1e-6);
    }

    [Fact]
    public void Weights_count_in_proportion_to_their_sum()
    {
        var closes = Closes.Of(Enough, i => 100 + (10 * Math.Sin(i)));
        var only = new TechnicalScoreOptions { TrendWeight = 0, MomentumWeight = 0, MeanReversionWeight = 7, VolatilityWeight = 0 };

        var result = TechnicalScore.Of(closes, Closes.Day(Enough - 1), only);

        Assert.Equal(result.Components!.MeanReversion, result.Score!.Value, 1e-12);
    }

    [Theory]
    [InlineData(0, "technical_score.trend_weight: all weights are 0; give one to what a score is made of")]
    [InlineData(double.NaN, "technical_score.trend_weight: NaN is not finite; expected: 0 to 1000")]
    [InlineData(-1, "technical_score.trend_weight: -1 is outside 0 to 1000 (weight)")]
    public void Weights_that_add_up_to_nothing_are_refused(double weight, string message)
    {
        var options = new TechnicalScoreOptions { TrendWeight = weight, MomentumWeight = 0, MeanReversionWeight = 0, VolatilityWeight = 0 };

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => TechnicalScore.Of(Closes.Of(Enough, _ => 1), Closes.Day(Enough - 1), options)).Message);
    }

    [Fact]
    public void One_close_too_few_is_too_little_history()
    {
        var enough = Closes.Of(Enough, i => 100 + i);

        Assert.Equal(TechnicalCodes.Scored, TechnicalScore.Of(enough, Closes.Day(Enough - 1), s_options).Code);
        var before = TechnicalScore.Of(enough, Closes.Day(Enough - 1).AddTicks(-1), s_options);
        Assert.Equal((TechnicalCodes.TooLittleHistory, null), (before.Code, before.Score));
        Assert.Equal("252 closes up to 2024-09-09, 253 are needed", before.Reason);
        Assert.Equal(TechnicalCodes.TooLittleHistory, TechnicalScore.Of(new CloseSeries([]), Closes.Day(0), s_options).Code);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_bad_price_that_counts_gives_no_score_and_is_named(double bad)
    {
        var closes = Closes.Of(300, i => i == 200 ? bad : 100);

        var result = TechnicalScore.Of(closes, Closes.Day(299), s_options);

        Assert.Equal((TechnicalCodes.BadPrice, null), (result.Code, result.Score));
        Assert.StartsWith("the close of 2024-07-19 is ", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_price_that_is_long_past_does_not_count()
    {
        var closes = Closes.Of(300, i => i == 46 ? double.NaN : 100);

        Assert.Equal(TechnicalCodes.Scored, TechnicalScore.Of(closes, Closes.Day(299), s_options).Code);
        Assert.Equal(TechnicalCodes.BadPrice, TechnicalScore.Of(closes, Closes.Day(298), s_options).Code);
    }

    [Fact]
    public void A_bad_price_of_the_next_day_does_not_count()
    {
        var closes = Closes.Of(301, i => i == 300 ? double.NaN : 100);

        Assert.Equal(TechnicalCodes.Scored, TechnicalScore.Of(closes, Closes.Day(299), s_options).Code);
        Assert.Equal(TechnicalCodes.BadPrice, TechnicalScore.Of(closes, Closes.Day(300), s_options).Code);
    }

    [Fact]
    public void Prices_that_ended_some_time_ago_are_stale()
    {
        var closes = Closes.Of(Enough, _ => 100);
        var last = Closes.Day(Enough - 1);

        Assert.Equal(TechnicalCodes.Scored, TechnicalScore.Of(closes, last.AddDays(10), s_options).Code);
        Assert.Equal(TechnicalCodes.StalePrices, TechnicalScore.Of(closes, last.AddDays(10).AddTicks(1), s_options).Code);
    }

    [Fact]
    public void Lengths_out_of_their_range_are_refused()
    {
        foreach (var options in (TechnicalScoreOptions[])
            [new() { FastAverage = 0 }, new() { SlowAverage = 0 }, new() { MomentumDays = 0 }, new() { MomentumSkip = 252 }, new() { MomentumSkip = -1 }, new() { ReversionDays = 0 }, new() { VolatilityDays = 0 }])
        {
            Assert.Throws<ArgumentException>(() => TechnicalScore.Of(Closes.Of(Enough, _ => 1), Closes.Day(Enough), options));
        }
    }

    [Fact]
    public void Closes_come_in_the_order_of_time()
    {
        var day = new DailyClose(Closes.Day(0), 1);

        Assert.Throws<ArgumentException>(() => new CloseSeries([day, day]));
        Assert.Throws<ArgumentException>(() => new CloseSeries([day, new DailyClose(Closes.Day(-1), 1)]));
    }
}
