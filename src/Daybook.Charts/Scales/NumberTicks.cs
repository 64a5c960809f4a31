using Daybook.Charts.Words;

namespace Daybook.Charts.Scales;

/// <summary>Marks of an axis of numbers at 1, 2 and 5 times powers of ten, with as many digits as their distance needs, and the unit that all share.</summary>
internal static class NumberTicks
{
    /// <summary>Marks within a range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="wanted">About how many, at least 2.</param>
    /// <param name="measure">What the numbers measure.</param>
    /// <returns>The marks in rising order, at least one, and the unit of their labels.</returns>
    public static (IReadOnlyList<Tick> Ticks, string Unit) Linear(ValueRange range, int wanted, Measure measure)
    {
        var (factor, unit) = NumberText.ScaleOf(Math.Max(Math.Abs(range.From), Math.Abs(range.To)), measure);
        var step = StepOf((range.To - range.From) / factor / Math.Max(2, wanted));
        if (measure.Kind == MeasureKind.Count || (measure.Kind == MeasureKind.Bytes && factor == 1))
            step = Math.Max(step, 1 / factor);
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var first = Math.Ceiling((range.From / factor / step) - 1e-9);
        var last = Math.Floor((range.To / factor / step) + 1e-9);
        List<Tick> ticks = [];
        for (var i = 0; i <= Math.Min(100, last - first); i++)
        {
            var value = (first + i) * step;
            ticks.Add(new Tick(Math.Clamp(value * factor, range.From, range.To), decimals <= 8 && Math.Abs(value) < 1e9 ? NumberText.Fixed(value, decimals) : NumberText.Digits(value)));
        }

        if (ticks.Count == 0)
            ticks.Add(new Tick(range.From, NumberText.Digits(range.From / factor)));
        return (ticks, unit);
    }

    /// <summary>Marks within a positive range: powers of ten, thinned where they are many; 2 and 5 times them where they are few.</summary>
    /// <param name="range">The range, above 0.</param>
    /// <param name="wanted">About how many, at least 2.</param>
    /// <param name="measure">What the numbers measure.</param>
    /// <returns>The marks in rising order, at least one, each label with its unit.</returns>
    public static IReadOnlyList<Tick> Log(ValueRange range, int wanted, Measure measure)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(range.From) + 1e-9), (int)Math.Ceiling(Math.Log10(range.To) - 1e-9));
        var decades = Math.Max(1, last - first);
        var every = Math.Max(1, (int)Math.Ceiling(decades / (double)Math.Max(2, wanted)));
        int[] multiples = decades * 3 <= wanted + 1 ? [1, 2, 5] : [1];
        List<Tick> ticks = [];
        for (var exponent = first; exponent <= last; exponent += every)
        {
            foreach (var multiple in multiples)
            {
                var value = multiple * Math.Pow(10, exponent);
                if (value >= range.From * (1 - 1e-9) && value <= range.To * (1 + 1e-9))
                    ticks.Add(new Tick(value, NumberText.Of(value, measure)));
            }
        }

        return ticks.Count > 0 ? ticks : [new Tick(range.From, NumberText.Of(range.From, measure))];
    }

    /// <summary>The next of 1, 2, 5 times a power of ten that is not under a number above 0.</summary>
    internal static double StepOf(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        foreach (var multiple in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (multiple * power >= atLeast * (1 - 1e-9))
                return multiple * power;
        }

        return 10 * power;
    }
}
