using System.Numerics;
using CsCheck;
using Daybook.Statistics;

namespace Daybook.Tests.Statistics;

public class ExecutionTimeHistogramTests
{
    private static readonly int[] PerMille = [0, 10, 70, 250, 500, 950, 990, 999, 1000];

    [Fact]
    public void Percentile_is_within_one_percent_of_the_nearest_rank() =>
        Times.Any.Array[1, 300].Sample(times =>
        {
            var histogram = Times.Histogram(times);
            foreach (var perMille in PerMille)
            {
                var exact = Times.NearestRank(times, perMille);
                var tolerance = Math.Max(Math.Abs(exact) * 0.01, 2.3e-308);
                Assert.InRange(histogram.Percentile(perMille / 10.0)!.Value - exact, -tolerance, tolerance);
            }
        });

    [Fact]
    public void Percentile_stays_between_minimum_and_maximum_and_never_falls() =>
        Times.Any.Array[1, 300].Sample(times =>
        {
            var histogram = Times.Histogram(times);
            var percentiles = PerMille.Select(perMille => histogram.Percentile(perMille / 10.0)!.Value).ToArray();
            Assert.Equal(times.Min(), percentiles[0]);
            Assert.Equal(times.Max(), percentiles[^1]);
            Assert.Equal(percentiles.Order(), percentiles);
        });

    [Fact]
    public void Every_time_lies_in_the_bucket_of_times_one_percent_around_it() =>
        Times.Usual.Sample(time =>
        {
            // With smaller and larger times on both sides, the clamp to minimum and maximum cannot help.
            var histogram = Times.Histogram(time / 10, time, time * 10);
            Assert.InRange(histogram.Percentile(50)!.Value / time, 1 - (1 / 128.0), 1 + (1 / 128.0));
        });

    [Theory]
    [InlineData(7, 7)]
    [InlineData(7.01, 8)]
    [InlineData(29, 29)]
    [InlineData(57, 57)]
    [InlineData(99.9, 100)]
    public void Rank_is_rounded_up_only_when_it_is_not_whole(double percent, int rank)
    {
        var histogram = Times.Histogram(Enumerable.Range(1, 100).Select(power => Math.Pow(2, power)));
        Assert.InRange(histogram.Percentile(percent)!.Value, Math.Pow(2, rank), Math.Pow(2, rank) * 1.01);
    }

    [Fact]
    public void Count_sum_mean_minimum_and_maximum_are_exact() =>
        Gen.Int[-1_000_000, 1_000_000].Array[1, 100].Sample(numbers =>
        {
            // Numbers of 1/1024 have exact sums in doubles as well.
            var times = numbers.Select(number => number / 1024.0).ToArray();
            var histogram = Times.Histogram(times);
            Assert.Equal(times.Length, histogram.Count);
            Assert.Equal(times.Sum(), histogram.Sum);
            Assert.Equal(times.Sum() / times.Length, histogram.Mean);
            Assert.Equal(times.Min(), histogram.Min);
            Assert.Equal(times.Max(), histogram.Max);
        });

    [Fact]
    public void Merge_of_any_split_is_the_whole() =>
        Gen.Select(Times.Any.Array[0, 200], Gen.Int[0, 200], Gen.Int[0, 200]).Sample((times, first, second) =>
        {
            var cuts = new[] { Math.Min(first, times.Length), Math.Min(second, times.Length) }.Order().ToArray();
            var merged = Times.Histogram(times[cuts[1]..]);
            merged.Merge(Times.Histogram(times[..cuts[0]]));
            merged.Merge(Times.Histogram(times[cuts[0]..cuts[1]]));

            var whole = Times.Histogram(times);
            Assert.Equal(whole.Serialize(), merged.Serialize());
            Assert.Equal(whole.Mean, merged.Mean);
            Assert.Equal(whole.Percentile(95), merged.Percentile(95));
        });

    [Fact]
    public void Merge_with_itself_doubles_the_counts()
    {
        var histogram = Times.Histogram(1, 2, 6);
        histogram.Merge(histogram);
        Assert.Equal(Times.Histogram(1, 1, 2, 2, 6, 6).Serialize(), histogram.Serialize());
    }

    [Fact]
    public void Sum_loses_nothing_to_large_numbers()
    {
        var histogram = Times.Histogram(1e300, 0.1, -1e300, double.MaxValue, double.MaxValue);
        Assert.Equal(double.PositiveInfinity, histogram.Sum);
        Assert.InRange(histogram.Mean!.Value, double.MaxValue * 0.39, double.MaxValue * 0.41);
        histogram.Merge(Times.Histogram(-double.MaxValue, -double.MaxValue));
        Assert.Equal(0.1, histogram.Sum);
    }

    [Fact]
    public void Empty_histogram_has_no_percentile()
    {
        var histogram = new ExecutionTimeHistogram();
        Assert.Equal(0, histogram.Count);
        Assert.Equal(0, histogram.Sum);
        Assert.Null(histogram.Mean);
        Assert.Null(histogram.Min);
        Assert.Null(histogram.Max);
        Assert.Null(histogram.Percentile(50));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Time_that_is_not_finite_is_refused_and_changes_nothing(double time)
    {
        var histogram = new ExecutionTimeHistogram();
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Add(time));
        Assert.Equal(0, histogram.Count);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void Percent_outside_0_to_100_is_refused(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Times.Histogram(1).Percentile(percent));

    [Fact]
    public void Exact_sum_equals_the_sum_of_big_integers() =>
        Gen.Select(Times.Any, Gen.Int[1, 5]).Array[1, 50].Sample(numbers =>
        {
            var sum = new ExactSum();
            var expected = BigInteger.Zero;
            foreach (var (number, repeats) in numbers)
            {
                for (var i = 0; i < repeats; i++)
                    sum.Add(number);
                expected += repeats * InSmallestDoubles(number);
            }

            Assert.Equal(expected, sum.ToInteger());
            Assert.True(ExactSum.TryFromInteger(expected, out var restored));
            Assert.Equal(expected, restored.ToInteger());
        });

    [Fact]
    public void Exact_sum_carries_before_a_digit_overflows()
    {
        var sum = new ExactSum();
        sum.Add(-1.7);
        sum.Add(double.MaxValue);
        var expected = sum.ToInteger();
        for (var doubling = 0; doubling < 50; doubling++)
        {
            sum.Add(sum);
            expected *= 2;
        }

        Assert.Equal(expected, sum.ToInteger());
    }

    private static BigInteger InSmallestDoubles(double number)
    {
        var bits = BitConverter.DoubleToUInt64Bits(Math.Abs(number));
        var exponent = (int)(bits >> 52);
        var significand = new BigInteger(exponent == 0 ? bits : (bits & ((1UL << 52) - 1)) | (1UL << 52));
        return Math.Sign(number) * (significand << Math.Max(0, exponent - 1));
    }
}
