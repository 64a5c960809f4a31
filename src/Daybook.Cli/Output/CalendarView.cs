using System.Globalization;
using System.Text.Json;
using Daybook.Calendars;
using Daybook.Cli.Text;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>A market's calendar, for people and as JSON.</summary>
internal static class CalendarView
{
    /// <summary>What it is, and the days of a range on which it is closed or closes early.</summary>
    public static void Show(IScreen screen, MarketCalendar calendar, DateOnly first, DateOnly last)
    {
        var sessions = calendar.Between(first, last).Count;
        screen.Line(Piece.Strong(calendar.Name), $": {Quantity.Count(sessions, "session")} from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, {Clock(calendar.Open)} to {Clock(calendar.Close)} in {calendar.TimeZone.Id}");
        if (calendar.Source.Length > 0)
            screen.Line(Piece.Muted(calendar.Source));
        screen.Line();
        var closed = calendar.Holidays.Select(day => (day.Date, Kind: "closed", day.Name));
        var early = calendar.HalfDays.Select(day => (day.Date, Kind: $"closes {Clock(day.Close)}", day.Name));
        screen.Table(new TableView(
            [new Column("date"), new Column("day"), new Column(string.Empty), new Column("why", IsElastic: true)],
            [.. closed.Concat(early).Where(day => day.Date >= first && day.Date <= last).OrderBy(day => day.Date).Select(day => new Piece[]
                { $"{day.Date:yyyy-MM-dd}", Piece.Muted($"{day.Date.DayOfWeek}"), new(day.Kind, day.Kind == "closed" ? Tone.Warning : Tone.Plain), day.Name })]));
        screen.Line();
        screen.Line(Piece.Muted("digest"), $"  {calendar.Digest}");
    }

    /// <summary>The document that scripts rely on: every session of a range with its instants, and the days on which there is none or a short one.</summary>
    public static void WriteJson(Utf8JsonWriter writer, MarketCalendar calendar, DateOnly first, DateOnly last)
    {
        writer.WriteStartObject();
        writer.WriteString("name", calendar.Name);
        writer.WriteString("source", calendar.Source);
        writer.WriteString("time_zone", calendar.TimeZone.Id);
        writer.WriteString("from", $"{calendar.First:yyyy-MM-dd}");
        writer.WriteString("to", $"{calendar.Last:yyyy-MM-dd}");
        writer.WriteString("digest", calendar.Digest);
        writer.WriteStartArray("sessions");
        foreach (var session in calendar.Between(first, last).Select(date => calendar.Find(date)!.Value))
        {
            writer.WriteStartObject();
            writer.WriteString("date", $"{session.Date:yyyy-MM-dd}");
            writer.WriteString("opens", IsoTime.Format(session.OpensAt));
            writer.WriteString("closes", IsoTime.Format(session.ClosesAt));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("holidays");
        foreach (var holiday in calendar.Holidays.Where(day => day.Date >= first && day.Date <= last))
        {
            writer.WriteStartObject();
            writer.WriteString("date", $"{holiday.Date:yyyy-MM-dd}");
            writer.WriteString("name", holiday.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("half_days");
        foreach (var half in calendar.HalfDays.Where(day => day.Date >= first && day.Date <= last))
        {
            writer.WriteStartObject();
            writer.WriteString("date", $"{half.Date:yyyy-MM-dd}");
            writer.WriteString("close", Clock(half.Close));
            writer.WriteString("name", half.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
