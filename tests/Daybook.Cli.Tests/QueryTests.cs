using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Tests.Support;
using Daybook.Sqlite;
using Daybook.Storage;

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

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task On_a_terminal_the_whole_reason_fits_its_width(int width)
    {
        string[] words = [.. Enumerable.Range(1, 40).Select(i => $"because{i}")];
        await RecordAsync(
            $$"""{"timestamp":"2025-03-05T14:30:00Z","event_type":"rebalancing_target_denied","asset":"NVDA","reason":"{{string.Join(' ', words)}}"}""",
            """{"timestamp":"2025-03-06T14:30:00Z","event_type":"position_open","asset":"KO","reason":"score 0.81 over 0.65"}""");

        var result = (await OnJournalAsync(new CliSetting { Width = width }, "query")).Fine();

        Assert.All(result.Lines, line => Assert.InRange(line.TrimEnd().Length, 1, width));
        Assert.DoesNotContain('…', result.Output);
        Assert.Equal(words, result.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("because", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_as_a_document_says_where_to_go_on()
    {
        await RecordFourAsync();

        var first = (await OnJournalAsync("query", "--order", "oldest", "--limit", "3", "--json", "--page")).Fine();
        using var page = JsonDocument.Parse(first.Output);
        var second = (await OnJournalAsync("query", "--order", "oldest", "--limit", "3", "--json", "--page", "--after", page.RootElement.GetProperty("next").GetString()!)).Fine();
        using var rest = JsonDocument.Parse(second.Output);

        Assert.Equal(3, page.RootElement.GetProperty("events").GetArrayLength());
        Assert.Equal(4, Assert.Single(rest.RootElement.GetProperty("events").EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Equal(JsonValueKind.Null, rest.RootElement.GetProperty("next").ValueKind);
        Assert.Empty(first.ErrorLines);
    }

    [Fact]
    public async Task An_address_of_another_kind_is_refused_with_the_kinds_that_are_known()
    {
        var result = await CliRunner.RunAsync("query", "--journal", "postgres://host/name");

        Assert.Equal(2, result.Code);
        Assert.Contains("a file's path", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_all_rows_share_stands_above_them_once()
    {
        await RecordAsync(
            """{"timestamp":"2025-03-05T14:30:00Z","event_type":"rebalancing_target_denied","asset":"NVDA","reason":"close refused"}""",
            """{"timestamp":"2025-03-06T14:30:00Z","event_type":"rebalancing_target_denied","asset":"KO","reason":"open refused"}""");

        var result = (await OnJournalAsync(new CliSetting { Width = 80 }, "query")).Fine();

        Assert.Equal(
            ["all rebalancing_target_denied, deny", "id  time              asset  reason", " 2  2025-03-06 14:30  KO     open refused", " 1  2025-03-05 14:30  NVDA   close refused"],
            result.Lines.Select(line => line.TrimEnd()));
    }

    [Fact]
    public async Task A_page_that_shares_something_else_has_a_heading_of_its_own()
    {
        await RecordAsync(
            """{"timestamp":"2025-03-05T14:30:00Z","event_type":"position_open","asset":"NVDA","reason":"one"}""",
            """{"timestamp":"2025-03-06T14:30:00Z","event_type":"position_open","asset":"KO","reason":"two"}""",
            """{"timestamp":"2025-03-07T14:30:00Z","event_type":"position_close","asset":"KO","reason":"three"}""");
        var output = new StringWriter();
        var screen = new RichScreen(output, 80, colour: false);
        var table = new EventTable(screen);
        var reader = await SqliteJournal.OpenReaderAsync(Journal, TestContext.Current.CancellationToken);
        await using (reader.ConfigureAwait(true))
        {
            var events = (await reader.QueryAsync(new EventQuery { Order = QueryOrder.OldestFirst }, TestContext.Current.CancellationToken)).Events;
            table.Write([.. events.Take(2)]);
            table.Write([.. events.Skip(2)]);
        }

        screen.Flush();
        Assert.Equal(
            [
                "all position_open, open", "id  time              asset  reason", " 1  2025-03-05 14:30  NVDA   one", " 2  2025-03-06 14:30  KO     two",
                "", "id  time              type            asset  action  reason", " 3  2025-03-07 14:30  position_close  KO     close   three",
            ],
            output.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("stats")]
    [InlineData("tail", "--no-follow")]
    public async Task A_type_that_no_event_has_is_named_with_the_one_that_is_meant(params string[] verb)
    {
        await RecordAsync("""{"timestamp":"2025-03-05T14:30:00Z","event_type":"my_signal","event_category":"scoring","asset":"NVDA","reason":"x"}""");

        Assert.Contains("no event has the type 'positon_opened'; did you mean 'position_open'?", (await OnJournalAsync([.. verb, "--filter", "type = 'positon_opened'"])).Fine().ErrorLines);
        Assert.Contains("no event has the type 'my_sginal'; did you mean 'my_signal'?", (await OnJournalAsync([.. verb, "--filter", "type in ('my_sginal')"])).Fine().ErrorLines);
        Assert.Contains("no event has the type 'position_close'; 'daybook catalogue' lists those that Daybook knows", (await OnJournalAsync([.. verb, "--filter", "type = 'position_close'"])).Fine().ErrorLines);
        Assert.Empty((await OnJournalAsync([.. verb, "--filter", "type = 'my_signal'"])).Fine().ErrorLines);
    }

    [Theory]
    [InlineData("query")]
    [InlineData("stats")]
    [InlineData("tail", "--no-follow")]
    public async Task A_category_or_an_action_that_no_event_has_is_named_with_the_one_that_is_meant(params string[] verb)
    {
        await RecordAsync("""{"timestamp":"2025-03-05T14:30:00Z","event_type":"my_signal","event_category":"scoring","asset":"NVDA","action":"rotate","reason":"x"}""");

        Assert.Contains("no event has the category 'protectoin'; did you mean 'protection'?", (await OnJournalAsync([.. verb, "--filter", "category = 'protectoin'"])).Fine().ErrorLines);
        Assert.Contains("no event has the action 'rotat'; did you mean 'rotate'?", (await OnJournalAsync([.. verb, "--filter", "action in ('rotat')"])).Fine().ErrorLines);
        Assert.Contains("no event has the action 'blok'; did you mean 'block'?", (await OnJournalAsync([.. verb, "--filter", "action = 'blok'"])).Fine().ErrorLines);
        Assert.Contains("no event has the action 'xyzzy'; 'daybook catalogue' lists those that Daybook knows", (await OnJournalAsync([.. verb, "--filter", "action = 'xyzzy'"])).Fine().ErrorLines);
        Assert.Contains("no event has the category 'portfolio'; 'daybook catalogue' lists those that Daybook knows", (await OnJournalAsync([.. verb, "--filter", "category = 'portfolio'"])).Fine().ErrorLines);
        Assert.Empty((await OnJournalAsync([.. verb, "--filter", "category = 'scoring' and action = 'rotate'"])).Fine().ErrorLines);
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
