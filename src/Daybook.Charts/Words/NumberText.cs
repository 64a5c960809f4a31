using System.Globalization;

namespace Daybook.Charts.Words;

/// <summary>Numbers as people read them: thousands separated, large ones with a prefix, units behind, and no sign on what rounds to nothing.</summary>
internal static class NumberText
{
    private static readonly (double Factor, string Symbol)[] s_large = [(1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M")];
    private static readonly (double Factor, string Symbol)[] s_seconds = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"), (1e-3, "ms"), (1e-6, "\u00B5s"), (1e-9, "ns")];
    private static readonly (double Factor, string Symbol)[] s_bytes =
        [(Math.Pow(1024, 5), "PiB"), (Math.Pow(1024, 4), "TiB"), (1_073_741_824, "GiB"), (1_048_576, "MiB"), (1_024, "KiB"), (1, "B")];

    /// <summary>A number of a measure with its unit, to four digits or so: <c>1.235 M USD</c>, <c>12.5 %</c>, <c>4.2 ms</c>.</summary>
    public static string Of(double value, Measure measure)
    {
        if (!double.IsFinite(value))
            return string.Empty;
        var (factor, symbol) = ScaleOf(Math.Abs(value), measure);
        return WithUnit(measure.Kind == MeasureKind.Share && Math.Abs(value) < 1e6 ? Trimmed(value * 100, "#,0.##") : Digits(value / factor), symbol);
    }

    /// <summary>A number of a measure for a table: as many digits as it has, up to nine. Numbers and counts stand without their unit, which the column names.</summary>
    public static string Exact(double value, Measure measure) => measure.Kind switch
    {
        _ when !double.IsFinite(value) => string.Empty,
        MeasureKind.Count => Trimmed(value, Math.Abs(value) < 1e15 ? "#,0.######" : "0.#########e0"),
        MeasureKind.Number => Trimmed(value, Math.Abs(value) switch
        {
            0 => "0",
            < 1e-4 or >= 1e15 => "0.########e0",
            < 1 => "0.#########",
            < 1_000 => "0.######",
            < 1_000_000 => "#,0.####",
            _ => "#,0.##",
        }),
        _ => Of(value, measure),
    };

    /// <summary>A change as a fraction of where it began, with its sign: <c>+23.5 %</c>.</summary>
    public static string Change(double fraction)
    {
        var text = Of(fraction, Measure.Share);
        return fraction > 0 && text != "0 %" ? "+" + text : text;
    }

    /// <summary>By what numbers up to a size are divided, and the unit that they have then.</summary>
    public static (double Factor, string Symbol) ScaleOf(double size, Measure measure)
    {
        switch (measure.Kind)
        {
            case MeasureKind.Share:
                return (0.01, "%");
            case MeasureKind.Seconds:
                return size == 0 ? (1, "s") : FirstOf(s_seconds, size, size >= 120);
            case MeasureKind.Bytes:
                return FirstOf(s_bytes, Math.Max(1, size), false);
            default:
                foreach (var (factor, symbol) in s_large)
                {
                    if (size >= factor && size < 1e18)
                        return (factor, WithUnit(symbol, measure.Unit));
                }

                return (1, measure.Unit);
        }
    }

    /// <summary>A number with at most that many digits behind the point, thousands separated, and no sign on zero.</summary>
    public static string Fixed(double value, int decimals) => Trimmed(value, decimals <= 0 ? "#,0" : "#,0." + new string('0', decimals));

    public static string WithUnit(string number, string unit) => unit.Length == 0 ? number : number.Length == 0 ? unit : number + " " + unit;

    /// <summary>About four digits.</summary>
    public static string Digits(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 1e-4 or >= 1e9 => Trimmed(value, "0.##e0"),
        < 0.01 => Trimmed(value, "0.#####"),
        < 1 => Trimmed(value, "0.####"),
        < 10 => Trimmed(value, "0.###"),
        < 100 => Trimmed(value, "0.##"),
        < 1_000 => Trimmed(value, "0.#"),
        _ => Trimmed(value, "#,0"),
    };

    private static (double Factor, string Symbol) FirstOf((double Factor, string Symbol)[] scales, double size, bool coarse)
    {
        foreach (var scale in scales)
        {
            // 90 seconds read better than 1.5 minutes.
            if (size >= scale.Factor && (coarse || scale.Symbol is not ("min" or "h" or "d")))
                return scale;
        }

        return scales[^1];
    }

    private static string Trimmed(double value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text[0] == '-' && !text.AsSpan().ContainsAnyInRange('1', '9') ? text[1..] : text;
    }
}
