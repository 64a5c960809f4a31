using System.Globalization;
using System.Text;

namespace Daybook.Exchange.Importing;

/// <summary>Counts the times of a source that say more than an event keeps: parts below a microsecond, which are cut off.</summary>
internal sealed class CutTimes
{
    private const int LengthToSeconds = 19;
    private const int KeptDigits = 6;
    private long _count;
    private long _firstLine;

    /// <summary>What to tell: nothing, or one sentence.</summary>
    public IReadOnlyList<string> Notes => _count == 0
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"{_count:N0} {(_count == 1 ? "time is" : "times are")} kept to the microsecond; further digits were cut off, first in line {_firstLine}")];

    /// <summary>Looks at the text of a time.</summary>
    public void Look(ReadOnlySpan<char> time, long line)
    {
        if (!SaysMore(time))
            return;
        if (_count++ == 0)
            _firstLine = line;
    }

    /// <summary>Looks at the time of a JSON object. Only an object in which more digits follow the kept ones is read for it once more.</summary>
    public void Look(ReadOnlySpan<byte> json, long occurredMicros, long line)
    {
        Span<byte> kept = stackalloc byte[KeptDigits];
        var micros = (int)(((occurredMicros % 1_000_000) + 1_000_000) % 1_000_000);
        for (var digit = KeptDigits - 1; digit >= 0; digit--, micros /= 10)
            kept[digit] = (byte)('0' + (micros % 10));
        for (var rest = json; rest.IndexOf(kept) is >= 0 and var at && at + KeptDigits < rest.Length; rest = rest[(at + 1)..])
        {
            if (!char.IsAsciiDigit((char)rest[at + KeptDigits]))
                continue;
            if ((JsonText.FindProperty(json, "timestamp") ?? JsonText.FindProperty(json, "occurred")) is { } start)
                Look(Encoding.UTF8.GetString(json.Slice(start + 1, Math.Min(64, json.Length - start - 1))), line);
            return;
        }
    }

    // Nine digits that end with zeros lose nothing.
    private static bool SaysMore(ReadOnlySpan<char> time)
    {
        if (time.Length <= LengthToSeconds + 1 + KeptDigits || time[LengthToSeconds] is not ('.' or ','))
            return false;
        foreach (var digit in time[(LengthToSeconds + 1 + KeptDigits)..])
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            if (digit != '0')
                return true;
        }

        return false;
    }
}
