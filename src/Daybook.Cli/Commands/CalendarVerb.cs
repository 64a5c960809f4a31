using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Cli.Replays;
using Daybook.Engine.Calendars;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook calendar</c>.</summary>
internal sealed class CalendarVerb : Verb
{
    private readonly Argument<string> _calendar = new("calendar") { HelpName = "CALENDAR", Description = $"{string.Join(", ", MarketCalendars.Names)}, or a file that ends with .yaml, which is checked" };
    private readonly Option<int?> _year = new("--year") { HelpName = "YEAR", Description = "Only this year (default: all that are known)", CustomParser = result => Limits.Between(1, 9_999)(result) };

    public CalendarVerb(Terminal terminal)
        : base(
            terminal,
            "calendar",
            "Show a market's sessions, holidays and half days, or check a calendar's file.",
            "daybook calendar new-york --year 2026",
            "daybook calendar london.yaml")
    {
        Add(_calendar);
        Add(_year);
    }

    protected override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var named = run.Get(_calendar)!;
        var calendar = MarketCalendars.Find(named) ?? CalendarFile.Read(named).Calendar
            ?? throw new MisuseException($"'{named}' is no calendar; there are {string.Join(", ", MarketCalendars.Names)}, and files that end with .yaml");
        var (first, last) = (calendar.First, calendar.Last);
        if (run.Get(_year) is { } year)
        {
            if (year < first.Year || year > last.Year)
                throw new MisuseException($"--year: the calendar {calendar.Name} knows the days from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, and says nothing of {year}");
            (first, last) = (Later(first, new DateOnly(year, 1, 1)), Earlier(last, new DateOnly(year, 12, 31)));
        }

        if (run.Json)
            JsonOutput.Document(run.Terminal, writer => CalendarView.WriteJson(writer, calendar, first, last));
        else
            CalendarView.Show(run.Screen, calendar, first, last);
        return Task.FromResult(ExitCode.Fine);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
