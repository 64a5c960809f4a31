using Daybook.Charts.Drawing;
using Daybook.Charts.Scales;
using Daybook.Charts.Words;

namespace Daybook.Charts;

/// <summary>What must hold between observed and limit for a check to pass: <c>observed comparison limit</c>.</summary>
public enum ScaleComparison
{
    /// <summary>Under the limit.</summary>
    Less,

    /// <summary>At the limit or under it.</summary>
    LessOrEqual,

    /// <summary>Over the limit.</summary>
    Greater,

    /// <summary>At the limit or over it.</summary>
    GreaterOrEqual,

    /// <summary>At the limit.</summary>
    Equal,

    /// <summary>Not at the limit.</summary>
    NotEqual,
}

/// <summary>What a check said.</summary>
public enum ScaleVerdict
{
    /// <summary>Nothing for or against.</summary>
    Noted,

    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It refused, or failed.</summary>
    Refused,

    /// <summary>It refused, and was bypassed.</summary>
    Overridden,
}

/// <summary>A check with its numbers.</summary>
/// <param name="Name">The check.</param>
/// <param name="Observed">What it looked at, or null.</param>
/// <param name="Limit">Its limit, or null.</param>
/// <param name="Verdict">What it said, whatever the numbers say.</param>
public sealed record ScaleCheck(string Name, double? Observed, double? Limit, ScaleVerdict Verdict)
{
    /// <summary>What must hold for it to pass, or null when it is not that simple: then no side is shaded.</summary>
    public ScaleComparison? Comparison { get; init; }

    /// <summary>What both numbers measure. Default: plain numbers.</summary>
    public Measure Measure { get; init; }

    /// <summary>The least that could be observed, or null: the scale then begins where its numbers are seen well.</summary>
    public double? Least { get; init; }

    /// <summary>The most that could be observed, or null.</summary>
    public double? Most { get; init; }
}

/// <summary>One check on its scale: the side that passes is shaded, the limit a line, the observed value a mark with its number above it.</summary>
public static class ScaleChart
{
    /// <summary>Draws it.</summary>
    /// <param name="check">What it shows.</param>
    /// <param name="frame">Where it stands; 300 x 36 suits it.</param>
    public static Picture Draw(ScaleCheck check, PictureFrame frame)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(frame);
        var (observed, limit) = (Finite(check.Observed), Finite(check.Limit));
        var cells = new[]
        {
            check.Name,
            observed is { } seen ? NumberText.Of(seen, check.Measure) : string.Empty,
            limit is { } bound ? Sign(check.Comparison) + NumberText.Of(bound, check.Measure) : string.Empty,
            WordOf(check.Verdict),
        };
        var table = new PictureTable(frame.Title, [new("Check"), new("Observed", IsNumber: true), new("Limit", IsNumber: true), new("Verdict")], [cells]);
        if (observed is null && limit is null)
            return Canvas.Nothing(frame, "scale", string.Empty, table) with { Summary = SeenText.Of($"{check.Name}: {WordOf(check.Verdict)}; no numbers."), Table = table };

        var canvas = Canvas.Begin(frame, "scale", hasLinks: false);
        var word = WordOf(check.Verdict);
        var verdictWidth = frame.Width >= 240 ? 18 + SeenText.Width("overridden", Canvas.FontSize) : 18;
        var range = RangeOf(check, observed, limit);
        var (left, right, middle) = (4.0, frame.Width - verdictWidth - 8, frame.Height / 2.0);
        var scale = new LinearScale(range, left, right);
        DrawSides(canvas, check.Comparison, limit is { } at ? scale.At(at) : null, left, right, middle);
        if (limit is { } drawn)
        {
            canvas.Line("limit-mark", scale.At(drawn), middle - 7, scale.At(drawn), middle + 7);
            Beside(canvas, Sign(check.Comparison) + NumberText.Of(drawn, check.Measure), scale.At(drawn), middle + 17, left, right, "quiet");
        }

        if (observed is { } value)
        {
            canvas.Path("observed " + StyleOf(check.Verdict), Marker(check.Verdict, scale.At(value), middle));
            Beside(canvas, NumberText.Of(value, check.Measure), scale.At(value), middle - 8, left, right, "strong");
        }
        else
        {
            canvas.Label("not observed", left, middle - 8, "quiet");
        }

        DrawVerdict(canvas, check.Verdict, right + 14, middle);
        if (frame.Width >= 240)
            canvas.Label(word, right + 24, middle + 4);
        return canvas.End(SummaryOf(check, observed, limit), table);
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static string StyleOf(ScaleVerdict verdict) => verdict switch
    {
        ScaleVerdict.Passed => "passed",
        ScaleVerdict.Refused => "refused",
        ScaleVerdict.Overridden => "overridden",
        _ => "noted",
    };

