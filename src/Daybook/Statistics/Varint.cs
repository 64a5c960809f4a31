using System.Buffers;

namespace Daybook.Statistics;

/// <summary>Whole numbers in 1 to 10 bytes: 7 bits a byte, lowest first, the high bit says that more follow. Only the shortest form is read (as in LEB128, but canonical).</summary>
public static class Varint
{
    private const int MaxBytes = 10;

    /// <summary>Appends a number.</summary>
    public static void Write(IBufferWriter<byte> output, ulong number)
    {
        var span = output.GetSpan(MaxBytes);
        var length = 0;
        while (number > 0x7F)
        {
            span[length++] = (byte)(number | 0x80);
            number >>= 7;
        }

        span[length++] = (byte)number;
        output.Advance(length);
    }

    /// <summary>Takes a number from the front of the bytes.</summary>
    /// <returns>False when it is cut off, above 2^64 - 1, or longer than need be; the bytes are then left as they are.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (var i = 0; i < bytes.Length && i < MaxBytes; i++)
        {
            var part = bytes[i];
            number |= (ulong)(part & 0x7F) << (7 * i);
            if (part > 0x7F)
                continue;
            if ((part == 0 && i > 0) || (i == MaxBytes - 1 && part > 1))
                return false;
            bytes = bytes[(i + 1)..];
            return true;
        }

        return false;
    }

    /// <summary>Signed numbers as unsigned ones, small for small magnitudes: 0, -1, 1, -2 become 0, 1, 2, 3.</summary>
    public static ulong ZigZag(long number) => (ulong)((number << 1) ^ (number >> 63));

    /// <summary>The signed number of an unsigned one.</summary>
    public static long UnZigZag(ulong number) => (long)(number >> 1) ^ -(long)(number & 1);
}
