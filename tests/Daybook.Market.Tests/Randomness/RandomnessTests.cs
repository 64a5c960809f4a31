using Daybook.Market.Randomness;

namespace Daybook.Market.Tests.Randomness;

public sealed class RandomnessTests
{
    [Fact]
    public void The_generator_gives_the_numbers_of_its_reference()
    {
        var random = new Xoshiro256(1, 2, 3, 4);

        Assert.Equal(
            [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600, 16172922978634559625, 8476171486693032832],
            Enumerable.Range(0, 8).Select(_ => random.NextBits()));
    }

    [Fact]
    public void Seeds_are_spread_as_the_reference_spreads_them()
    {
        var states = new SplitMix64(1477776061723855037);

        Assert.Equal([1985237415132408290UL, 2979275885539914483UL, 13511426838097143398UL], new[] { states.Next(), states.Next(), states.Next() });
    }

    [Fact]
    public void Each_seed_and_each_stream_has_draws_of_its_own()
    {
        var firsts = Enumerable.Range(0, 100).SelectMany(seed => Enumerable.Range(0, 100).Select(stream => new Xoshiro256((ulong)seed, (ulong)stream).NextBits()));

        Assert.Equal(10_000, firsts.Distinct().Count());
        Assert.Equal(new Xoshiro256(7, stream: 3).NextBits(), new Xoshiro256(7, stream: 3).NextBits());
    }

    [Fact]
    public void Numbers_are_spread_evenly_within_their_bounds()
    {
        var random = new Xoshiro256(1, stream: 0);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
            counts[random.NextBelow(7)]++;
        var units = Enumerable.Range(0, 70_000).Select(_ => random.NextUnit()).ToList();

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.All(units, unit => Assert.True(unit is >= 0 and < 1));
        Assert.Equal(0.5, units.Average(), 0.01);
        Assert.Equal(1.0 / 12, units.Average(unit => Math.Pow(unit - 0.5, 2)), 0.002);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(100)]
    public void Student_draws_have_a_variance_of_1_and_tails_by_their_degrees(double degrees)
    {
        var draws = new StudentDraws(new Xoshiro256(1, stream: 0), degrees);
        var sample = Enumerable.Range(0, 400_000).Select(_ => draws.Next()).ToList();

        Assert.Equal(0, sample.Average(), 0.01);
        Assert.Equal(1, sample.Average(draw => draw * draw), 0.03);
        Assert.Equal(0.5, sample.Average(draw => draw > 0 ? 1.0 : 0), 0.005);
        Assert.Equal(ShareOver3(degrees), sample.Average(draw => Math.Abs(draw) > 3 ? 1.0 : 0), 0.0007);
        Assert.All(sample, draw => Assert.InRange(draw, -StudentDraws.Largest, StudentDraws.Largest));
    }

    /// <summary>The chance of a draw beyond three deviations, by Simpson's rule over the density between them.</summary>
    private static double ShareOver3(double degrees)
    {
        const int steps = 2_000;
        var scale = Math.Sqrt(degrees / (degrees - 2));
        var inside = Sum(3 * scale);
        return 1 - (inside / Sum(400));

        double Sum(double end)
        {
            var width = end / (steps * 100);
            var sum = Density(0) + Density(end);
            for (var i = 1; i < steps * 100; i++)
                sum += (i % 2 == 0 ? 2 : 4) * Density(i * width);
            return sum * width / 3;
        }

        double Density(double t) => Math.Pow(1 + (t * t / degrees), -(degrees + 1) / 2);
    }
}
