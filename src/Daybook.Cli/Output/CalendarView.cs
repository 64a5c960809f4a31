using System.Globalization;
using Daybook.Operations.Calendars;

namespace Daybook.Cli.Output;

/// <summary>A market's calendar as a table.</summary>
internal static class CalendarView
{
    /// <summary>What it is, and the days on which it is closed or closes early.</summary>
    public static void Show(IScreen screen, CalendarAnswer calendar)
    {
        screen.Line(Piece.Strong(calendar.Name), $": {Quantity.Count(calendar.Sessions.Count, "session")} from {calendar.First:yyyy-MM-dd} to {calendar.Last:yyyy-MM-dd}, {Clock(calendar.Open)} to {Clock(calendar.Close)} in {calendar.TimeZone}");
        if (calendar.Source.Length > 0)
            screen.Line(Piece.Muted(calendar.Source));
        screen.Line();
        var closed = calendar.Holidays.Select(day => (day.Date, Kind: "closed", day.Name));
        var early = calendar.HalfDays.Select(day => (day.Date, Kind: $"closes {Clock(day.Close)}", day.Name));
        screen.Table(new TableView(
            [new Column("date"), new Column("day"), new Column(string.Empty), new Column("why", IsElastic: true)],
            [.. closed.Concat(early).OrderBy(day => day.Date).Select(day => new Piece[]
                { $"{day.Date:yyyy-MM-dd}", Piece.Muted($"{day.Date.DayOfWeek}"), new(day.Kind, day.Kind == "closed" ? Tone.Warning : Tone.Plain), day.Name })]));
        screen.Line();
        screen.Line(Piece.Muted("digest"), $"  {calendar.Digest}");
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
