using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Market.Calendars;

namespace Daybook.Cli.Tests;

/// <summary><c>daybook calendar</c>, and calendars in replays and what-ifs.</summary>
public sealed class CalendarTests : TempJournal
{
    private const string Riyadh = """
        name: Riyadh
        time_zone: Asia/Riyadh
        from: 2015-01-01
        to: 2017-12-31
        days: [sunday, monday, tuesday, wednesday, thursday]
        open: 10:00
        close: 15:00
        holidays:
          2016-01-04: "made\tup"

        """;

    private static readonly string[] Market = ["--simulate", "7", "--days", "300", "--assets", "4"];

    [Fact]
    public async Task It_shows_a_year_of_New_York()
    {
        var result = (await CliRunner.RunAsync("calendar", "new-york", "--year", "2026")).Fine();

        Assert.Equal("New York: 251 sessions from 2026-01-01 to 2026-12-31, 09:30 to 16:00 in America/New_York", result.Lines[0]);
        Assert.Contains("published to 2028", result.Lines[1], StringComparison.Ordinal);
        Assert.Contains("2026-04-03  Friday    closed        Good Friday", result.Output, StringComparison.Ordinal);
        Assert.Contains("2026-12-24  Thursday  closes 13:00  Christmas Eve", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2025", result.Output, StringComparison.Ordinal);
        Assert.Contains(MarketCalendars.NewYork.Digest, result.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_document_has_every_session_with_its_instants()
    {
        using var document = JsonDocument.Parse((await CliRunner.RunAsync("calendar", "new-york", "--year", "2026", "--json")).Fine().Output);
        var (root, sessions) = (document.RootElement, document.RootElement.GetProperty("sessions").EnumerateArray().ToList());

        Assert.Equal(("New York", "America/New_York", "2015-01-01", "2030-12-31"), (Text(root, "name"), Text(root, "time_zone"), Text(root, "from"), Text(root, "to")));
        Assert.Equal(251, sessions.Count);
        Assert.Equal(("2026-07-02", "2026-07-02T13:30:00Z", "2026-07-02T20:00:00Z"), Session(sessions.Single(session => Text(session, "date") == "2026-07-02")));
        Assert.Equal(("2026-11-27", "2026-11-27T14:30:00Z", "2026-11-27T18:00:00Z"), Session(sessions.Single(session => Text(session, "date") == "2026-11-27")));
        Assert.Equal(10, root.GetProperty("holidays").GetArrayLength());
        Assert.Equal("2026-11-27 13:00 day after Thanksgiving", string.Join(' ', root.GetProperty("half_days")[0].EnumerateObject().Select(member => member.Value.GetString())));

        static (string?, string?, string?) Session(JsonElement session) => (Text(session, "date"), Text(session, "opens"), Text(session, "closes"));
    }

    [Theory]
    [InlineData("'london' is not a calendar; use new-york or a .yaml file", "london")]
    [InlineData("there is no file", "nowhere.yaml")]
    [InlineData("--year: the calendar New York covers 2015-01-01 to 2030-12-31, not 2031", "new-york", "--year", "2031")]
    public async Task What_it_does_not_know_is_misuse(string message, params string[] arguments)
    {
        var result = await CliRunner.RunAsync(["calendar", .. arguments]);

        Assert.Equal(2, result.Code);
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_file_is_shown_or_told_what_is_wrong_with_it()
    {
        var (good, bad) = (await WriteAsync("good.yaml", Riyadh), await WriteAsync("bad.yaml", Riyadh.Replace("15:00", "9:00", StringComparison.Ordinal).Replace("2016-01-04", "2018-01-04", StringComparison.Ordinal)));

        Assert.Contains("2016-01-04  Monday  closed  made", (await CliRunner.RunAsync("calendar", good)).Fine().Output, StringComparison.Ordinal);
        var refused = await CliRunner.RunAsync("calendar", bad);
        Assert.Equal(2, refused.Code);
        Assert.Equal(
            $"daybook: CALENDAR: {bad}: line 7: '9:00' is not a time of day; expected: such as 09:30; line 9: holidays: 2018-01-04 is outside the calendar's range, 2015-01-01 to 2017-12-31",
            Assert.Single(refused.ErrorLines));
    }

    [Fact]
    public async Task A_replay_goes_by_a_calendar_of_a_file_records_it_and_is_varied_by_it()
    {
        var file = await WriteAsync("riyadh.yaml", Riyadh);
        (await ReplayAsync("rebalance.frequency=mondays", $"rebalance.calendar={file}")).Fine();
        var start = Json(await OnJournalAsync("query", "type = 'session_start'", "--json")).GetProperty("metadata");
        var rebalances = await RebalancesAsync();

        Assert.Equal("Riyadh", Text(start.GetProperty("calendar"), "name"));
        Assert.Equal(Path.GetFullPath(file), Text(start.GetProperty("inputs").GetProperty("calendar"), "path"));
        Assert.Matches("^[0-9a-f]{64}$", Text(start.GetProperty("inputs").GetProperty("calendar"), "sha256")!);
        Assert.Contains("2016-01-05", rebalances);
        Assert.DoesNotContain("2016-01-04", rebalances);
        Assert.Contains("2016-01-11", rebalances);
        (await OnJournalAsync("redecide", "--from-prices")).Fine();
        Assert.Equal(3, Json(await OnJournalAsync("whatif", "--sweep", "rebalance.frequency=fridays|last-trading-day-of-month|every-10-days", "--json")).GetProperty("variants").GetArrayLength());
        var other = await WriteAsync("other.yaml", Riyadh.Replace("Riyadh", "Other", StringComparison.Ordinal).Replace("Asia/Other", "UTC", StringComparison.Ordinal));
        (await OnJournalAsync("whatif", "--set", $"rebalance.calendar={other}")).Fine();
        Assert.Contains("there is no file", (await OnJournalAsync("whatif", "--set", "rebalance.calendar=nowhere.yaml")).Error, StringComparison.Ordinal);

        await WriteAsync("riyadh.yaml", Riyadh.Replace("2016-01-04", "2016-01-05", StringComparison.Ordinal));
        foreach (var verb in (string[][])[["whatif", "--set", "grace.days=4"], ["redecide", "--from-prices"]])
        {
            var refused = await OnJournalAsync(verb);
            Assert.Equal(2, refused.Code);
            Assert.Contains($"{Path.GetFullPath(file)} changed since the run: the digest differs", refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_last_weekday_is_said_to_be_taken_without_a_calendar()
    {
        var without = (await ReplayAsync("rebalance.frequency=last-trading-day-of-month")).Fine();

        Assert.Contains("rebalance.calendar is none: the last weekday of a month is taken as its last trading day", without.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("rebalance.calendar", (await ReplayAsync("rebalance.frequency=last-trading-day-of-month", "rebalance.calendar=new-york")).Fine().Error, StringComparison.Ordinal);
        Assert.Contains("2016-01-29", await RebalancesAsync());
    }

    [Fact]
    public async Task Days_that_the_calendar_does_not_know_are_refused_before_a_journal_is_made()
    {
        var file = await WriteAsync("riyadh.yaml", Riyadh.Replace("to: 2017-12-31", "to: 2016-02-15", StringComparison.Ordinal));

        var refused = await ReplayAsync("rebalance.frequency=last-trading-day-of-month", $"rebalance.calendar={file}");

        Assert.Equal(2, refused.Code);
        Assert.Contains("The calendar Riyadh covers 2015-01-01 to 2016-02-15", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Journal));
    }

    private Task<CliResult> ReplayAsync(params string[] settings) => CliRunner.RunAsync(["replay", .. Market, "--set", .. settings, "--journal", Journal]);

    private async Task<IReadOnlyList<string?>> RebalancesAsync()
    {
        var events = (await OnJournalAsync("query", "type = 'portfolio_rebalance_start'", "--json", "--limit", "1000")).Fine();
        return [.. events.Lines.Select(line => Text(JsonDocument.Parse(line).RootElement, "timestamp")?[..10])];
    }

    private async Task<string> WriteAsync(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();
}
