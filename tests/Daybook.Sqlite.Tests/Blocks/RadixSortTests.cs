using CsCheck;
using Daybook.Sqlite.Blocks;

namespace Daybook.Sqlite.Tests.Blocks;

public sealed class RadixSortTests
{
    /// <summary>Few differing bytes, or many.</summary>
    private static readonly Gen<ulong[]> Numbers = Gen.Select(Gen.ULong, Gen.ULong.Array[0, 300], (mask, numbers) => numbers.Select(number => number & mask).ToArray());

    [Fact]
    public void It_sorts_as_the_platform_does() => Numbers.Sample(numbers =>
    {
        var sorted = numbers.ToArray();
        RadixSort.Sort(sorted, new ulong[sorted.Length], fromBit: 0);
        Assert.Equal(numbers.Order(), sorted);
    }, iter: 200);

    [Fact]
    public void Numbers_that_are_equal_from_the_bit_up_stay_in_their_order() => Gen.Select(Numbers, Gen.Int[1, 7]).Sample((numbers, bytes) =>
    {
        var sorted = numbers.ToArray();
        RadixSort.Sort(sorted, new ulong[sorted.Length + 5], fromBit: 8 * bytes);
        Assert.Equal(numbers.OrderBy(number => number >> (8 * bytes)), sorted);
    }, iter: 200);
}
