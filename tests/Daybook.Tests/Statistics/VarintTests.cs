using System.Buffers;
using CsCheck;
using Daybook.Statistics;

namespace Daybook.Tests.Statistics;

public class VarintTests
{
    [Fact]
    public void Number_is_read_as_it_was_written() =>
        Gen.OneOf(Gen.ULong, Gen.ULong[0, 300], Gen.Int[0, 63].Select(bit => (1UL << bit) - 1), Gen.Const(ulong.MaxValue)).Sample(number =>
        {
            ReadOnlySpan<byte> bytes = [.. Write(number), 7];
            Assert.True(Varint.TryRead(ref bytes, out var read));
            Assert.Equal(number, read);
            Assert.Equal([7], bytes.ToArray());
        });

    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7f")]
    [InlineData(128, "8001")]
    [InlineData(300, "ac02")]
    [InlineData(ulong.MaxValue, "ffffffffffffffffff01")]
    public void Number_takes_as_few_bytes_as_it_can(ulong number, string hex) => Assert.Equal(hex, Convert.ToHexStringLower(Write(number)));

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("8000")]
    [InlineData("ffffffffffffffffff02")]
    [InlineData("ffffffffffffffffffff01")]
    public void Other_forms_are_not_read(string hex)
    {
        ReadOnlySpan<byte> bytes = Convert.FromHexString(hex);
        var length = bytes.Length;
        Assert.False(Varint.TryRead(ref bytes, out _));
        Assert.Equal(length, bytes.Length);
    }

    [Fact]
    public void Zigzag_is_undone() => Gen.Long.Sample(number => Assert.Equal(number, Varint.UnZigZag(Varint.ZigZag(number))));

    [Fact]
    public void Zigzag_keeps_small_magnitudes_small() =>
        Assert.Equal([0UL, 1, 2, 3, 4], new long[] { 0, -1, 1, -2, 2 }.Select(Varint.ZigZag));

    private static byte[] Write(ulong number)
    {
        var output = new ArrayBufferWriter<byte>();
        Varint.Write(output, number);
        return output.WrittenSpan.ToArray();
    }
}
