using System.Globalization;

namespace Daybook.Engine.Protections.Grace;

/// <summary>A position in its grace period.</summary>
/// <param name="StartedAt">When the period began.</param>
/// <param name="OriginalSize">The position's size then, a fraction of the portfolio; 0 when no event says it.</param>
/// <param name="CurrentSize">Its size after the last decay.</param>
/// <param name="StartEvent">The id of the event that began it; 0 when that was not stored yet.</param>
public sealed record GraceEntry(DateTimeOffset StartedAt, double OriginalSize, double CurrentSize, long StartEvent)
{
    /// <summary>Whole days since the period began, at least 0: a clock that goes back makes nothing larger.</summary>
    public int DaysAt(DateTimeOffset at) => Math.Max(0, (int)Math.Floor((at - StartedAt).TotalDays));

    /// <summary>When the period's days are over.</summary>
    public DateTimeOffset EndsAt(GraceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return StartedAt.AddDays(options.Days);
    }

    /// <summary>
    /// The size at a time: <c>original * max(rate ^ days, floor)</c>, rounded to 6 decimals (the binary value, a half to even), the days being those of <see cref="DaysAt"/> and at most those of the period.
    /// It goes by the original size, so that asking twice a day does not shrink twice. Source: the reference system's grace period.
    /// </summary>
    public double SizeAt(DateTimeOffset at, GraceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var size = OriginalSize * FactorAt(at, options);
        return options.RoundsScaled ? Math.Round(size, 6, MidpointRounding.ToEven) : Round(size);
    }

    /// <summary>
    /// Rounds what the number really is: 0.127575 x 0.5 is a little less than 0.0637875, and becomes 0.063787. <see cref="Math.Round(double, int)"/> multiplies first, and sees a half.
    /// Only an odd multiple of 1/128 lies half-way between two numbers of six decimals.
    /// </summary>
    private static double Round(double size) => size * 128 == Math.Floor(size * 128) && size < 1e9
        ? (double)Math.Round((decimal)size, 6, MidpointRounding.ToEven)
        : double.Parse(size.ToString("F6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>What is left of the original size at a time, as a factor.</summary>
    public double FactorAt(DateTimeOffset at, GraceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Math.Max(Math.Pow(options.DecayRate, Math.Min(DaysAt(at), options.Days)), options.MinFactor);
    }
}
