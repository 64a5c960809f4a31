using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class QueryTests : TempJournal
{
    private static readonly string[] Columns =
    [
        "id", "timestamp", "event_type", "event_category", "trace_id", "session_id", "asset", "regime", "action", "reason", "score_before", "score_after", "size_before", "size_after",
        "portfolio_allocation", "active_positions", "metadata", "execution_time_ms", "recorded", "actor", "origin",
    ];

    [Fact]
    public async Task Piped_rows_are_aligned_whole_and_plain()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("query", "--order", "oldest", "--limit", "2")).Fine();

        Assert.Equal(
            """
            id  time                  type           asset  action  reason
             1  2025-03-05T14:30:00Z  position_open  NVDA   open    score 0.81 over 0.65
             2  2025-03-06T14:30:00Z  whipsaw_block  KO     block   1 of 1 cycles in 14 days

            """.ReplaceLineEndings("\n"),
            result.Output);
        Assert.StartsWith("more follow: --after ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_rows_fit_its_width()
    {
        await RecordAsync($$"""{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"{{string.Join(' ', Enumerable.Repeat("because", 40))}}"}""");

        foreach (var width in (int[])[60, 80, 120])
        {
            var result = (await OnJournalAsync(new CliSetting { Width = width }, "query")).Fine();
            Assert.All(result.Lines, line => Assert.InRange(line.TrimEnd().Length, 1, width));
            Assert.Contains('…', result.Output);
        }
    }

    [Fact]
    public async Task Json_is_a_line_per_event_with_the_references_columns()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("query", "--json")).Fine();

        Assert.Equal(4, result.Lines.Length);
        foreach (var line in result.Lines)
        {
            using var document = JsonDocument.Parse(line);
            Assert.Equal(Columns, document.RootElement.EnumerateObject().Select(property => property.Name));
        }
    }

    [Theory]
    [InlineData("action = 'block'", 1)]
    [InlineData("asset = 'KO'", 2)]
    [InlineData("metadata.recent_cycles >= 1", 1)]
    [InlineData("occurred >= -36h", 2)]
    public async Task A_filter_selects(string filter, int expected)
    {
        await RecordFourAsync();

        Assert.Equal(expected, (await OnJournalAsync("query", filter, "--json")).Fine().Lines.Length);
        Assert.Equal(expected, (await OnJournalAsync("query", "--filter", filter, "--json")).Fine().Lines.Length);
    }

    [Theory]
    [InlineData("2025-03-06", "2025-03-08", 2)]
    [InlineData("-36h", "2025-03-08T14:30:00Z", 1)]
    public async Task Bounds_take_the_first_moment_in_and_leave_the_last_out(string from, string to, int expected)
    {
        await RecordFourAsync();

        Assert.Equal(expected, (await OnJournalAsync("query", "--from", from, "--to", to, "--json")).Fine().Lines.Length);
    }

    [Fact]
    public async Task Relative_times_count_from_now_when_it_is_given()
    {
        await RecordFourAsync();

        Assert.Single((await OnJournalAsync("query", "--now", "2025-03-06", "--from", "-1d", "--to", "+0h", "--json")).Fine().Lines);
    }

    [Fact]
    public async Task Pages_join_without_gap_or_duplicate()
    {
        await RecordFourAsync();
        var ids = new List<string>();
        var cursor = Array.Empty<string>();
        for (var page = 0; page < 4; page++)
        {
            var result = (await OnJournalAsync(["query", "--limit", "1", "--json", .. cursor])).Fine();
            ids.Add(result.Lines[0].Split(',')[0]);
            cursor = page < 3 ? ["--after", Assert.Single(result.ErrorLines)["more follow: --after ".Length..]] : cursor;
        }

        Assert.Equal(["{\"id\":4", "{\"id\":3", "{\"id\":2", "{\"id\":1"], ids);
        Assert.Equal(4, (await OnJournalAsync("query", "--all", "--json")).Fine().Lines.Length);
    }

    [Fact]
    public async Task The_plan_says_what_narrows()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("query", "asset = 'KO' and metadata.recent_cycles >= 1", "--explain-plan")).Fine();

        Assert.Contains("asset in ('KO'): postings", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("whipsaw_block", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_reader_of_the_pipe_goes_it_ends_quietly()
    {
        await RecordFourAsync();

        foreach (var json in (string[][])[["--json"], []])
        {
            var result = await OnJournalAsync(new CliSetting { Output = new ClosedPipe() }, ["query", .. json]);
            Assert.Equal(0, result.Code);
            Assert.Empty(result.Error);
        }
    }
}
