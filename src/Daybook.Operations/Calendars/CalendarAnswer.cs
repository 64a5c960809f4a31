using System.Text.Json.Serialization;
using Daybook.Calendars;

namespace Daybook.Operations.Calendars;

/// <summary>A market's calendar.</summary>
/// <param name="Name">Its name. It may come from a file: untrusted, as are all texts here.</param>
/// <param name="Source">Where its days come from; may be empty.</param>
/// <param name="TimeZone">The market's time zone.</param>
/// <param name="From">The first day that it knows.</param>
/// <param name="To">The last day that it knows.</param>
/// <param name="Digest">The digest of all that it says.</param>
/// <param name="Sessions">The sessions that were asked for, with their instants.</param>
/// <param name="Holidays">The days among them on which the market is closed, though they fall on its usual days.</param>
/// <param name="HalfDays">The sessions among them that end early.</param>
public sealed record CalendarAnswer(
    string Name,
    string Source,
    string TimeZone,
    DateOnly From,
    DateOnly To,
    string Digest,
    IReadOnlyList<CalendarSession> Sessions,
    IReadOnlyList<MarketHoliday> Holidays,
    IReadOnlyList<MarketHalfDay> HalfDays)
{
    /// <summary>The first day that was asked for and is known.</summary>
    [JsonIgnore]
    public DateOnly First { get; init; }

    /// <summary>The last one.</summary>
    [JsonIgnore]
    public DateOnly Last { get; init; }

    /// <summary>When sessions begin, in the market's time zone.</summary>
    [JsonIgnore]
    public TimeOnly Open { get; init; }

    /// <summary>When sessions end that do not end early.</summary>
    [JsonIgnore]
    public TimeOnly Close { get; init; }
}

/// <summary>One trading day.</summary>
/// <param name="Date">The day, in the market's time zone.</param>
/// <param name="Opens">The instant at which it begins.</param>
/// <param name="Closes">The instant at which it ends.</param>
public sealed record CalendarSession(DateOnly Date, DateTimeOffset Opens, DateTimeOffset Closes);
