using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Daybook.Statistics;

/// <summary>The bytes of an <see cref="ExecutionTimeHistogram"/>; its <see cref="ExecutionTimeHistogram.Serialize"/> describes them.</summary>
internal static class ExecutionTimeCodec
{
    /// <summary>More times than any journal holds, and few enough that adding up lying blocks does not overflow.</summary>
    private const ulong MaxCount = 1UL << 48;

    private const int DigitBits = 32;

    public static byte[] Write(ExecutionTimeHistogram histogram)
    {
        var output = new ArrayBufferWriter<byte>(64);
        Varint.Write(output, (ulong)histogram.Count);
        if (histogram.Count == 0)
            return output.WrittenSpan.ToArray();
        WriteDouble(output, histogram.Smallest);
        WriteDouble(output, histogram.Largest);
        WriteSum(output, histogram.ExactSum.ToInteger());
        var buckets = histogram.InOrder();
        Varint.Write(output, (ulong)buckets.Length);
        var previous = 0;
        for (var i = 0; i < buckets.Length; i++)
        {
            var (bucket, times) = buckets[i];
            Varint.Write(output, i == 0 ? Varint.ZigZag(bucket) : (ulong)(bucket - previous - 1));
            Varint.Write(output, (ulong)times);
            previous = bucket;
        }

        return output.WrittenSpan.ToArray();
    }

    public static ExecutionTimeHistogram Read(ReadOnlySpan<byte> bytes)
    {
        var count = ReadCount(ref bytes, MaxCount);
        if (count == 0)
        {
            Require(bytes.IsEmpty, "bytes follow its end");
            return new ExecutionTimeHistogram();
        }

        var smallest = ReadDouble(ref bytes);
        var largest = ReadDouble(ref bytes);
        var sum = ReadSum(ref bytes);
        var buckets = ReadBuckets(ref bytes, count, ExecutionTimeHistogram.BucketOf(smallest), ExecutionTimeHistogram.BucketOf(largest));
        Require(bytes.IsEmpty, "bytes follow its end");
        var histogram = new ExecutionTimeHistogram(buckets, sum) { Count = count, Smallest = smallest, Largest = largest };
        Require(histogram.Mean is { } mean && mean >= smallest && mean <= largest, "its mean is outside minimum and maximum");
        return histogram;
    }

    private static Dictionary<int, long> ReadBuckets(ref ReadOnlySpan<byte> bytes, long count, int first, int last)
    {
        // A bucket takes two bytes at least: what is announced must be there before space is made for it.
        var number = ReadCount(ref bytes, bytes.Length / 2);
        Require(number > 0, "it counts times, but has no bucket");
        var buckets = new Dictionary<int, long>(number);
        var bucket = 0L;
        var left = count;
        for (var i = 0; i < number; i++)
        {
            var step = ReadVarint(ref bytes);
            Require(step <= uint.MaxValue, "a bucket is out of range");
            bucket = i == 0 ? Varint.UnZigZag(step) : bucket + (long)step + 1;
            Require(i == 0 ? bucket == first : bucket <= last, "its buckets do not fit its minimum and maximum");
            var times = ReadVarint(ref bytes);
            Require(times > 0 && times <= (ulong)left, "its buckets do not add up to its count");
            left -= (long)times;
            buckets.Add((int)bucket, (long)times);
        }

        Require(left == 0, "its buckets do not add up to its count");
        Require(bucket == last, "its buckets do not fit its minimum and maximum");
        return buckets;
    }

    private static void WriteSum(ArrayBufferWriter<byte> output, BigInteger sum)
    {
        var zeros = ZeroDigits(sum);
        var digits = (sum >> (zeros * DigitBits)).ToByteArray();
        Varint.Write(output, (ulong)zeros);
        Varint.Write(output, (ulong)digits.Length);
        output.Write(digits);
    }

    private static ExactSum ReadSum(ref ReadOnlySpan<byte> bytes)
    {
        var zeros = ReadCount(ref bytes, ExactSum.Digits);
        var length = ReadCount(ref bytes, ExactSum.Digits * sizeof(int));
        var digits = new BigInteger(Take(ref bytes, length));
        var total = digits << (zeros * DigitBits);
        Require(digits.GetByteCount() == length && ZeroDigits(total) == zeros, "its sum is not in its shortest form");
        Require(ExactSum.TryFromInteger(total, out var sum), "its sum is out of range");
        return sum;
    }

    private static int ZeroDigits(BigInteger sum) => sum.IsZero ? 0 : (int)(BigInteger.TrailingZeroCount(sum) / DigitBits);

    private static void WriteDouble(ArrayBufferWriter<byte> output, double number)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(sizeof(double)), number);
        output.Advance(sizeof(double));
    }

    private static double ReadDouble(ref ReadOnlySpan<byte> bytes)
    {
        var number = BinaryPrimitives.ReadDoubleLittleEndian(Take(ref bytes, sizeof(double)));
        Require(double.IsFinite(number) && !(number == 0 && double.IsNegative(number)), "its minimum or maximum is no execution time");
        return number;
    }

    private static int ReadCount(ref ReadOnlySpan<byte> bytes, int max) => (int)ReadCount(ref bytes, (ulong)max);

    private static long ReadCount(ref ReadOnlySpan<byte> bytes, ulong max)
    {
        var number = ReadVarint(ref bytes);
        Require(number <= max, $"it announces {number}, but at most {max} are possible");
        return (long)number;
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> bytes)
    {
        Require(Varint.TryRead(ref bytes, out var number), "a number in it is cut off or malformed");
        return number;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int length)
    {
        Require(length <= bytes.Length, "it is cut off");
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }

    private static void Require([System.Diagnostics.CodeAnalysis.DoesNotReturnIf(false)] bool fine, string problem)
    {
        if (!fine)
            throw new InvalidDataException($"The bytes are not a histogram of execution times: {problem}.");
    }
}
