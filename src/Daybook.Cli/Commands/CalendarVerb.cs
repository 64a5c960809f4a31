using System.CommandLine;
using Daybook.Cli.Output;
using Daybook.Market.Calendars;
using Daybook.Operations.Calendars;

namespace Daybook.Cli.Commands;

/// <summary><c>daybook calendar</c>.</summary>
internal sealed class CalendarVerb : Verb
{
    private readonly Argument<string> _calendar = new("calendar") { HelpName = "CALENDAR", Description = $"{string.Join(", ", MarketCalendars.Names)}, or a .yaml file, which is checked" };
    private readonly Option<int?> _year = new("--year") { HelpName = "YEAR", Description = "Only this year (default: all years)", CustomParser = result => Limits.Between(1, 9_999)(result) };

    public CalendarVerb(Terminal terminal)
        : base(
            terminal,
            "calendar",
            "Show a market's sessions, holidays and half days, or check a calendar file.",
            "daybook calendar new-york --year 2026",
            "daybook calendar london.yaml")
    {
        Add(_calendar);
        Add(_year);
    }

    protected override Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var answer = CalendarOperation.Run(new CalendarRequest { Calendar = run.Get(_calendar)!, Year = run.Get(_year) });
        if (run.Json)
            run.WriteJson(answer);
        else
            CalendarView.Show(run.Screen, answer);
        return Task.FromResult(ExitCode.Fine);
    }
}
