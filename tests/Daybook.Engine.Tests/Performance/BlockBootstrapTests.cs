using CsCheck;
using Daybook.Engine.Performance;
using Daybook.Market.Randomness;

namespace Daybook.Engine.Tests.Performance;

public sealed class BlockBootstrapTests
{
    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_one_another()
    {
        var sample = Walk(seed: 1, days: 200, memory: 0.3);

        Assert.Equal(BlockBootstrap.OfMean(sample), BlockBootstrap.OfMean(sample));
        Assert.NotEqual(BlockBootstrap.OfMean(sample), BlockBootstrap.OfMean(sample, new() { Seed = 2 }));
    }

    [Fact]
    public void Without_dependence_the_interval_is_that_of_the_central_limit()
    {
        var sample = Walk(seed: 3, days: 2_000, memory: 0);
        var interval = BlockBootstrap.OfMean(sample, new() { MeanBlockLength = 1, Resamples = 4_000 })!;
        var error = Deviation(sample) / Math.Sqrt(sample.Length);

        Assert.Equal(sample.Average(), interval.Mean, 12);
        Assert.Equal(1.96 * error, interval.High - interval.Mean, 0.1 * error);
        Assert.Equal(1.96 * error, interval.Mean - interval.Low, 0.1 * error);
    }

    [Fact]
    public void Blocks_see_that_neighbours_depend_on_each_other()
    {
        // The mean's true error is sqrt((1 + 0.8) / (1 - 0.8)) = 3 times that of independent observations.
        var sample = Walk(seed: 4, days: 4_000, memory: 0.8);
        var alone = Width(sample, 1);

        Assert.InRange(Width(sample, 40) / alone, 2.3, 3.5);
        Assert.InRange(Width(sample, 4) / alone, 1.3, 2.3);
    }

    [Fact]
    public void Intervals_hold_the_true_mean_nearly_as_often_as_they_say_where_blocks_are_drawn()
    {
        Assert.InRange(Holding(meanBlockLength: 20), 0.87, 0.97);
        Assert.InRange(Holding(meanBlockLength: 1), 0.70, 0.84);
    }

    [Fact]
    public void A_block_runs_on_from_the_end_to_the_beginning_so_that_endless_ones_have_the_samples_mean()
    {
        var sample = Walk(seed: 5, days: 100, memory: 0);
        var interval = BlockBootstrap.OfMean(sample, new() { MeanBlockLength = 1e15 })!;

        Assert.Equal(interval.Mean, interval.Low, 12);
        Assert.Equal(interval.Mean, interval.High, 12);
    }

    [Fact]
    public void More_confidence_asks_for_more_room()
    {
        var sample = Walk(seed: 6, days: 300, memory: 0.2);
        var (half, most) = (BlockBootstrap.OfMean(sample, new() { Confidence = 0.5 })!, BlockBootstrap.OfMean(sample, new() { Confidence = 0.99 })!);

        Assert.True(most.Low < half.Low && half.Low < half.High && half.High < most.High);
        Assert.Equal(0.99, most.Confidence);
    }

    [Fact]
    public void An_interval_lies_within_the_sample() => Gen.Double[-1e6, 1e6].Array[1, 50].Sample(sample =>
    {
        var interval = BlockBootstrap.OfMean(sample, new() { Resamples = 100 })!;

        Assert.True(interval.Low <= interval.High);
        Assert.InRange(interval.Low, sample.Min() - 1e-6, sample.Max() + 1e-6);
        Assert.InRange(interval.High, sample.Min() - 1e-6, sample.Max() + 1e-6);
    });

    [Fact]
    public void Small_samples_have_defined_answers()
    {
        Assert.Null(BlockBootstrap.OfMean([]));
        Assert.Equal(new MeanInterval(3, 3, 3, 0.95), BlockBootstrap.OfMean([3]));
        var same = BlockBootstrap.OfMean([0.5, 0.5, 0.5, 0.5])!;
        Assert.Equal((0.5, 0.5, 0.5), (same.Mean, same.Low, same.High));
        Assert.True(double.IsFinite(BlockBootstrap.OfMean([1e308, 1e308, 1e308])!.High));
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BlockBootstrap.OfMean([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockBootstrap.OfMean([1], new() { MeanBlockLength = 0.5 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockBootstrap.OfMean([1], new() { Resamples = 99 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockBootstrap.OfMean([1], new() { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlockBootstrap.OfMean([1], new() { Confidence = double.NaN }));
    }

    /// <summary>The share of intervals of 95 % that hold the mean of 0, for samples whose observations keep 0.4 of the one before.</summary>
    private static double Holding(double meanBlockLength) => Enumerable.Range(1, 300).Average(seed =>
    {
        var interval = BlockBootstrap.OfMean(Walk((ulong)seed, 500, 0.4), new() { Seed = (ulong)seed, MeanBlockLength = meanBlockLength, Resamples = 300 })!;
        return interval.Low <= 0 && interval.High >= 0 ? 1.0 : 0;
    });

    private static double Width(double[] sample, double length)
    {
        var interval = BlockBootstrap.OfMean(sample, new() { MeanBlockLength = length, Resamples = 1_000 })!;
        return interval.High - interval.Low;
    }

    /// <summary>Observations of mean 0 of which each keeps a share of the one before it.</summary>
    private static double[] Walk(ulong seed, int days, double memory)
    {
        var draws = new StudentDraws(new Xoshiro256(seed, stream: 99), 30);
        var sample = new double[days];
        var last = 0.0;
        for (var day = -100; day < days; day++)
        {
            last = (memory * last) + draws.Next();
            if (day >= 0)
                sample[day] = last;
        }

        return sample;
    }

    private static double Deviation(double[] sample) => Math.Sqrt(sample.Sum(one => Math.Pow(one - sample.Average(), 2)) / (sample.Length - 1));
}
