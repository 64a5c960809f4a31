using System.Globalization;

namespace Daybook.Operations.Words;

/// <summary>Numbers, durations and sizes as people read them.</summary>
internal static class Quantity
{
    /// <summary>A count with separators: <c>5,610</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count and its noun: <c>1 event</c>, <c>2 events</c>.</summary>
    public static string Count(long count, string noun) => $"{Count(count)} {noun}{(count == 1 ? string.Empty : "s")}";

    /// <summary>A number with at most four digits behind the point: <c>0.857</c>.</summary>
    public static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A sum of money: <c>426,676</c>, and with two digits behind the point under a thousand.</summary>
    public static string Money(double sum) => sum.ToString(Math.Abs(sum) < 1_000 ? "#,0.##" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>A fraction as percent: <c>12.5 %</c>. What rounds to nothing has no sign.</summary>
    public static string Percent(double fraction) => ((fraction * 100).ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text) + " %";

    /// <summary>Milliseconds in the unit that suits them: <c>0.42 ms</c>, <c>1.8 s</c>, <c>3.2 min</c>.</summary>
    public static string Milliseconds(double milliseconds) => milliseconds switch
    {
        < 10 => milliseconds.ToString("0.##", CultureInfo.InvariantCulture) + " ms",
        < 1_000 => milliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms",
        < 60_000 => (milliseconds / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + " s",
        < 3_600_000 => (milliseconds / 60_000).ToString("0.#", CultureInfo.InvariantCulture) + " min",
        < 86_400_000 => (milliseconds / 3_600_000).ToString("0.#", CultureInfo.InvariantCulture) + " h",
        _ => (milliseconds / 86_400_000).ToString("0.#", CultureInfo.InvariantCulture) + " d",
    };

    /// <summary>A duration in the unit that suits it.</summary>
    public static string Duration(TimeSpan duration) => Milliseconds(duration.TotalMilliseconds);

    /// <summary>Bytes in the unit that suits them: <c>512 B</c>, <c>3.4 MiB</c>.</summary>
    public static string Bytes(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var size = (double)bytes;
        var unit = 0;
        while (size >= 1024 && unit < units.Length - 1)
        {
            size /= 1024;
            unit++;
        }

        return size.ToString(unit == 0 ? "0" : "0.#", CultureInfo.InvariantCulture) + " " + units[unit];
    }
}
