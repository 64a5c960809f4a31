namespace Daybook.Engine.Replay;

/// <summary>The times of a simulated day. Daily prices do not say when in the day they are known, so one time stands for all markets.</summary>
internal static class ReplayClock
{
    /// <summary>When a day's first prices are traded at: 14:30 UTC.</summary>
    public static DateTimeOffset Open(DateOnly date) => new(date, new TimeOnly(14, 30), TimeSpan.Zero);

    /// <summary>When a day's last prices are known, and decided on: 21:00 UTC.</summary>
    public static DateTimeOffset Close(DateOnly date) => new(date, new TimeOnly(21, 0), TimeSpan.Zero);
}
