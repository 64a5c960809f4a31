using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class DecisionListTests : TempJournal
{
    [Fact]
    public async Task Each_decision_has_its_numbers_and_why_in_a_row()
    {
        await DecideAsync();

        var result = (await OnJournalAsync("decisions")).Fine();

        Assert.Equal(
            """
            event  time                  asset  outcome        score    rank       size  why
                3  2025-03-06T21:00:00Z  NVDA   not_open  0.8 / 0.65  2 of 3             turnover: 0.3, limit 0.25 a month
                2  2025-03-05T21:00:00Z  KO     hold                                     others moved
                1  2025-03-04T21:00:00Z  PG     open      0.9 / 0.65  1 of 3  0 % → 5 %  the best
            """.ReplaceLineEndings("\n"),
            result.Output.TrimEnd());
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task On_a_terminal_rows_fit_its_width(int width)
    {
        await DecideAsync();

        var result = (await OnJournalAsync(new CliSetting { Width = width }, "decisions", "--refused")).Fine();

        Assert.All(result.Lines, line => Assert.InRange(line.TrimEnd().Length, 1, width));
        Assert.Contains("turnover: 0.3, limit", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("PG", result.Output, StringComparison.Ordinal);
        Assert.Equal("1 decision", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task A_page_says_where_to_go_on()
    {
        await DecideAsync();

        var first = (await OnJournalAsync("decisions", "--limit", "2", "--json")).Fine();
        using var page = JsonDocument.Parse(first.Output);
        var next = page.RootElement.GetProperty("next").GetString()!;
        var rest = (await OnJournalAsync("decisions", "--limit", "2", "--after", next)).Fine();

        Assert.Equal(2, page.RootElement.GetProperty("decisions").GetArrayLength());
        Assert.Contains("PG", Assert.Single(rest.Lines.Skip(1)), StringComparison.Ordinal);
        Assert.Equal($"more follow: --after {next}", Assert.Single((await OnJournalAsync("decisions", "--limit", "2")).Fine().ErrorLines));
    }

    [Theory]
    [InlineData("--action", "buy", "--action: 'buy' is not one of")]
    [InlineData("--decided-by", "", "--decided-by: the name is empty")]
    [InlineData("--after", "here", "--after: 'here' is not a cursor")]
    [InlineData("--limit", "0", "--limit 0 is outside 1 to 100,000")]
    public async Task What_cannot_be_asked_is_refused(string option, string value, string said)
    {
        await DecideAsync();

        var result = await OnJournalAsync("decisions", option, value);

        Assert.Equal(2, result.Code);
        Assert.Contains(said, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_event_is_shown_with_all_of_its_columns()
    {
        await DecideAsync();

        var result = (await OnJournalAsync("event", "3")).Fine();

        Assert.StartsWith(
            """
            #3 decision NVDA not_open
              occurred    2025-03-06T21:00:00Z
            """.ReplaceLineEndings("\n"),
            result.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            """
              metadata
                score 0.8
                threshold 0.65
                rank 2
                of 3
                checks
                  1
                    rule halt
                    verdict pass
                  2
                    rule turnover
            """.ReplaceLineEndings("\n"),
            result.Output,
            StringComparison.Ordinal);
        using var document = JsonDocument.Parse((await OnJournalAsync("event", "3", "--json")).Fine().Output);
        Assert.Equal("NVDA", document.RootElement.GetProperty("event").GetProperty("asset").GetString());
    }

    [Theory]
    [InlineData("9", "has no event 9; its ids go from 1 to 3")]
    [InlineData("0", "has no event 0; its ids go from 1 to 3")]
    [InlineData("first", "id: 'first' is not a whole number")]
    public async Task An_event_that_is_not_there_is_refused(string id, string said)
    {
        await DecideAsync();

        var result = await OnJournalAsync("event", id);

        Assert.Equal(2, result.Code);
        Assert.Contains(said, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_that_steers_a_terminal_is_made_visible()
    {
        await RecordAsync("""{"timestamp":"2025-03-04T21:00:00Z","event_type":"decision","asset":"PG","action":"hold","reason":"none","metadata":{"\u001b[31m":"\u202e","list":["\u0007"]}}""");

        var result = (await OnJournalAsync("event", "1")).Fine();

        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c != '\n');
        Assert.Contains(@"\u001b[31m \u202e", result.Output, StringComparison.Ordinal);
    }

    private Task DecideAsync() => RecordAsync(
        """{"timestamp":"2025-03-04T21:00:00Z","event_type":"decision","asset":"PG","action":"open","reason":"the best","size_before":0,"size_after":0.05,"metadata":{"score":0.9,"threshold":0.65,"rank":1,"of":3}}""",
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"decision","asset":"KO","action":"hold","reason":"others moved"}""",
        """{"timestamp":"2025-03-06T21:00:00Z","event_type":"decision","asset":"NVDA","action":"not_open","reason":"the month's turnover is used up","metadata":{"score":0.8,"threshold":0.65,"rank":2,"of":3,"checks":[{"rule":"halt","verdict":"pass"},{"rule":"turnover","observed":0.3,"comparison":"<=","limit":0.25,"unit":"a month","verdict":"block"}]}}""");
}
