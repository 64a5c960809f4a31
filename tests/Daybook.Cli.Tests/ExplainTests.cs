using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class ExplainTests : TempJournal
{
    [Fact]
    public async Task A_decision_is_shown_with_its_checks_its_trace_and_its_session()
    {
        await RecordDecisionAsync();

        var result = (await OnJournalAsync("explain", "4")).Fine();

        Assert.Equal(
            """
            KO whipsaw_block  2025-03-05 21:00  event 4
              why       1 of 1 cycles in 14 days
              took      1.5 ms
              checks
                blocked whipsaw  recent_cycles 1, limit 1
                  1 of 1 cycles in 14 days
              trace     t-2
                open KO  3 ms
                  #4 whipsaw_block KO: 1 of 1 cycles in 14 days  1.5 ms
              session   s-1  rebalance  completed
            """.ReplaceLineEndings("\n"),
            string.Join('\n', result.Output.Split('\n').TakeWhile(line => !line.StartsWith("  before", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task An_asset_and_a_date_find_the_same_decision()
    {
        await RecordDecisionAsync();

        foreach (var date in (string[])["2025-03-05", "-0d"])
        {
            using var document = JsonDocument.Parse((await OnJournalAsync("explain", "KO", date, "--json")).Fine().Output);
            Assert.Equal(4, document.RootElement.GetProperty("decisions")[0].GetProperty("event").GetProperty("id").GetInt64());
        }
    }

    [Fact]
    public async Task A_day_without_a_decision_says_so()
    {
        await RecordDecisionAsync();

        var result = (await OnJournalAsync("explain", "KO", "2025-01-01")).Fine();

        Assert.StartsWith("The journal has no decision about KO on 2025-01-01.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trace_is_a_tree_with_durations()
    {
        await RecordDecisionAsync();

        Assert.Equal(
            """
            rebalance  5 ms
              open KO  3 ms
                #4 whipsaw_block KO: 1 of 1 cycles in 14 days  1.5 ms

            """.ReplaceLineEndings("\n"),
            (await OnJournalAsync("trace", "t-1")).Fine().Output);
        using var document = JsonDocument.Parse((await OnJournalAsync("trace", "t-1", "--json")).Fine().Output);
        Assert.Equal("t-2", document.RootElement.GetProperty("children")[0].GetProperty("trace_id").GetString());
    }

    [Fact]
    public async Task A_session_is_found_by_its_beginning_and_listed()
    {
        await RecordDecisionAsync();

        Assert.Contains("#4 whipsaw_block KO", (await OnJournalAsync("session", "s-")).Fine().Output, StringComparison.Ordinal);
        Assert.Matches(@"s-1\s+rebalance\s+completed", (await OnJournalAsync("session")).Fine().Output);
        using var document = JsonDocument.Parse((await OnJournalAsync("session", "--json")).Fine().Output);
        Assert.Equal("s-1", document.RootElement.GetProperty("sessions")[0].GetProperty("session_id").GetString());
    }

    [Fact]
    public async Task A_timeline_is_the_assets_alone_oldest_first()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("timeline", "NVDA", "--json")).Fine();

        Assert.Equal(["{\"id\":1", "{\"id\":4"], result.Lines.Select(line => line.Split(',')[0]));
    }

    private Task RecordDecisionAsync() => RecordAsync(
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"session_start","session_id":"s-1","reason":"daily","metadata":{"kind":"rebalance"}}""",
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"trace_start","session_id":"s-1","trace_id":"t-1","reason":"rebalance","metadata":{"operation":"rebalance"}}""",
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"trace_start","session_id":"s-1","trace_id":"t-2","asset":"KO","reason":"open KO","metadata":{"operation":"open KO","parent_trace_id":"t-1"}}""",
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"whipsaw_block","session_id":"s-1","trace_id":"t-2","asset":"KO","reason":"1 of 1 cycles in 14 days","metadata":{"recent_cycles":1,"max_cycles":1},"execution_time_ms":1.5}""",
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"trace_end","session_id":"s-1","trace_id":"t-2","asset":"KO","reason":"done","metadata":{"success":true},"execution_time_ms":3}""",
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"trace_end","session_id":"s-1","trace_id":"t-1","reason":"done","metadata":{"success":true},"execution_time_ms":5}""",
        """{"timestamp":"2025-03-05T21:00:00Z","event_type":"session_end","session_id":"s-1","reason":"done","metadata":{"status":"completed"}}""");
}
