using CsCheck;
using Daybook.Statistics;

namespace Daybook.Tests.Statistics;

public class ExecutionTimeBytesTests
{
    private static readonly Gen<byte[]> Written = Times.Any.Array[0, 60].Select(times => Times.Histogram(times).Serialize());

    [Fact]
    public void Bytes_bring_back_the_same_histogram() =>
        Times.Any.Array[0, 200].Sample(times =>
        {
            var histogram = Times.Histogram(times);
            var restored = ExecutionTimeHistogram.Deserialize(histogram.Serialize());
            Assert.Equal(histogram.Count, restored.Count);
            Assert.Equal(histogram.Sum, restored.Sum);
            Assert.Equal(histogram.Mean, restored.Mean);
            Assert.Equal(histogram.Min, restored.Min);
            Assert.Equal(histogram.Max, restored.Max);
            Assert.Equal(histogram.Percentile(50), restored.Percentile(50));
            Assert.Equal(histogram.Serialize(), restored.Serialize());
        });

    [Fact]
    public void Restored_histogram_goes_on_counting() =>
        Gen.Select(Times.Any.Array[0, 50], Times.Any.Array[0, 50]).Sample((before, after) =>
        {
            var restored = ExecutionTimeHistogram.Deserialize(Times.Histogram(before).Serialize());
            foreach (var time in after)
                restored.Add(time);
            Assert.Equal(Times.Histogram([.. before, .. after]).Serialize(), restored.Serialize());
        });

    [Fact]
    public void Order_of_the_times_does_not_show_in_the_bytes() =>
        Times.Any.Array[0, 100].Sample(times => Assert.Equal(Times.Histogram(times).Serialize(), Times.Histogram(times.Reverse()).Serialize()));

    [Fact]
    public void Format_stays_as_it_is_documented()
    {
        Assert.Equal("00", Convert.ToHexStringLower(new ExecutionTimeHistogram().Serialize()));

        // Two times 0.5 and once 1: count 3, minimum, maximum, the sum 2 = 2^1075 * 2^-1074 (33 digits left out, then 2^19 in 3 bytes),
        // and two buckets, the first 64 * 1022 + 1 with two times, the next 64 further on with one.
        Assert.Equal(
            "03" + "000000000000e03f" + "000000000000f03f" + "21" + "03" + "000008" + "02" + "82fe07" + "02" + "3f" + "01",
            Convert.ToHexStringLower(Times.Histogram(0.5, 1, 0.5).Serialize()));
    }

    [Fact]
    public void Thousand_similar_times_take_a_few_hundred_bytes()
    {
        var times = Enumerable.Range(0, 1024).Select(i => 5 + (i % 97 / 10.0));
        Assert.InRange(Times.Histogram(times).Serialize().Length, 1, 400);
    }

    [Fact]
    public void Garbage_is_refused_as_invalid_data() =>
        Gen.Byte.Array[0, 80].Sample(OnlyInvalidDataOrTheSameBytes, iter: 20_000);

    [Fact]
    public void Changed_bytes_are_refused_or_are_another_histogram() =>
        Gen.Select(Written, Gen.Int[0, 10_000], Gen.Byte).Sample(
            (bytes, place, value) =>
            {
                bytes[place % bytes.Length] = value;
                OnlyInvalidDataOrTheSameBytes(bytes);
            },
            iter: 20_000);

    [Fact]
    public void Every_cut_and_every_surplus_is_refused() =>
        Written.Sample(
            bytes =>
            {
                for (var length = 0; length < bytes.Length; length++)
                    Assert.Throws<InvalidDataException>(() => ExecutionTimeHistogram.Deserialize(bytes.AsSpan(0, length)));
                Assert.Throws<InvalidDataException>(() => ExecutionTimeHistogram.Deserialize([.. bytes, 0]));
            },
            iter: 50);

    [Theory]
    [InlineData("8000", "a number longer than need be")]
    [InlineData("ffffffffffffffffffff01", "a number beyond 2^64")]
    [InlineData("ffffffffffffffffff01", "an absurd count")]
    [InlineData("01000000000000f87f000000000000f87f0001000100" + "01", "NaN")]
    [InlineData("0100000000000000800000000000000080000100010001", "negative zero")]
    [InlineData("0200000000000000000000000000000000000100010001", "a bucket that holds less than the count")]
    [InlineData("0100000000000000000000000000000000000100010002", "a bucket that holds more than the count")]
    [InlineData("01000000000000000000000000000000000001000001", "no bucket")]
    [InlineData("0100000000000000000000000000000000000100010201", "a bucket apart from minimum and maximum")]
    [InlineData("02" + "0000000000000000" + "000000000000f03f" + "2103000004" + "010002", "no bucket for the maximum")]
    [InlineData("02" + "0000000000000000" + "0000000000000000" + "000100" + "0200010001", "a bucket above the maximum")]
    [InlineData("02" + "0000000000000000" + "0000000000000000" + "000100" + "020001ffffffff0f01", "a bucket that comes back after 2^32")]
    [InlineData("01" + "010000000000f03f" + "000000000000f03f" + "2103000004" + "0182ff0701", "a minimum above the maximum")]
    [InlineData("0100000000000000000000000000000000000101010001", "a sum that no time can have")]
    [InlineData("010000000000000000000000000000000000020000010001", "a sum in more bytes than need be")]
    [InlineData("01000000000000000000000000000000000100010001", "fewer bytes than announced")]
    public void Contradictions_are_refused(string hex, string what)
    {
        var error = Assert.Throws<InvalidDataException>(() => ExecutionTimeHistogram.Deserialize(Convert.FromHexString(hex)));
        Assert.True(error.Message.StartsWith("The bytes are not a histogram of execution times: ", StringComparison.Ordinal), what);
    }

    [Fact]
    public void Bytes_of_a_single_zero_are_accepted()
    {
        // What the contradictions above are variations of.
        var histogram = ExecutionTimeHistogram.Deserialize(Convert.FromHexString("0100000000000000000000000000000000000100010001"));
        Assert.Equal(Times.Histogram(0).Serialize(), histogram.Serialize());
    }

    private static void OnlyInvalidDataOrTheSameBytes(byte[] bytes)
    {
        ExecutionTimeHistogram histogram;
        try
        {
            histogram = ExecutionTimeHistogram.Deserialize(bytes);
        }
        catch (InvalidDataException)
        {
            return;
        }

        Assert.Equal(bytes, histogram.Serialize());
    }
}
