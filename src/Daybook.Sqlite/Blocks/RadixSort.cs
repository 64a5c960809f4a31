namespace Daybook.Sqlite.Blocks;

/// <summary>
/// Sorts numbers byte by byte, from a bit up (least significant digit first: Knuth, The Art of Computer Programming, volume 3, section 5.2.5). Numbers that are equal from
/// that bit up stay in their order. Bytes in which all are equal cost nothing, and ids of dictionaries have few that differ.
/// </summary>
internal static class RadixSort
{
    private const int Digits = 256;

    /// <summary>Sorts in place.</summary>
    /// <param name="numbers">What to sort.</param>
    /// <param name="scratch">Room for as many.</param>
    /// <param name="fromBit">The lowest bit that counts: 0 to 63, a multiple of 8.</param>
    public static void Sort(Span<ulong> numbers, Span<ulong> scratch, int fromBit)
    {
        var (all, any) = (ulong.MaxValue, 0UL);
        foreach (var number in numbers)
        {
            all &= number;
            any |= number;
        }

        var differing = all ^ any;
        var from = numbers;
        var to = scratch[..numbers.Length];
        Span<int> starts = stackalloc int[Digits];
        for (var shift = fromBit; shift < 64 && numbers.Length > 1; shift += 8)
        {
            if ((byte)(differing >> shift) == 0)
                continue;
            starts.Clear();
            foreach (var number in from)
                starts[(byte)(number >> shift)]++;
            var start = 0;
            foreach (ref var digit in starts)
                (digit, start) = (start, start + digit);
            foreach (var number in from)
                to[starts[(byte)(number >> shift)]++] = number;
            var sorted = to;
            to = from;
            from = sorted;
        }

        if (from != numbers)
            from.CopyTo(numbers);
    }
}