    private static string WordOf(ScaleVerdict verdict) => StyleOf(verdict);

    private static string Sign(ScaleComparison? comparison) => comparison switch
    {
        ScaleComparison.Less => "< ",
        ScaleComparison.LessOrEqual => "\u2264 ",
        ScaleComparison.Greater => "> ",
        ScaleComparison.GreaterOrEqual => "\u2265 ",
        ScaleComparison.Equal => "= ",
        ScaleComparison.NotEqual => "\u2260 ",
        _ => string.Empty,
    };

    private static string Words(ScaleComparison? comparison) => comparison switch
    {
        ScaleComparison.Less => "must be under",
        ScaleComparison.LessOrEqual => "must be at most",
        ScaleComparison.Greater => "must be over",
        ScaleComparison.GreaterOrEqual => "must be at least",
        ScaleComparison.Equal => "must be",
        ScaleComparison.NotEqual => "must not be",
        _ => "limit",
    };

    private static ValueRange RangeOf(ScaleCheck check, double? observed, double? limit)
    {
        var (low, high) = (Math.Min(observed ?? limit!.Value, limit ?? observed!.Value), Math.Max(observed ?? limit!.Value, limit ?? observed!.Value));
        var exact = new ValueRange(low, high);
        var margin = (exact.To / 2) - (exact.From / 2);
        var from = Finite(check.Least) is { } least && least <= low ? least : low >= 0 ? Math.Max(0, low - margin) : low - margin;
        var to = Finite(check.Most) is { } most && most >= high ? most : high + margin;
        return new ValueRange(from, to);
    }

    private static void DrawSides(Canvas canvas, ScaleComparison? comparison, double? limit, double left, double right, double middle)
    {
        const double height = 6;
        var top = middle - (height / 2);
        if (limit is not { } at || comparison is null)
        {
            canvas.Box("refuse-area", left, top, right - left, height);
            return;
        }

        var (below, above) = comparison switch
        {
            ScaleComparison.Less or ScaleComparison.LessOrEqual => (true, false),
            ScaleComparison.Greater or ScaleComparison.GreaterOrEqual => (false, true),
            ScaleComparison.NotEqual => (true, true),
            _ => (false, false),
        };
        canvas.Box(below ? "pass-area" : "refuse-area", left, top, at - left, height);
        canvas.Box(above ? "pass-area" : "refuse-area", at, top, right - at, height);
    }

    // A circle that passed, a square that was refused, a diamond otherwise.
    private static PathText Marker(ScaleVerdict verdict, double x, double y) => verdict switch
    {
        ScaleVerdict.Refused => new PathText().Box(x - 4.5, y - 4.5, 9, 9),
        ScaleVerdict.Passed => new PathText().Move(x - 5, y - 2).Line(x - 2, y - 5).Line(x + 2, y - 5).Line(x + 5, y - 2).Line(x + 5, y + 2).Line(x + 2, y + 5).Line(x - 2, y + 5).Line(x - 5, y + 2).Close(),
        _ => new PathText().Move(x, y - 6).Line(x + 6, y).Line(x, y + 6).Line(x - 6, y).Close(),
    };

    private static void DrawVerdict(Canvas canvas, ScaleVerdict verdict, double x, double y)
    {
        var path = verdict switch
        {
            ScaleVerdict.Passed => new PathText().Move(x - 5, y).Line(x - 1, y + 4).Line(x + 5, y - 4),
            ScaleVerdict.Refused => new PathText().Move(x - 4, y - 4).Line(x + 4, y + 4).Move(x - 4, y + 4).Line(x + 4, y - 4),
            ScaleVerdict.Overridden => new PathText().Move(x - 5, y + 3).Line(x, y - 4).Line(x + 5, y + 3),
            _ => new PathText().Move(x - 4, y).Line(x + 4, y),
        };
        canvas.Path("sign " + StyleOf(verdict), path);
    }

    private static void Beside(Canvas canvas, string text, double x, double y, double left, double right, string style)
    {
        var width = SeenText.Width(text, Canvas.FontSize);
        canvas.Label(text, Math.Clamp(x - (width / 2), left, Math.Max(left, right - width)) + (width / 2), y, style, "middle");
    }

    private static string SummaryOf(ScaleCheck check, double? observed, double? limit)
    {
        var seen = observed is { } value ? $"observed {NumberText.Of(value, check.Measure)}" : "nothing observed";
        var bound = limit is { } number ? $", {Words(check.Comparison)} {NumberText.Of(number, check.Measure)}" : ", no limit";
        return $"{check.Name}: {seen}{bound}; {WordOf(check.Verdict)}.";
    }
}
