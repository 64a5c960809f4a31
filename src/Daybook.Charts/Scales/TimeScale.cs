namespace Daybook.Charts.Scales;

/// <summary>Times to places along a line. At least a thousandth of a second lies between its ends.</summary>
internal readonly record struct TimeScale
{
    private readonly double _start;
    private readonly double _end;

    /// <summary>A scale.</summary>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end; when it is not after the beginning, both are moved apart.</param>
    /// <param name="start">Where the beginning lies.</param>
    /// <param name="end">Where the end lies, more than the start.</param>
    public TimeScale(DateTimeOffset from, DateTimeOffset to, double start, double end)
    {
        var (first, last) = (from.UtcTicks, to.UtcTicks);
        if (last - first < TimeSpan.TicksPerMillisecond)
        {
            var middle = (first / 2) + (last / 2);
            first = Math.Max(0, middle - (TimeSpan.TicksPerMillisecond / 2));
            last = Math.Min(DateTimeOffset.MaxValue.Ticks, first + TimeSpan.TicksPerMillisecond);
            first = last - TimeSpan.TicksPerMillisecond;
        }

        (From, To, _start, _end) = (new DateTimeOffset(first, TimeSpan.Zero), new DateTimeOffset(last, TimeSpan.Zero), start, end);
    }

    public DateTimeOffset From { get; }

    public DateTimeOffset To { get; }

    public double Start => _start;

    public double End => _end;

    public TimeSpan Span => To - From;

    public double At(DateTimeOffset time) => At(time.UtcTicks);

    public double At(DateTime time) => At(time.Ticks);

    public bool Has(DateTimeOffset time) => time.UtcTicks >= From.Ticks && time.UtcTicks <= To.Ticks;

    /// <summary>The place of a time, held within the scale's ends.</summary>
    public double Within(DateTimeOffset time) => Math.Clamp(At(time), _start, _end);

    private double At(long ticks) => _start + ((double)(ticks - From.Ticks) / (To.Ticks - From.Ticks) * (_end - _start));
}
