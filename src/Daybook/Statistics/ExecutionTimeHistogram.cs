using System.Runtime.InteropServices;

namespace Daybook.Statistics;

/// <summary>
/// How execution times, in milliseconds, are spread. Count, sum, mean, minimum and maximum are exact; a percentile is at most 1 % off.
/// What it says does not depend on the order of the times, nor on how they were split and merged. Default: empty.
/// Not safe for several threads while one of them adds.
/// </summary>
/// <remarks>
/// A log-linear histogram, after HdrHistogram (Gil Tene): every range from one power of two to the next is split into 64 equal buckets.
/// A positive time <c>t = m * 2^e</c> with <c>1 &lt;= m &lt; 2</c> falls into bucket <c>64 * (e + 1023) + floor(64 * (m - 1)) + 1</c>: the leading
/// 17 bits of the double after its sign, plus one. Zero has bucket 0. Negative times, which an import may hold, mirror the positive ones. A bucket stands
/// for its middle, which is at most 1/128 (0.79 %) off, for every time of at least 2.3e-308 ms; what is smaller is off by less than that.
/// Only buckets that hold something take space.
/// </remarks>
public sealed class ExecutionTimeHistogram
{
    private const int BucketShift = 52 - 6;

    private readonly Dictionary<int, long> _buckets;
    private readonly ExactSum _sum;

    /// <summary>Makes an empty histogram.</summary>
    public ExecutionTimeHistogram()
        : this([], new ExactSum())
    {
    }

    internal ExecutionTimeHistogram(Dictionary<int, long> buckets, ExactSum sum)
    {
        _buckets = buckets;
        _sum = sum;
    }

    /// <summary>How many times were added.</summary>
    public long Count { get; internal set; }

    /// <summary>The smallest time in milliseconds, or null when there is none.</summary>
    public double? Min => Count == 0 ? null : Smallest;

    /// <summary>The largest time in milliseconds, or null when there is none.</summary>
    public double? Max => Count == 0 ? null : Largest;

    /// <summary>The sum in milliseconds, rounded once; 0 when there is none, infinite beyond the range of doubles.</summary>
    public double Sum => _sum.DividedBy(1);

    /// <summary>The mean in milliseconds, rounded once, or null when there is none.</summary>
    public double? Mean => Count == 0 ? null : _sum.DividedBy(Count);

    internal double Smallest { get; set; } = double.PositiveInfinity;

    internal double Largest { get; set; } = double.NegativeInfinity;

    internal ExactSum ExactSum => _sum;

    /// <summary>Adds one time.</summary>
    /// <param name="milliseconds">The time in milliseconds; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not finite.</exception>
    public void Add(double milliseconds)
    {
        if (!double.IsFinite(milliseconds))
            throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, "An execution time is a finite number.");
        var time = milliseconds == 0 ? 0 : milliseconds;
        CollectionsMarshal.GetValueRefOrAddDefault(_buckets, BucketOf(time), out _)++;
        _sum.Add(time);
        Smallest = Math.Min(Smallest, time);
        Largest = Math.Max(Largest, time);
        Count++;
    }

    /// <summary>Adds all times of another histogram, as if each had been added here.</summary>
    /// <exception cref="OverflowException">Together they would count more than 2^63 - 1 times; this histogram is unchanged.</exception>
    public void Merge(ExecutionTimeHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var count = checked(Count + other.Count);
        foreach (var (bucket, times) in other._buckets)
            CollectionsMarshal.GetValueRefOrAddDefault(_buckets, bucket, out _) += times;
        _sum.Add(other._sum);
        Smallest = Math.Min(Smallest, other.Smallest);
        Largest = Math.Max(Largest, other.Largest);
        Count = count;
    }

    /// <summary>
    /// The nearest-rank percentile in milliseconds: about the smallest time that at least <paramref name="percent"/> % of all times do not exceed.
    /// At most 1 % off, never below <see cref="Min"/> nor above <see cref="Max"/>; the first and the last rank are exact.
    /// </summary>
    /// <param name="percent">0 to 100, both inclusive, for example 99.9.</param>
    /// <returns>The percentile, or null when there is no time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is outside 0..100.</exception>
    public double? Percentile(double percent)
    {
        if (!(percent is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is a number from 0 to 100.");
        if (Count == 0)
            return null;

        // In decimals, because 7 % of 100 must be 7 and not a little more.
        var rank = Math.Max(1, (long)Math.Ceiling((decimal)percent * Count / 100));
        if (rank == 1)
            return Smallest;
        if (rank == Count)
            return Largest;
        var seen = 0L;
        foreach (var (bucket, times) in InOrder())
        {
            seen += times;
            if (seen >= rank)
                return Math.Clamp(MiddleOf(bucket), Smallest, Largest);
        }

        throw new InvalidOperationException($"The buckets hold {seen} times, but {Count} were counted.");
    }

    /// <summary>
    /// The histogram in bytes. Equal times give equal bytes, in whatever order they came.
    /// </summary>
    /// <remarks>
    /// Numbers are varints (7 bits a byte, lowest first, high bit: more follow; as short as can be). An empty histogram is the count 0 alone. Otherwise: the count;
    /// minimum and maximum as doubles of 8 bytes, little-endian; the exact sum as the number of 32-bit digits, from 2^-1074 upwards, that are zero and left out, the
    /// length in bytes of the rest, and the rest in two's complement, little-endian; the number of buckets; and for each bucket, ascending, its number (the first in
    /// zigzag form, every other as the distance to the one before, less 1) and how many times it holds.
    /// </remarks>
    public byte[] Serialize() => ExecutionTimeCodec.Write(this);

    /// <summary>Reads what <see cref="Serialize"/> wrote. Everything is checked: bytes that are accepted are those that <see cref="Serialize"/> would write again.</summary>
    /// <exception cref="InvalidDataException">The bytes are something else, or contradict themselves.</exception>
    public static ExecutionTimeHistogram Deserialize(ReadOnlySpan<byte> bytes) => ExecutionTimeCodec.Read(bytes);

    internal (int Bucket, long Times)[] InOrder()
    {
        var ordered = new (int Bucket, long Times)[_buckets.Count];
        var next = 0;
        foreach (var (bucket, times) in _buckets)
            ordered[next++] = (bucket, times);
        Array.Sort(ordered);
        return ordered;
    }

    internal static int BucketOf(double time)
    {
        if (time == 0)
            return 0;
        var bucket = (int)(BitConverter.DoubleToInt64Bits(Math.Abs(time)) >> BucketShift) + 1;
        return time < 0 ? -bucket : bucket;
    }

    private static double MiddleOf(int bucket)
    {
        if (bucket == 0)
            return 0;
        var low = (long)(Math.Abs(bucket) - 1) << BucketShift;
        var middle = BitConverter.Int64BitsToDouble(low | (1L << (BucketShift - 1)));
        return bucket < 0 ? -middle : middle;
    }
}
