using Daybook.Events;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>What all events of one date share.</summary>
internal static class RunDates
{
    /// <summary>The date's first moment, UTC, in microseconds.</summary>
    public static long Micros(DateOnly date) => Microseconds.From(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero));

    /// <summary>Columns that hold the date, its trace, and the run's session.</summary>
    public static EventFields FieldsOn(DateOnly date, ImportIdentity identity) => new()
    {
        OccurredMicros = Micros(date),
        SessionId = identity.SessionId,
        TraceId = identity.TraceId(date),
    };
}
