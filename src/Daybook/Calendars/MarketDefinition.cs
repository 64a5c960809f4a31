namespace Daybook.Calendars;

/// <summary>What a market's calendar is made of.</summary>
public sealed record MarketDefinition
{
    /// <summary>The market's name, such as <c>New York</c>. It may come from a file: untrusted.</summary>
    public required string Name { get; init; }

    /// <summary>Where its days come from, in words; may be empty. It may come from a file: untrusted.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The time zone that its days and times are in.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>The first day that is known.</summary>
    public required DateOnly First { get; init; }

    /// <summary>The last day that is known, at most 300 years after the first.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>The days of the week on which there are sessions. Default: Monday to Friday.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>When a session begins, in the market's time zone.</summary>
    public required TimeOnly Open { get; init; }

    /// <summary>When a session ends, in the market's time zone; on the same day, later than <see cref="Open"/>.</summary>
    public required TimeOnly Close { get; init; }

    /// <summary>The days without a session, each once, in any order; one that falls on another day of the week changes nothing.</summary>
    public IReadOnlyList<MarketHoliday> Holidays { get; init; } = [];

    /// <summary>The sessions that end early, each once, in any order.</summary>
    public IReadOnlyList<MarketHalfDay> HalfDays { get; init; } = [];
}
