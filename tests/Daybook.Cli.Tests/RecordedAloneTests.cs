using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

/// <summary>A portfolio that recorded no configuration is told by its events alone: nobody's limits, locks and grace periods are assumed for it.</summary>
public sealed class RecordedAloneTests : TempJournal
{
    private const string NoneRecorded = "No configuration was recorded, so grace periods and locks are not shown; --config FILE applies one\n";

    [Fact]
    public async Task The_state_of_ones_own_strategy_has_no_locks_and_no_length_of_a_grace_period()
    {
        await OwnStrategyAsync();

        var text = (await OnJournalAsync("state")).Fine().Output;
        var state = Json(await OnJournalAsync("state", "--json"));

        Assert.Contains(NoneRecorded, text, StringComparison.Ordinal);
        Assert.Contains("since 2025-03-06, from 20 %", text, StringComparison.Ordinal);
        Assert.DoesNotContain("lock ", text, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, state.GetProperty("settings").ValueKind);
        Assert.Empty(state.GetProperty("locks").EnumerateArray());
        var grace = state.GetProperty("positions")[0].GetProperty("grace");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, 0.2), (grace.GetProperty("ends").ValueKind, grace.GetProperty("size").ValueKind, grace.GetProperty("original_size").GetDouble()));
    }

    [Fact]
    public async Task Sizes_and_scores_that_no_event_says_are_left_open()
    {
        await RecordAsync("""{"timestamp":"2025-03-04T15:00:00Z","event_type":"position_open","asset":"MSFT","reason":"it rose"}""");

        Assert.Matches(@"MSFT +- +- +- +- +2025-03-04 +-\n", (await OnJournalAsync("state")).Fine().Output);
        var position = Json(await OnJournalAsync("state", "--json")).GetProperty("positions")[0];
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (position.GetProperty("size").ValueKind, position.GetProperty("score").ValueKind));
    }

    [Fact]
    public async Task A_configuration_makes_no_score_stage_or_size_that_no_event_says()
    {
        await RecordAsync(
            """{"timestamp":"2025-03-04T15:00:00Z","event_type":"position_open","asset":"MSFT","reason":"it rose","size_after":0.2}""",
            """{"timestamp":"2025-03-05T15:00:00Z","event_type":"position_adjust","action":"decrease","asset":"MSFT","reason":"it fell","size_after":0.15}""",
            """{"timestamp":"2025-03-06T15:00:00Z","event_type":"position_hold","asset":"MSFT","reason":"kept"}""",
            """{"timestamp":"2025-03-06T15:00:00Z","event_type":"position_open","asset":"NVDA","reason":"it rose"}""",
            """{"timestamp":"2025-03-07T15:00:00Z","event_type":"grace_period_start","asset":"NVDA","reason":"it fell"}""");

        var text = (await OnJournalAsync("state", "--preset", "adaptive")).Fine().Output;
        var positions = Json(await OnJournalAsync("state", "--preset", "adaptive", "--json")).GetProperty("positions");
        var alone = (await OnJournalAsync("state")).Fine().Output;

        Assert.Matches(@"MSFT +15 % +- +- +- +2025-03-04 +active", text);
        Assert.Matches(@"NVDA +- +- +- +- +2025-03-06 +grace +day 0 of 5, 100 % of its size\n", text);
        Assert.Matches(@"NVDA +- +- +- +- +2025-03-06 +- +since 2025-03-07\n", alone);
        Assert.Equal((0.15, JsonValueKind.Null), (positions[0].GetProperty("size").GetDouble(), positions[0].GetProperty("score").ValueKind));
        Assert.Equal(JsonValueKind.Null, positions[1].GetProperty("size").ValueKind);
        var grace = positions[1].GetProperty("grace");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (grace.GetProperty("size").ValueKind, grace.GetProperty("original_size").ValueKind));
    }

    [Theory]
    [InlineData("--config")]
    [InlineData("--preset")]
    public async Task A_configuration_that_is_given_applies_to_it(string option)
    {
        await OwnStrategyAsync();
        string[] given = option == "--preset" ? [option, "adaptive"] : [option, await ConfigurationAsync("grace:\n  days: 9\n")];

        var text = (await OnJournalAsync(["state", .. given])).Fine().Output;
        var state = Json(await OnJournalAsync(["state", "--json", .. given]));
        var audit = await OnJournalAsync(["audit", .. given]);

        Assert.DoesNotContain("No configuration", text, StringComparison.Ordinal);
        Assert.Contains(option == "--preset" ? "day 0 of 5, 100 % of 20 %" : "day 0 of 9, 100 % of 20 %", text, StringComparison.Ordinal);
        Assert.Equal("given", state.GetProperty("settings").GetString());
        Assert.Equal(["grace_period", "holding_period", "whipsaw_protection"], state.GetProperty("locks").EnumerateArray().Select(one => one.GetProperty("protection").GetString()));
        Assert.Equal(1, audit.Code);
        Assert.Contains("closed-under-minimum", audit.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No configuration", audit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_of_ones_own_strategy_finds_nothing_by_assumed_limits_and_says_what_it_did_not_check()
    {
        await OwnStrategyAsync();

        var text = (await OnJournalAsync("audit")).Fine();
        var json = Json(await OnJournalAsync("audit", "--json"));

        Assert.Equal("No configuration was recorded for the live portfolio, so protections and limits were not checked there; --config FILE applies one", text.Lines[1]);
        Assert.True(json.GetProperty("ok").GetBoolean());
        var left = Assert.Single(json.GetProperty("without_configuration").EnumerateArray());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (left.GetProperty("origin").ValueKind, left.GetProperty("run").ValueKind));
    }

    [Fact]
    public async Task A_portfolio_that_recorded_its_configuration_is_told_and_judged_by_that()
    {
        await OwnStrategyAsync(",\"configuration\":{\"grace.days\":\"7\"}");

        Assert.Contains("day 0 of 7", (await OnJournalAsync("state")).Fine().Output, StringComparison.Ordinal);
        Assert.Equal("recorded", Json(await OnJournalAsync("state", "--json")).GetProperty("settings").GetString());
        Assert.Contains("closed-under-minimum", (await OnJournalAsync("audit")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_imported_is_no_part_of_the_live_portfolio_and_has_one_of_its_own()
    {
        var import = await ImportedAsync();

        var live = (await OnJournalAsync("state")).Fine().Output;
        var imported = (await OnJournalAsync("state", "--run", import)).Fine().Output;

        Assert.Contains($"Imported events are not included; --run {import} shows that import's portfolio\n", live, StringComparison.Ordinal);
        Assert.Contains("No position is open\n", live, StringComparison.Ordinal);
        Assert.StartsWith("The portfolio imported from ", imported, StringComparison.Ordinal);
        Assert.Matches(@"NVDA +12 % ", imported);
        Assert.DoesNotMatch("KO ", imported);
        Assert.NotNull(Json(await OnJournalAsync("state", "--run", import, "--json")).GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Every_session_that_is_listed_names_a_portfolio_by_its_id_or_how_that_begins()
    {
        await OwnStrategyAsync();
        await ImportedAsync();
        (await OnJournalAsync("replay", "--simulate", "7", "--days", "300", "--assets", "4", "--from", "2016-02-01", "--to", "2016-02-05")).Fine();
        var sessions = Json(await OnJournalAsync("session", "--json")).GetProperty("sessions").EnumerateArray().Select(one => one.GetProperty("session_id").GetString()!).ToList();

        Assert.Equal(3, sessions.Count);
        foreach (var session in sessions)
        {
            (await OnJournalAsync("state", "--run", session)).Fine();
            Assert.DoesNotContain("has no", (await OnJournalAsync("redecide", "--run", session)).Error, StringComparison.Ordinal);
            (await OnJournalAsync("explain", "MSFT", "2025-03-04", "--run", session)).Fine();
        }

        Assert.Contains("It includes session own-1\n", (await OnJournalAsync("state", "--run", "own")).Fine().Output, StringComparison.Ordinal);
        Assert.Contains("has no session 'other'", (await OnJournalAsync("state", "--run", "other")).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await OnJournalAsync("state", "--run", "")).Code);
    }

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Output).RootElement.Clone();

    private Task OwnStrategyAsync(string facts = "") => RecordAsync(
        """{"timestamp":"2025-03-03T14:00:00Z","event_type":"session_start","session_id":"own-1","reason":"began","metadata":{"kind":"rebalance"FACTS}}""".Replace("FACTS", facts, StringComparison.Ordinal),
        """{"timestamp":"2025-03-03T15:00:00Z","event_type":"position_open","asset":"AAPL","session_id":"own-1","reason":"score 0.857 over 0.65","score_after":0.857,"size_after":0.2}""",
        """{"timestamp":"2025-03-04T15:00:00Z","event_type":"position_open","asset":"MSFT","session_id":"own-1","reason":"score 0.81 over 0.65","score_after":0.81,"size_after":0.2}""",
        """{"timestamp":"2025-03-05T15:00:00Z","event_type":"position_close","asset":"AAPL","session_id":"own-1","reason":"stop loss","size_before":0.2,"size_after":0}""",
        """{"timestamp":"2025-03-06T15:00:00Z","event_type":"grace_period_start","asset":"MSFT","session_id":"own-1","reason":"score fell","size_before":0.2}""",
        """{"timestamp":"2025-03-06T16:00:00Z","event_type":"session_end","session_id":"own-1","reason":"over","metadata":{"status":"completed"}}""");

    private async Task<string> ImportedAsync()
    {
        var path = Path.Combine(Folder, "in.jsonl");
        await File.WriteAllLinesAsync(
            path,
            [
                """{"timestamp":"2025-01-05","event_type":"position_open","asset":"NVDA","reason":"x","size_after":0.12}""",
                """{"timestamp":"2025-01-06","event_type":"position_open","asset":"KO","reason":"x","size_after":0.12}""",
                """{"timestamp":"2025-01-07","event_type":"position_close","asset":"KO","reason":"y","size_after":0}""",
            ],
            TestContext.Current.CancellationToken);
        return Json(await OnJournalAsync("import", path, "--json")).GetProperty("sources")[0].GetProperty("session_id").GetString()!;
    }

    private async Task<string> ConfigurationAsync(string text)
    {
        var path = Path.Combine(Folder, "portfolio.yaml");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
