using CsCheck;
using Daybook.Engine.Scoring;

namespace Daybook.Engine.Tests.Scoring;

public sealed class AssetScoringTests
{
    private static readonly ScoringOptions s_options = new();

    private static readonly Gen<double?> s_maybe = Gen.Frequency(
        (1, Gen.Const((double?)null)),
        (1, Gen.Const((double?)0)),
        (5, Gen.Double[0, 1].Select(value => (double?)value)));

    [Fact]
    public void Prices_weigh_six_tenths_and_fundamentals_four()
    {
        var score = Combine(0.8, 0.5);

        Assert.Equal((ScoreCodes.Combined, 0.8), (score.Code, score.Confidence));
        Assert.Equal(0.68, score.Value!.Value, 1e-12);
    }

    [Fact]
    public void Weights_count_in_proportion_to_their_sum()
    {
        Assert.Equal(0.5, Combine(0.8, 0.2, options: s_options with { TechnicalWeight = 0.505, FundamentalWeight = 0.505 }).Value!.Value, 1e-12);
        Assert.Equal(0.5, Combine(0.8, 0.2, options: s_options with { TechnicalWeight = 0.495, FundamentalWeight = 0.495 }).Value!.Value, 1e-12);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    public void A_fundamental_score_that_is_missing_or_0_leaves_the_prices_alone(double? fundamental)
    {
        var score = Combine(0.8, fundamental);

        Assert.Equal((ScoreCodes.TechnicalOnly, 0.8, 0.6), (score.Code, score.Value, score.Confidence));
    }

    [Fact]
    public void Prices_that_score_0_are_not_left_alone()
    {
        Assert.Equal((ScoreCodes.Combined, 0.0), (Combine(0, 0).Code, Combine(0, 0).Value));
        Assert.Equal(0.2, Combine(0, 0.5).Value!.Value, 1e-12);
    }

    [Fact]
    public void A_disabled_part_leaves_the_other_its_whole_weight()
    {
        var prices = Combine(0.8, 0.5, options: s_options with { Fundamental = false });
        var fundamentals = Combine(0.8, 0.5, options: s_options with { Technical = false });

        Assert.Equal((ScoreCodes.TechnicalOnly, 0.8, 0.8, null), (prices.Code, prices.Value, prices.Confidence, prices.Fundamental));
        Assert.Equal((ScoreCodes.FundamentalOnly, 0.5, 0.8, null), (fundamentals.Code, fundamentals.Value, fundamentals.Confidence, fundamentals.Technical));
    }

    [Fact]
    public void A_held_asset_counts_two_percent_more_even_over_1()
    {
        Assert.Equal(0.68 * 1.02, Combine(0.8, 0.5, isHeld: true).Value!.Value, 1e-12);
        Assert.Equal(1.02, Combine(1, 1, isHeld: true).Value!.Value, 1e-12);
    }

    [Fact]
    public void An_asset_whose_prices_cannot_be_used_has_no_score()
    {
        var score = AssetScoring.Of("KO", Closes.Of(3, _ => 1), FundamentalScores.Parse("asset,score\nKO,0.9"), isHeld: true, Closes.Day(3), s_options);

        Assert.Equal((ScoreCodes.NoTechnicalScore, null, 0.0), (score.Code, score.Value, score.Confidence));
        Assert.Equal("no score: 3 closes up to 2024-01-04, 253 are needed", score.Reason);
        Assert.Equal(ScoreCodes.NoTechnicalScore, AssetScoring.Of("KO", null, null, isHeld: false, Closes.Day(3), s_options).Code);
    }

    [Fact]
    public void Without_any_part_there_is_no_score()
    {
        var score = Combine(0.8, null, options: s_options with { Technical = false });

        Assert.Equal((ScoreCodes.NoFundamentalScore, null), (score.Code, score.Value));
    }

    [Fact]
    public void Only_what_was_known_at_the_date_counts()
    {
        var closes = Closes.Of(400, i => 100 + (10 * Math.Sin(i / 9.0)));
        var fundamentals = FundamentalScores.Parse("asset,score,date\nKO,0.5,2024-01-01\nKO,0.9,2025-01-01");
        var known = FundamentalScores.Parse("asset,score,date\nKO,0.5,2024-01-01");
        var asOf = Closes.Day(300);

        Assert.Equal(
            AssetScoring.Of("KO", Closes.Of(301, i => 100 + (10 * Math.Sin(i / 9.0))), known, isHeld: false, asOf, s_options),
            AssetScoring.Of("KO", closes, fundamentals, isHeld: false, asOf, s_options));
    }

    [Fact]
    public void A_score_is_from_0_to_1_and_never_not_a_number() =>
        Gen.Select(s_maybe, s_maybe, Gen.Bool, Gen.Double[0, 1]).Sample((technical, fundamental, isHeld, weight) =>
        {
            var score = Combine(technical, fundamental, isHeld, s_options with { TechnicalWeight = weight, FundamentalWeight = 1 - weight });

            Assert.InRange(score.Value ?? 0, 0, isHeld ? 1.02 : 1);
            Assert.Equal(technical is null, score.Value is null);
            Assert.NotEmpty(score.Reason);
        });

    private static AssetScore Combine(double? technical, double? fundamental, bool isHeld = false, ScoringOptions? options = null) => AssetScoring.Combine(
        "KO",
        technical is null ? new TechnicalResult(TechnicalCodes.BadPrice, "the close of 2024-07-19 is 0") : new TechnicalResult(TechnicalCodes.Scored, "made up", technical),
        fundamental,
        isHeld,
        options ?? s_options);
}
