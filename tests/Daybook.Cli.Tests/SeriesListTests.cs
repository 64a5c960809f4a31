using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class SeriesListTests : TempJournal
{
    [Fact]
    public async Task Figures_come_first_and_then_a_row_for_each_value()
    {
        await ValueAsync();

        var result = (await OnJournalAsync("series")).Fine();

        Assert.StartsWith("live portfolio, 3 values\n", result.Output, StringComparison.Ordinal);
        Assert.Matches("\nmaximum drawdown +10 %\n", result.Output);
        Assert.EndsWith(
            """
            time                  value  drawdown  exposure  positions  regime
            2025-04-01T21:00:00Z    100       0 %      50 %          2  Reflation
            2025-04-02T21:00:00Z     90     -10 %      50 %          2  Reflation
            2025-04-03T21:00:00Z    120       0 %      50 %          2  Reflation

            """.ReplaceLineEndings("\n"),
            result.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task On_a_terminal_rows_fit_its_width(int width)
    {
        await ValueAsync();

        var result = (await OnJournalAsync(new CliSetting { Width = width }, "series")).Fine();

        Assert.All(result.Lines, line => Assert.InRange(line.TrimEnd().Length, 1, width));
    }

    [Fact]
    public async Task A_portfolio_without_values_says_so()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("series")).Fine();
        using var document = JsonDocument.Parse((await OnJournalAsync("series", "--json")).Fine().Output);

        Assert.Contains("it recorded no values", result.Output, StringComparison.Ordinal);
        Assert.Contains("12 %", result.Output, StringComparison.Ordinal);
        Assert.False(document.RootElement.GetProperty("has_values").GetBoolean());
    }

    private Task ValueAsync() => RecordAsync(
        """{"timestamp":"2025-04-01T20:00:00Z","event_type":"regime_detection","action":"detect","regime":"Reflation","reason":"growth rises"}""",
        """{"timestamp":"2025-04-01T21:00:00Z","event_type":"portfolio_snapshot","reason":"value","portfolio_allocation":0.5,"active_positions":2,"metadata":{"portfolio_value":100,"cash":50}}""",
        """{"timestamp":"2025-04-02T21:00:00Z","event_type":"portfolio_snapshot","reason":"value","portfolio_allocation":0.5,"active_positions":2,"metadata":{"portfolio_value":90,"cash":45}}""",
        """{"timestamp":"2025-04-03T21:00:00Z","event_type":"portfolio_snapshot","reason":"value","portfolio_allocation":0.5,"active_positions":2,"metadata":{"portfolio_value":120,"cash":60}}""");
}
