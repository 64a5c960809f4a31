using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class HistogramListTests : TempJournal
{
    [Fact]
    public async Task Events_are_counted_day_by_day()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("histogram", "--width", "day", "--by", "asset")).Fine();

        Assert.Equal(
            """
            4 events by asset, a row per day

            from                  events  KO  NVDA
            2025-03-05T14:30:00Z       1         1
            2025-03-06T00:00:00Z       1   1
            2025-03-07T00:00:00Z       1   1
            2025-03-08T00:00:00Z       1         1

            """.ReplaceLineEndings("\n"),
            result.Output);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task On_a_terminal_rows_fit_its_width(int width)
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync(new CliSetting { Width = width }, "histogram", "--by", "type")).Fine();

        Assert.All(result.Lines, line => Assert.InRange(line.TrimEnd().Length, 1, width));
        Assert.Contains("a row per six hours", result.Output, StringComparison.Ordinal);
        Assert.Contains("2025-03-05 12:00", (await OnJournalAsync(new CliSetting { Width = width }, "histogram", "--from", "2025-03-05T12:00:00Z")).Fine().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_says_by_what_and_how_long_a_stretch_is()
    {
        await RecordFourAsync();

        using var document = JsonDocument.Parse((await OnJournalAsync("histogram", "--by", "protection", "--buckets", "10", "--json")).Fine().Output);

        Assert.Equal("protection", document.RootElement.GetProperty("by").GetString());
        Assert.Equal("minute", document.RootElement.GetProperty("width").GetString());
        Assert.Equal(1, document.RootElement.GetProperty("counts").GetProperty("whipsaw_protection").GetInt64());
    }

    [Theory]
    [InlineData("--width", "minutes", "--width: 'minutes' is not one of minute, five_minutes")]
    [InlineData("--width", "minute", "--width: the window has more than 10,000 such stretches; narrow it, or choose longer ones")]
    [InlineData("--by", "reason", "--by: 'reason' is not one of category, type")]
    [InlineData("--buckets", "0", "--buckets 0 is outside 1 to 1,000")]
    public async Task What_cannot_be_counted_is_refused(string option, string value, string said)
    {
        await RecordFourAsync();

        var result = await OnJournalAsync("histogram", option, value, "--from", "2024-01-01");

        Assert.Equal(2, result.Code);
        Assert.Contains(said, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }
}
