using System.Globalization;
using Daybook.Charts.Words;

namespace Daybook.Charts.Scales;

/// <summary>
/// Marks of an axis of times where the calendar has its boundaries: years, half-years, quarters, months, weeks (Mondays), days, hours, minutes, seconds and parts of them, in UTC.
/// Labels never overlap. What a label leaves out (the year of a month, the date of an hour) stands in a second line where it changes.
/// </summary>
internal static class CalendarTicks
{
    private const double Gap = 8;

    /// <summary>The marks of a scale, in order; at most one for each 24 units.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="fontSize">The size of the labels.</param>
    /// <param name="left">How far left of the scale's start labels may reach.</param>
    /// <param name="right">How far right of the scale's end labels may reach.</param>
    public static IReadOnlyList<CalendarTick> Of(TimeScale scale, double fontSize, double left = 0, double right = 0)
    {
        var width = scale.End - scale.Start;
        foreach (var step in CalendarStep.All)
        {
            if (step.Length / scale.Span.Ticks * width < 24)
                continue;
            var ticks = Labelled(scale, step, fontSize, scale.Start - left, scale.End + right);
            if (ticks is not null)
                return ticks;
        }

        return [];
    }

    private static List<CalendarTick>? Labelled(TimeScale scale, CalendarStep step, double fontSize, double left, double right)
    {
        List<CalendarTick> ticks = [];
        var (end, contextEnd, context) = (double.NegativeInfinity, double.NegativeInfinity, string.Empty);
        for (var boundary = (DateTime?)step.Floor(scale.From.UtcDateTime); boundary is { } at && at <= scale.To.UtcDateTime; boundary = step.Next(at))
        {
            if (at < scale.From.UtcDateTime)
                continue;
            var label = LabelOf(at, step);
            var width = SeenText.Width(label, fontSize);
            if (width > right - left)
                return null;
            var middle = Math.Clamp(scale.At(at), left + (width / 2), right - (width / 2));
            if (middle - (width / 2) < end + Gap)
                return null;
            end = middle + (width / 2);
            ticks.Add(new CalendarTick(at, scale.At(at), label, middle));
        }

        // A span without a boundary in it, such as three days in a month, takes a shorter step; the shortest has one.
        if (ticks.Count == 0)
            return null;
        for (var i = 0; i < ticks.Count; i++)
        {
            var next = ContextOf(ticks[i].Time, step);
            var width = SeenText.Width(next, fontSize);
            var start = Math.Clamp(ticks[i].LabelAt - (SeenText.Width(ticks[i].Label, fontSize) / 2), left, Math.Max(left, right - width));
            if (next == context || next.Length == 0)
                continue;
            if (start < contextEnd + Gap)
            {
                // The larger boundary is the one to name: the first label gives way, others wait.
                if (ticks.FindIndex(tick => tick.Context.Length > 0) is var first && ticks.FindLastIndex(tick => tick.Context.Length > 0) == first)
                    ticks[first] = ticks[first] with { Context = string.Empty };
                else
                    continue;
            }

            (context, contextEnd) = (next, start + width);
            ticks[i] = ticks[i] with { Context = next, ContextAt = start };
        }

        return ticks;
    }

    private static string LabelOf(DateTime at, CalendarStep step) => at.ToString(
        step.Unit switch
        {
            CalendarUnit.Year => "yyyy",
            CalendarUnit.Month => "MMM",
            CalendarUnit.Week or CalendarUnit.Day => "d MMM",
            _ when step.Count < TimeSpan.TicksPerMillisecond => "ss.ffffff",
            _ when step.Count < TimeSpan.TicksPerSecond => "ss.fff",
            _ when step.Count < TimeSpan.TicksPerMinute => "HH:mm:ss",
            _ => "HH:mm",
        },
        CultureInfo.InvariantCulture);

    private static string ContextOf(DateTime at, CalendarStep step) => step.Unit switch
    {
        CalendarUnit.Year => string.Empty,
        CalendarUnit.Ticks => at.ToString(step.Count < TimeSpan.TicksPerSecond ? "d MMM yyyy HH:mm" : "d MMM yyyy", CultureInfo.InvariantCulture),
        _ => at.ToString("yyyy", CultureInfo.InvariantCulture),
    };
}

/// <summary>A mark on an axis of times.</summary>
/// <param name="Time">The boundary, in UTC.</param>
/// <param name="At">Where it lies.</param>
/// <param name="Label">Its label.</param>
/// <param name="LabelAt">The middle of its label, which is moved at the axis's ends so that it is not cut off.</param>
/// <param name="Context">What stands beneath the label, or empty: it is what it was at the mark before.</param>
/// <param name="ContextAt">The beginning of that.</param>
internal readonly record struct CalendarTick(DateTime Time, double At, string Label, double LabelAt, string Context = "", double ContextAt = 0);
