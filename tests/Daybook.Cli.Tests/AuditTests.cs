using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Sqlite;

namespace Daybook.Cli.Tests;

public sealed class AuditTests : TempJournal
{
    [Fact]
    public async Task A_journal_that_makes_sense_ends_with_zero()
    {
        await RecordAsync(
            """{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"score 0.81 over 0.65"}""",
            """{"timestamp":"2025-03-08","event_type":"position_close","asset":"NVDA","reason":"score 0.41 under 0.60"}""");

        Assert.Matches("^ok: 2 events, no findings by [0-9]+ rules\nNo configuration was recorded for the live portfolio, [^\n]*; --config FILE applies one\n$", (await OnJournalAsync("audit")).Fine().Output);
        using var document = JsonDocument.Parse((await OnJournalAsync("audit", "--json")).Fine().Output);
        Assert.True(document.RootElement.GetProperty("ok").GetBoolean());
        Assert.Empty(document.RootElement.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task Findings_end_with_one_and_name_their_events()
    {
        await RecordContradictionsAsync();

        var json = await OnJournalAsync("audit", "--json");

        Assert.Equal(1, json.Code);
        using var document = JsonDocument.Parse(json.Output);
        Assert.False(document.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(4, document.RootElement.GetProperty("events").GetInt64());
        Assert.Equal(["open-of-open [2]", "close-of-unheld [3, 4]"], Findings(document));
        var finding = document.RootElement.GetProperty("findings")[1];
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal(2, finding.GetProperty("count").GetInt64());
        Assert.Equal(0, finding.GetProperty("omitted").GetInt64());
        Assert.Equal("KO was closed; no earlier event says that it was held", finding.GetProperty("examples")[0].GetProperty("sentence").GetString());
    }

    [Fact]
    public async Task People_see_each_finding_with_a_few_events_and_how_to_see_more()
    {
        await RecordContradictionsAsync();

        var result = await OnJournalAsync("audit", "--examples", "1");

        Assert.Equal(1, result.Code);
        Assert.Equal("2 findings in 4 events, by 37 rules", result.Lines[0]);
        Assert.Contains("1  open-of-open  A position that was already open was opened.\n  #2  2025-03-06T00:00:00Z  NVDA was opened; event 1 says that it was already held\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("  and 1 more\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("'daybook explain ID'", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_window_session_and_rule_limit_what_is_reported()
    {
        await RecordContradictionsAsync();

        Assert.Equal(["close-of-unheld [3, 4]"], await FindingsAsync("asset = 'KO'"));
        Assert.Equal(["close-of-unheld [4]"], await FindingsAsync("--from", "2025-03-08"));
        Assert.Equal(["open-of-open [2]"], await FindingsAsync("--to", "2025-03-07"));
        Assert.Equal(["open-of-open [2]"], await FindingsAsync("--rule", "open-of-open", "--rule", "holding-value"));
        Assert.Equal(["close-of-unheld [4]"], await FindingsAsync("--session", "s-1"));
        Assert.Equal(["open-of-open []", "close-of-unheld []"], await FindingsAsync("--events", "0"));
        Assert.Empty(await FindingsAsync("asset = 'AAPL'"));
    }

    [Theory]
    [InlineData("there is no rule 'open-of-close'", "--rule", "open-of-close")]
    [InlineData("has no session 's-2'", "--session", "s-2")]
    [InlineData("--examples", "--examples", "-1")]
    [InlineData("Column 7", "asset ~ 'KO'")]
    public async Task Misuse_is_told_in_one_line(string told, params string[] arguments)
    {
        await RecordContradictionsAsync();

        var result = await OnJournalAsync(["audit", .. arguments]);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.Contains(told, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_are_listed_without_a_journal()
    {
        var text = (await OnJournalAsync("audit", "--list-rules")).Fine();
        using var document = JsonDocument.Parse((await OnJournalAsync("audit", "--list-rules", "--json")).Fine().Output);

        Assert.Contains(text.Lines, line => line.StartsWith("open-of-open ", StringComparison.Ordinal));
        Assert.Contains("open-of-open", document.RootElement.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Text_of_events_cannot_steer_the_terminal()
    {
        await RecordAsync("""{"timestamp":"2025-03-05","event_type":"position_close","asset":"KO\u001b[2J","reason":"x"}""");

        var result = await OnJournalAsync(new CliSetting { Width = 100, Colour = false }, "audit");

        Assert.Equal(1, result.Code);
        Assert.DoesNotContain("\u001b[2J", result.Output, StringComparison.Ordinal);
        Assert.Contains(@"KO\u001b[2J", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_left_by_a_process_that_died_is_found()
    {
        await RecordAsync("""{"timestamp":"2025-03-05","event_type":"session_start","session_id":"s-1","reason":"begun"}""");

        Assert.Equal(["session-never-closed [1]"], await FindingsAsync());
    }

    [Fact]
    public async Task A_session_that_somebody_is_at_work_in_is_no_finding()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: cancellation);
        await using var session = journal.BeginSession("rebalance");
        using var trace = session.BeginTrace("score NVDA");
        await journal.FlushAsync(cancellationToken: cancellation);

        (await OnJournalAsync("audit")).Fine();

        trace.Dispose();
        await session.CompleteAsync(cancellationToken: cancellation);
        (await OnJournalAsync("audit")).Fine();
    }

    [Fact]
    public async Task The_demo_makes_sense()
    {
        var folder = Path.Combine(Folder, "demo");
        (await CliRunner.RunAsync("demo", "--out", folder, "--days", "900", "--assets", "30")).Fine();

        (await CliRunner.RunAsync("audit", "--journal", Path.Combine(folder, "journal.db"))).Fine();
    }

    private Task RecordContradictionsAsync() => RecordAsync(
        """{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"score 0.81 over 0.65"}""",
        """{"timestamp":"2025-03-06","event_type":"position_open","asset":"NVDA","reason":"score 0.83 over 0.65"}""",
        """{"timestamp":"2025-03-07","event_type":"position_close","asset":"KO","reason":"score 0.41 under 0.60"}""",
        """{"timestamp":"2025-03-08","event_type":"position_close","asset":"KO","reason":"score 0.40 under 0.60","session_id":"s-1"}""");

    private async Task<string[]> FindingsAsync(params string[] arguments)
    {
        using var document = JsonDocument.Parse((await OnJournalAsync(["audit", "--json", .. arguments])).Output);
        return Findings(document);
    }

    private static string[] Findings(JsonDocument document) =>
    [
        .. document.RootElement.GetProperty("findings").EnumerateArray().Select(finding =>
            $"{finding.GetProperty("rule").GetString()} [{string.Join(", ", finding.GetProperty("events").EnumerateArray().Select(id => id.GetInt64()))}]"),
    ];
}
