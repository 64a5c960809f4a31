using Daybook.Events;

namespace Daybook.Engine.Regimes;

/// <summary>Days on the simulated clock.</summary>
internal static class WholeDays
{
    /// <summary>The whole days that have passed; a day that has only begun does not count, and neither does time before the start.</summary>
    public static int Passed(DateTimeOffset from, DateTimeOffset to) => to <= from ? 0 : (int)((to - from).Ticks / TimeSpan.TicksPerDay);

    /// <summary>The time some days later, or the last one that there is.</summary>
    public static DateTimeOffset Later(DateTimeOffset from, double days) =>
        Recorded((DateTimeOffset.MaxValue - from).TotalDays <= days ? DateTimeOffset.MaxValue : from.AddDays(days));

    /// <summary>The time as an event keeps it, so that what is decided and what is read back are the same.</summary>
    public static DateTimeOffset Recorded(DateTimeOffset time) => Microseconds.ToTime(Microseconds.From(time));
}
