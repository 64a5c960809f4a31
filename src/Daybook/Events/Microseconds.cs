namespace Daybook.Events;

/// <summary>Times as whole microseconds since 1970-01-01T00:00:00Z, the journal's only form of a time. Finer parts are cut off, never rounded up.</summary>
public static class Microseconds
{
    /// <summary>Microseconds in one second.</summary>
    public const long PerSecond = 1_000_000;

    /// <summary>Microseconds in one day of 24 hours.</summary>
    public const long PerDay = 86_400 * PerSecond;

    /// <summary>The earliest time that an event can have: 0001-01-01T00:00:00Z.</summary>
    public static readonly long Min = From(DateTimeOffset.MinValue);

    /// <summary>The latest time that an event can have: the last microsecond of 9999-12-31.</summary>
    public static readonly long Max = From(DateTimeOffset.MaxValue);

    /// <summary>The time in microseconds; parts below a microsecond are cut off.</summary>
    public static long From(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        return ticks >= 0 ? ticks / TimeSpan.TicksPerMicrosecond : -((-ticks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The time, in UTC, of a number of microseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside <see cref="Min"/>..<see cref="Max"/>.</exception>
    public static DateTimeOffset ToTime(long microseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(microseconds, Min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(microseconds, Max);
        return new DateTimeOffset((microseconds * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);
    }
}
