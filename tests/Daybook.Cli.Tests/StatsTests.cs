using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class StatsTests : TempJournal
{
    [Fact]
    public async Task Json_has_the_shape_that_scripts_rely_on()
    {
        await RecordFourAsync();

        using var document = JsonDocument.Parse((await OnJournalAsync("stats", "--period", "1d", "--json")).Fine().Output);
        var root = document.RootElement;

        Assert.Equal(4, root.GetProperty("total").GetInt64());
        Assert.Equal(2, root.GetProperty("by_category").GetProperty("portfolio").GetInt64());
        Assert.Equal(1, root.GetProperty("by_type").GetProperty("whipsaw_block").GetInt64());
        Assert.Equal(1, root.GetProperty("by_action").GetProperty("block").GetInt64());
        Assert.Equal(2, root.GetProperty("by_asset").GetProperty("KO").GetInt64());
        Assert.Equal(1, root.GetProperty("errors").GetInt64());
        Assert.Equal(1, root.GetProperty("blocks").GetInt64());
        var time = root.GetProperty("execution_time_ms");
        Assert.Equal(3, time.GetProperty("mean").GetDouble());
        Assert.Equal(4, time.GetProperty("max").GetDouble());
        Assert.All((string[])["p50", "p95", "p99"], name => Assert.InRange(time.GetProperty(name).GetDouble(), 1.9, 4.1));
        Assert.Equal(4, root.GetProperty("periods").GetArrayLength());
    }

    [Fact]
    public async Task An_empty_window_has_nulls_for_durations()
    {
        await RecordFourAsync();

        using var document = JsonDocument.Parse((await OnJournalAsync("stats", "--from", "2030-01-01", "--json")).Fine().Output);

        Assert.Equal(0, document.RootElement.GetProperty("total").GetInt64());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("execution_time_ms").GetProperty("p99").ValueKind);
    }

    [Fact]
    public async Task Piped_counts_are_aligned()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("stats", "--filter", "asset = 'KO'")).Fine();

        Assert.StartsWith(
            """
            2 events, 0 trades, 1 block, 1 error

            blocked by                        events    share
            whipsaw_protection                     1    100 %

            errors                            events    share
            whipsaw_protection_check_error         1    100 %

            category                          events    share
            error                                  1     50 %
            protection                             1     50 %

            type                              events    share
            whipsaw_block                          1     50 %
            whipsaw_protection_check_error         1     50 %

            """.ReplaceLineEndings("\n"),
            result.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocked_is_what_a_protection_refused_and_nothing_else()
    {
        await RecordAsync(
            """{"timestamp":"2025-03-05T14:00:00Z","event_type":"session_start","session_id":"s-1","reason":"began","metadata":{"kind":"rebalance"}}""",
            """{"timestamp":"2025-03-05T14:30:00Z","event_type":"rebalancing_target_denied","asset":"KO","session_id":"s-1","reason":"x","metadata":{"decided_by":"grace_period","blocking_systems":["grace_period","holding_period"]}}""",
            """{"timestamp":"2025-03-05T14:31:00Z","event_type":"holding_period_block","asset":"PEP","session_id":"s-1","reason":"x"}""",
            """{"timestamp":"2025-03-06T14:30:00Z","event_type":"allocation_limit_hit","asset":"KO","session_id":"s-1","reason":"a limit"}""",
            """{"timestamp":"2025-03-06T14:30:00Z","event_type":"threshold_breach","asset":"XOM","session_id":"s-1","reason":"a low score"}""",
            """{"timestamp":"2025-03-06T15:00:00Z","event_type":"position_open","asset":"NVDA","session_id":"s-1","reason":"bought"}""");

        using var document = JsonDocument.Parse((await OnJournalAsync("stats", "--period", "1d", "--json")).Fine().Output);
        var root = document.RootElement;
        Assert.Equal((2, 1), (root.GetProperty("blocks").GetInt64(), root.GetProperty("trades").GetInt64()));
        Assert.Equal(
            ["grace_period 1", "holding_period 2"],
            root.GetProperty("blocked_by").EnumerateObject().Select(one => $"{one.Name} {one.Value}").Order(StringComparer.Ordinal));
        Assert.Equal([2L, 0L], root.GetProperty("periods").EnumerateArray().Select(period => period.GetProperty("blocks").GetInt64()));
        using var session = JsonDocument.Parse((await OnJournalAsync("session", "s-1", "--json")).Fine().Output);
        Assert.Equal(2, session.RootElement.GetProperty("blocks").GetInt32());
    }
}
