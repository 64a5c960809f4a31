using CsCheck;
using Daybook.Engine.Scoring;

namespace Daybook.Engine.Tests.Scoring;

public sealed class TechnicalScoreProperties
{
    private static readonly TechnicalScoreOptions s_short = new() { FastAverage = 5, SlowAverage = 12, MomentumDays = 15, MomentumSkip = 3, ReversionDays = 4, VolatilityDays = 6 };

    private static readonly double[] s_odd = [double.NaN, 0, -1, double.PositiveInfinity, double.Epsilon, double.MaxValue];

    private static readonly Gen<double> s_price = Gen.Frequency(
        (20, Gen.Double[50, 150]),
        (4, Gen.Const(100.0)),
        (1, Gen.Int[0, s_odd.Length - 1].Select(i => s_odd[i])));

    [Fact]
    public void Later_prices_never_change_a_score() => Gen.Select(s_price.Array[0, 40], s_price.Array[0, 40]).Sample((known, later) =>
    {
        var asOf = Closes.Day(known.Length).AddHours(-1);

        Assert.Equal(TechnicalScore.Of(Closes.Of(known), asOf, s_short), TechnicalScore.Of(Closes.Of(known.Concat(later)), asOf, s_short));
    });

    [Fact]
    public void A_score_and_its_parts_are_from_0_to_1_or_there_is_none() => s_price.Array[0, 60].Sample(prices =>
    {
        var result = TechnicalScore.Of(Closes.Of(prices), Closes.Day(prices.Length), s_short);

        Assert.Equal(result.Code == TechnicalCodes.Scored, result.Score is not null);
        Assert.Equal(result.Score is not null, result.Components is not null);
        if (result is { Score: { } score, Components: { } parts })
            Assert.All((double[])[score, parts.Trend, parts.Momentum, parts.MeanReversion, parts.Volatility], part => Assert.InRange(part, 0, 1));
    });

    [Fact]
    public void The_currency_does_not_matter() => Gen.Select(Gen.Double[50, 150].Array[16, 40], Gen.Double[0.001, 1_000]).Sample((prices, rate) =>
    {
        var asOf = Closes.Day(prices.Length);
        var here = TechnicalScore.Of(Closes.Of(prices), asOf, s_short).Score!.Value;

        Assert.Equal(here, TechnicalScore.Of(Closes.Of(prices.Select(price => price * rate)), asOf, s_short).Score!.Value, 1e-9);
    });
}
