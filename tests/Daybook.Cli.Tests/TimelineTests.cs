using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

/// <summary>An asset's timeline and a session: what was decided, and what was refused again and again only once.</summary>
public sealed class TimelineTests : TempJournal
{
    [Fact]
    public async Task Equal_refusals_are_one_row_with_their_span_until_something_else_is_decided()
    {
        await RecordAsync([.. Denials(1, 14), Line(20, "position_close", "closed at last"), .. Denials(25, 2)]);

        var result = (await OnJournalAsync("timeline", "KO")).Fine();

        Assert.Equal(4, result.Lines.Length);
        Assert.EndsWith("close denied by grace_period on 14 days, 2021-03-01 to 2021-03-14", result.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith("closed at last", result.Lines[2], StringComparison.Ordinal);
        Assert.EndsWith("close denied by grace_period on 2 days, 2021-03-25 to 2021-03-26", result.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_of_another_kind_or_asset_are_not_mixed()
    {
        await RecordAsync(
            Line(1, "whipsaw_block", "1 cycle in 14 days"),
            Line(1, "rebalancing_target_denied", "x", """{"requested_action":"close","decided_by":"grace_period"}"""),
            Line(2, "whipsaw_block", "1 cycle in 14 days"),
            Line(2, "rebalancing_target_denied", "y", """{"requested_action":"decrease","decided_by":"grace_period"}"""),
            Line(3, "whipsaw_block", "1 cycle in 14 days"),
            Line(3, "whipsaw_block", "1 cycle in 14 days"));

        var lines = (await OnJournalAsync("timeline", "KO")).Fine().Lines;

        Assert.Equal(4, lines.Length);
        Assert.EndsWith("blocked by whipsaw_protection 4 times on 3 days, 2021-03-01 to 2021-03-03", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("  x", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("  y", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_and_passed_checks_are_shown_with_all()
    {
        await RecordAsync(
            Line(1, "asset_scored", "score 0.7"),
            Line(1, "threshold_breach", "score 0.5"),
            Line(1, "correlation_check", "far enough"),
            Line(2, "position_open", "bought"),
            Line(3, "position_hold", "kept at 0.1"),
            Line(4, "position_hold", "kept at 0.2"));

        Assert.Equal(["position_open", "position_hold"], Types((await OnJournalAsync("timeline", "KO")).Fine()));
        Assert.Equal(6, Types((await OnJournalAsync("timeline", "KO", "--all")).Fine()).Length);
        Assert.Equal(2, Types((await OnJournalAsync("timeline", "KO", "--all", "--limit", "2")).Fine()).Length);
        Assert.Equal(3, (await OnJournalAsync("timeline", "KO", "--json")).Fine().Lines.Length);
        Assert.Equal(6, (await OnJournalAsync("timeline", "KO", "--all", "--json")).Fine().Lines.Length);
        Assert.Contains("kept at 0.1, on 2 days, 2021-03-03 to 2021-03-04", (await OnJournalAsync("timeline", "KO")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_decided_it_says_what_there_is()
    {
        await RecordAsync(Line(1, "asset_scored", "score 0.7"));

        Assert.Equal("no decisions about KO in this window; --all shows its scores and checks", Assert.Single((await OnJournalAsync("timeline", "KO")).Fine().ErrorLines));
        Assert.Equal("no events about PEP in this window", Assert.Single((await OnJournalAsync("timeline", "PEP")).Fine().ErrorLines));
    }

    [Fact]
    public async Task A_session_says_which_time_it_covers_and_what_was_blocked_again_and_again()
    {
        await RecordAsync(
        [
            """{"timestamp":"2021-03-01T09:00:00Z","event_type":"session_start","session_id":"s-1","reason":"began","metadata":{"kind":"replay"}}""",
            .. Denials(1, 14).Select(line => line.Replace("\"asset\"", "\"session_id\":\"s-1\",\"asset\"", StringComparison.Ordinal)),
            """{"timestamp":"2021-03-31T21:00:00Z","event_type":"session_end","session_id":"s-1","reason":"over","metadata":{"status":"completed"}}""",
        ]);

        var list = (await OnJournalAsync(new CliSetting { Width = 80 }, "session")).Fine();
        var shown = (await OnJournalAsync(new CliSetting { Width = 80 }, "session", "s-1")).Fine();

        Assert.Matches("^s-1 +replay +completed +2021-03-01 to 2021-03-31 ", list.Lines[1]);
        Assert.Equal("covers 2021-03-01 to 2021-03-31", shown.Lines[1]);
        Assert.Matches("\nKO +close denied by grace_period on 14 days, 2021-03-01 to 2021-03-14 *\n", shown.Output);
        Assert.Contains("covers 2021-03-01T09:00:00Z to 2021-03-31T21:00:00Z\n", (await OnJournalAsync("session", "s-1")).Fine().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_broken_off_covers_what_it_got_to()
    {
        await RecordAsync(
        [
            """{"timestamp":"2021-03-01T09:00:00Z","event_type":"session_start","session_id":"s-1","reason":"began","metadata":{"kind":"replay"}}""",
            .. Denials(1, 14).Select(line => line.Replace("\"asset\"", "\"session_id\":\"s-1\",\"asset\"", StringComparison.Ordinal)),
            """{"timestamp":"2021-03-01T09:00:00Z","event_type":"session_end","session_id":"s-1","reason":"broken off","metadata":{"status":"failed"}}""",
        ]);

        Assert.Matches("^s-1 +replay +failed +2021-03-01 to 2021-03-14 ", (await OnJournalAsync(new CliSetting { Width = 80 }, "session")).Fine().Lines[1]);
        Assert.Equal("covers 2021-03-01 to 2021-03-14", (await OnJournalAsync(new CliSetting { Width = 80 }, "session", "s-1")).Fine().Lines[1]);
    }

    [Fact]
    public async Task An_explanation_tells_of_equal_refusals_before_and_after_it_once()
    {
        await RecordAsync([.. Denials(1, 3), Line(5, "position_close", "closed at last"), .. Denials(8, 2)]);

        var explained = (await OnJournalAsync("explain", "KO", "2021-03-05")).Fine().Output;

        Assert.Contains("close denied by grace_period on 3 days, 2021-03-01 to 2021-03-03\n", explained, StringComparison.Ordinal);
        Assert.Contains("close denied by grace_period on 2 days, 2021-03-08 to 2021-03-09\n", explained, StringComparison.Ordinal);
    }

    private static string[] Types(CliResult result) => [.. result.Lines[1..].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[2])];

    private static IEnumerable<string> Denials(int first, int days) => Enumerable.Range(first, days)
        .Select(day => Line(day, "rebalancing_target_denied", $"close refused: {day - first} of 20 days", """{"requested_action":"close","decided_by":"grace_period"}"""));

    private static string Line(int day, string type, string reason, string metadata = "null") =>
        $$"""{"timestamp":"2021-03-{{day:00}}T21:00:00Z","event_type":"{{type}}","asset":"KO","reason":{{JsonSerializer.Serialize(reason)}},"score_after":0.7,"metadata":{{metadata}}}""";
}
