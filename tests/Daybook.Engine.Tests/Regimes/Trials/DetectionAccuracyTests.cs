using Daybook.Benchmarks.Detection;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Regimes.Trials;

public sealed class DetectionAccuracyTests
{
    [Fact]
    public void Balanced_accuracy_is_the_mean_recall_of_the_regimes_that_occurred()
    {
        var accuracy = Judge("GGGGGGGGDD", "GGGGGGRDDG");

        Assert.Equal((10, 0.75, 0.5), (accuracy.Days, accuracy.Recall(MarketRegime.Goldilocks), accuracy.Recall(MarketRegime.Deflation)));
        Assert.Null(accuracy.Recall(MarketRegime.Inflation));
        Assert.Equal(0.625, accuracy.Balanced);
        Assert.Equal(0.7, accuracy.Plain);
    }

    [Fact]
    public void The_matrix_counts_what_was_taken_for_what()
    {
        var accuracy = Judge("GGDDDIR", "GRDDIIG");

        Assert.Equal(
            [1, 0, 0, 1, /**/ 0, 2, 1, 0, /**/ 0, 0, 1, 0, /**/ 1, 0, 0, 0],
            MarketRegime.Known.SelectMany(known => MarketRegime.Known.Select(guessed => accuracy.Count(known, guessed))));
    }

    [Theory]
    [InlineData("GGGDDDDRRR", "GGGGGDDDRR", 2, 2, 1.5)]
    [InlineData("GGGDDDDRRR", "GGGGGGGRRR", 2, 1, 0.0)]
    [InlineData("GGGDDDDRRR", "GGGGGGGGGG", 2, 0, null)]
    [InlineData("GGGDDDDGGG", "GGGGGGGDGG", 2, 1, 1.0)]
    [InlineData("GGGGG", "DDDDD", 0, 0, null)]
    public void A_change_is_recognised_when_the_new_regime_is_guessed_before_it_is_over(string known, string guessed, int changes, int recognised, double? delay)
    {
        var accuracy = Judge(known, guessed);

        Assert.Equal((changes, recognised, delay), (accuracy.Changes, accuracy.Recognised, accuracy.MeanDelayDays));
    }

    [Fact]
    public void Days_without_a_guess_are_not_judged_and_neither_is_a_change_on_one()
    {
        var accuracy = Judge("GGDDDDR", "....DDR");

        Assert.Equal((3, 1, 1, 1.0), (accuracy.Days, accuracy.Changes, accuracy.Recognised, accuracy.Balanced));
        var none = Judge("GGDD", "....");
        Assert.Equal((0, null, null, null), (none.Days, none.Balanced, none.Plain, none.MeanDelayDays));
    }

    [Fact]
    public void Several_are_judged_as_one()
    {
        var together = DetectionAccuracy.Together([Judge("GGGD", "GGGG"), Judge("GDDD", "GGDD")]);

        Assert.Equal((8, 1.0, 0.5), (together.Days, together.Recall(MarketRegime.Goldilocks), together.Recall(MarketRegime.Deflation)));
        Assert.Equal((2, 1, 1.0), (together.Changes, together.Recognised, together.MeanDelayDays));
        Assert.Null(DetectionAccuracy.Together([]).Balanced);
    }

    [Fact]
    public void A_regime_beside_the_four_cannot_be_judged() =>
        Assert.Contains("Stagflation", Assert.Throws<ArgumentException>(() => DetectionAccuracy.Of([(MarketRegime.Inflation, MarketRegime.Parse("Stagflation"))])).Message, StringComparison.Ordinal);

    private static DetectionAccuracy Judge(string known, string guessed) => DetectionAccuracy.Of([.. known.Zip(guessed, (one, other) => (Regime(one)!, Regime(other)))]);

    private static MarketRegime? Regime(char initial) => MarketRegime.Known.FirstOrDefault(regime => regime.Name[0] == initial);
}
