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
            2 events, 1 block, 1 error

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
}
