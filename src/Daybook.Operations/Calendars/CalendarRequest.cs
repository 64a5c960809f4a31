namespace Daybook.Operations.Calendars;

/// <summary>Asks for a market's sessions, holidays and half days.</summary>
public sealed record CalendarRequest
{
    /// <summary>The name of a calendar that comes with Daybook, or a file of one, which ends with <c>.yaml</c>.</summary>
    public required string Calendar { get; init; }

    /// <summary>The only year, 1 to 9999; null: all that are known.</summary>
    public int? Year { get; init; }
}
