namespace Daybook.Charts.Scales;

/// <summary>Values to places along a line. Values outside the domain land outside the range, but not farther than one range's length.</summary>
internal readonly record struct LinearScale : IValueScale
{
    private readonly double _from;
    private readonly double _to;
    private readonly double _start;
    private readonly double _end;

    /// <summary>A scale.</summary>
    /// <param name="domain">The values: finite, from below to.</param>
    /// <param name="start">Where the domain's beginning lies.</param>
    /// <param name="end">Where its end lies; may be less than the start.</param>
    public LinearScale(ValueRange domain, double start, double end) => (_from, _to, _start, _end) = (domain.From, domain.To, start, end);

    public double At(double value) => _start + (Math.Clamp((value - _from) / (_to - _from), -1, 2) * (_end - _start));

    public bool Has(double value) => double.IsFinite(value);
}
