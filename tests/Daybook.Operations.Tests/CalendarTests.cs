using Daybook.Operations.Calendars;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class CalendarTests : IDisposable
{
    private const string Own = """
        name: Harbour
        source: its own rules
        time_zone: Europe/Lisbon
        from: 2024-01-01
        to: 2024-01-12
        days: [monday, tuesday, wednesday, thursday, friday]
        open: 08:00
        close: 16:30
        holidays:
          2024-01-01: New Year
        half_days:
          2024-01-05: 12:30 Eve of the fair

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("daybook-calendar-").FullName;

    [Fact]
    public void It_has_every_session_with_its_instants_and_the_days_that_are_otherwise() =>
        GoldenFile.Holds("calendar", CalendarOperation.Run(new CalendarRequest { Calendar = Write(Own) }));

    [Fact]
    public void A_year_is_a_part_of_it()
    {
        var answer = CalendarOperation.Run(new CalendarRequest { Calendar = "new-york", Year = 2026 });

        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 251, 10), (answer.First, answer.Last, answer.Sessions.Count, answer.Holidays.Count));
        Assert.Equal((new DateOnly(2015, 1, 1), new DateOnly(2030, 12, 31)), (answer.From, answer.To));
    }

    [Fact]
    public void What_it_does_not_know_is_refused_under_its_parameter()
    {
        var unknown = Refused(new CalendarRequest { Calendar = "london" });
        var year = Refused(new CalendarRequest { Calendar = "new-york", Year = 1900 });
        var absent = Refused(new CalendarRequest { Calendar = Path.Combine(_folder, "absent.yaml") });
        var wrong = Refused(new CalendarRequest { Calendar = Write(Own.Replace("16:30", "7:30", StringComparison.Ordinal)) });

        Assert.Equal((RefusalCode.InvalidValue, "calendar"), (unknown.Code, unknown.Parameter));
        Assert.Equal((RefusalCode.InvalidValue, "year"), (year.Code, year.Parameter));
        Assert.Equal((RefusalCode.InvalidInput, "calendar"), (absent.Code, absent.Parameter));
        Assert.Equal((RefusalCode.InvalidInput, "calendar"), (wrong.Code, wrong.Parameter));
        Assert.StartsWith("there is no file ", absent.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static RefusedException Refused(CalendarRequest request) => Assert.Throws<RefusedException>(() => CalendarOperation.Run(request));

    private string Write(string text)
    {
        var file = Path.Combine(_folder, "own.yaml");
        File.WriteAllText(file, text);
        return file;
    }
}
