namespace Daybook.Charts.Scales;

/// <summary>From one value to a larger one, both finite and far enough apart that a line between them has places.</summary>
internal readonly record struct ValueRange
{
    private const double Huge = 1e300;

    /// <summary>A range of two values in any order; equal or nearly equal ones are moved apart.</summary>
    public ValueRange(double from, double to)
    {
        var (low, high) = (Math.Clamp(Math.Min(from, to), -Huge, Huge), Math.Clamp(Math.Max(from, to), -Huge, Huge));
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= size * 1e-9 || high - low < 1e-300)
        {
            var apart = size < 1e-280 ? 1 : size * 0.1;
            (low, high) = (low - apart, high + apart);
        }

        (From, To) = (low, high);
    }

    public double From { get; }

    public double To { get; }

    /// <summary>The range of all finite values, or null when there is none.</summary>
    public static ValueRange? Of(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return low <= high ? new ValueRange(low, high) : null;
    }
}
