using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class ReplayTests : TempJournal
{
    private static readonly string[] Small = ["--simulate", "7", "--days", "420", "--assets", "12", "--set", "rebalance.frequency=daily"];

    [Fact]
    public async Task It_prints_performance_protections_and_where_the_journal_is()
    {
        var result = (await ReplayAsync(Small)).Fine();

        Assert.Matches(@"CAGR +-?[0-9.]+ %", result.Output);
        Assert.Matches(@"holding_period +[0-9,]+ +[0-9,]+ +[0-9,]+", result.Output);
        Assert.Contains(Journal, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_document_has_the_members_that_scripts_rely_on()
    {
        var document = Json(await ReplayAsync([.. Small, "--json"]));

        Assert.Equal(Journal, document.GetProperty("journal").GetString());
        Assert.True(document.GetProperty("decisions").GetInt64() > 100);
        Assert.True(document.GetProperty("events").GetInt64() > 1_000);
        foreach (var figure in (string[])["cagr", "volatility", "sharpe", "sortino", "max_drawdown", "turnover", "costs"])
            Assert.Equal(JsonValueKind.Number, document.GetProperty("performance").GetProperty(figure).ValueKind);
        var grace = document.GetProperty("protections").GetProperty("grace_period");
        Assert.True(grace.GetProperty("checked").GetInt64() >= grace.GetProperty("blocked").GetInt64() + grace.GetProperty("overridden").GetInt64());
    }

    [Fact]
    public async Task The_journal_has_as_many_events_as_it_says_and_the_session_is_whole()
    {
        var events = Json(await ReplayAsync([.. Small, "--json"])).GetProperty("events").GetInt64();

        // Its own beginning and end are the session's, not the replay's.
        Assert.Equal(events + 2, Json(await CliRunner.RunAsync("stats", "--journal", Journal, "--json")).GetProperty("total").GetInt64());
        (await CliRunner.RunAsync("verify", "--journal", Journal)).Fine();
        (await CliRunner.RunAsync("audit", "--journal", Journal)).Fine();
    }

    [Fact]
    public async Task Every_decision_is_made_again_byte_for_byte_also_from_prices()
    {
        (await ReplayAsync(Small)).Fine();
        var document = Json(await CliRunner.RunAsync("redecide", "--from-prices", "--journal", Journal, "--json"));

        Assert.True(document.GetProperty("decisions").GetInt64() > 100);
        Assert.Equal(document.GetProperty("decisions").GetInt64(), document.GetProperty("identical").GetInt64());
        Assert.Equal(0, document.GetProperty("differences").GetArrayLength());
    }

    [Fact]
    public async Task The_state_is_told_as_it_was_and_as_it_was_known()
    {
        (await ReplayAsync(Small)).Fine();
        var early = Json(await StateAsync("--at", "2015-12-22"));
        var late = Json(await StateAsync("--at", "2016-06-01"));
        var unknown = Json(await StateAsync("--known-at", "2001-01-01"));

        Assert.Equal(0, early.GetProperty("positions").GetArrayLength());
        Assert.True(late.GetProperty("positions").GetArrayLength() > 0);
        Assert.Equal(0, unknown.GetProperty("positions").GetArrayLength());
        var position = late.GetProperty("positions")[0];
        Assert.All((string[])["asset", "size", "entered", "score"], member => Assert.True(position.TryGetProperty(member, out _), member));
        Assert.All(late.GetProperty("locks").EnumerateArray(), one => Assert.All((string[])["asset", "protection", "from", "until", "events"], member => Assert.True(one.TryGetProperty(member, out _), member)));
    }

    /// <summary>Without a word everything would be held to the limits of one bucket.</summary>
    [Fact]
    public async Task Limits_of_buckets_without_buckets_are_said_first()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(prices, Prices(["AAX", "BBX", "CCX"], 40), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "buckets.csv"), "asset,bucket\nAAX,One\nBBX,Two\nCCX,Three\n", TestContext.Current.CancellationToken);
        string[] arguments = ["replay", "--prices", prices, "--set", "scoring.technical=false", "--json"];

        var doubtful = (await CliRunner.RunAsync([.. arguments, "--set", "buckets.enabled=true"])).Fine();
        Assert.Contains("no --buckets: 3 of 3 assets are in one bucket, 'Unknown', which this configuration holds to 4 positions and 40 % together", doubtful.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no --buckets", (await CliRunner.RunAsync(arguments)).Fine().Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "no --buckets", (await CliRunner.RunAsync([.. arguments, "--set", "buckets.enabled=true", "--buckets", Path.Combine(Folder, "buckets.csv")])).Fine().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_prices_regimes_scores_and_buckets_are_read_and_a_changed_file_is_noticed()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(prices, Prices(["KO", "PG"], 40), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "scores.csv"), "asset,score\nKO,0.9\nPG,0.8\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "regimes.csv"), "date,regime\n2020-01-01,GOLDILOCKS\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, "buckets.csv"), "asset,bucket\nKO,Staples\nPG,Staples\n", TestContext.Current.CancellationToken);
        string[] given =
        [
            "--prices", prices, "--fundamentals", Path.Combine(Folder, "scores.csv"), "--regimes", Path.Combine(Folder, "regimes.csv"), "--buckets", Path.Combine(Folder, "buckets.csv"),
            "--set", "scoring.technical=false", "rebalance.frequency=weekly",
        ];
        (await ReplayAsync(given)).Fine();

        (await CliRunner.RunAsync("redecide", "--from-prices", "--journal", Journal)).Fine();
        Assert.Equal("Goldilocks", Json(await StateAsync()).GetProperty("regime").GetString());

        await File.AppendAllTextAsync(prices, "KO,2020-06-01,99\n", TestContext.Current.CancellationToken);
        var changed = await CliRunner.RunAsync("redecide", "--from-prices", "--journal", Journal);
        Assert.Equal(2, changed.Code);
        Assert.Contains("prices.csv changed since", changed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_odd_about_files_is_said()
    {
        var (prices, regimes) = (Path.Combine(Folder, "prices.csv"), Path.Combine(Folder, "regimes.csv"));
        await File.WriteAllTextAsync(prices, Prices(["KO"], 40) + "KO,2020-06-01,399\nKO,2020-06-01,399\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(regimes, "date,regime\n2020-03-02,Inflation\n2020-03-02,Deflation\n", TestContext.Current.CancellationToken);
        string[] given = ["--prices", prices, "--regimes", regimes, "--from", "2020-03-02"];

        var said = (await ReplayAsync(given)).Fine().ErrorLines;
        var notes = Json(await ReplayAsync([.. given, "--json"])).GetProperty("file_notes").EnumerateArray().ToList();

        Assert.Contains(said, line => line.Contains("prices.csv:42: KO: ", StringComparison.Ordinal) && line.Contains("(large_move)", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("prices.csv:43: KO: ", StringComparison.Ordinal) && line.Contains("(duplicate_row)", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("regimes.csv:3: ", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.GetProperty("code").GetString() == "duplicate_row" && note.GetProperty("line").GetInt32() == 43);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_trade_the_files_are_named()
    {
        var empty = Directory.CreateDirectory(Path.Combine(Folder, "empty")).FullName;
        var header = Path.Combine(Folder, "header.csv");
        await File.WriteAllTextAsync(header, "symbol,date,close\n", TestContext.Current.CancellationToken);

        Assert.Contains("nothing to trade: no file is there", (await ReplayAsync(["--prices", empty])).Error, StringComparison.Ordinal);
        Assert.Contains("nothing to trade: header.csv hold", (await ReplayAsync(["--prices", header])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_says_what_it_was_made_from_and_nothing_else()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(prices, Prices(["KO"], 40), TestContext.Current.CancellationToken);
        (await ReplayAsync(["--prices", prices, "--from", "2020-03-02"])).Fine();

        using var start = JsonDocument.Parse((await OnJournalAsync("query", "type = 'session_start'", "--json")).Fine().Lines[0]);
        var inputs = start.RootElement.GetProperty("metadata").GetProperty("inputs");
        Assert.False(inputs.TryGetProperty("days", out _));
        Assert.False(inputs.TryGetProperty("assets", out _));
    }

    [Fact]
    public async Task Where_nothing_can_be_decided_again_that_is_no_success()
    {
        (await ReplayAsync(Small)).Fine();

        var result = await OnJournalAsync("redecide", "--run", "live");

        Assert.Equal(2, result.Code);
        Assert.Contains("nothing was compared", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_portfolio_is_explained_without_what_replays_say()
    {
        (await ReplayAsync(Small)).Fine();
        using var traded = JsonDocument.Parse((await OnJournalAsync("query", "type = 'position_open'", "--json")).Fine().Lines[0]);
        var (asset, day) = (traded.RootElement.GetProperty("asset").GetString()!, traded.RootElement.GetProperty("timestamp").GetString()![..10]);

        Assert.NotEqual(0, Json(await OnJournalAsync("explain", asset, day, "--json")).GetProperty("decisions").GetArrayLength());
        Assert.Equal(0, Json(await OnJournalAsync("explain", asset, day, "--run", "live", "--json")).GetProperty("decisions").GetArrayLength());
    }

    [Theory]
    [InlineData("one of them stands twice", new[] { "--prices", "/", "--equity", "A", "--bonds", "A", "--commodities", "B" })]
    [InlineData("name daily prices with --prices PATH", new string[0])]
    [InlineData("contradict each other", new[] { "--simulate", "1", "--prices", "/" })]
    [InlineData("there is no file or folder", new[] { "--prices", "/no/such/file.csv" })]
    [InlineData("is not a day", new[] { "--simulate", "1", "--from", "yesterday" })]
    [InlineData("not KEY=VALUE", new[] { "--simulate", "1", "--set", "whipsaw" })]
    [InlineData("whipsaw.period_day", new[] { "--simulate", "1", "--set", "whipsaw.period_day=21" })]
    [InlineData("there are no prices of NVDA", new[] { "--simulate", "1", "--universe", "NVDA" })]
    [InlineData("There is no price from", new[] { "--simulate", "1", "--from", "2099-01-01" })]
    public async Task Bad_input_is_named_and_leaves_no_journal_behind(string expected, string[] arguments)
    {
        var result = await ReplayAsync(arguments);

        Assert.Equal(2, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Journal));
    }

    private static string Prices(string[] assets, int days) => "symbol,date,close\n" + string.Concat(
        from asset in assets
        from day in Enumerable.Range(0, days)
        select string.Create(CultureInfo.InvariantCulture, $"{asset},{new DateOnly(2020, 3, 2).AddDays(day):yyyy-MM-dd},{100 + day + asset.Length}\n"));

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private Task<CliResult> ReplayAsync(string[] arguments) => CliRunner.RunAsync(["replay", "--journal", Journal, .. arguments]);

    private Task<CliResult> StateAsync(params string[] more) => CliRunner.RunAsync(["state", "--journal", Journal, "--json", .. more]);
}
