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
        Assert.Contains("no --buckets: 3 of 3 assets are in one bucket, 'Unknown', which this configuration limits to 4 positions and 40 % in total", doubtful.Error, StringComparison.Ordinal);
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
    public async Task Scores_and_buckets_of_assets_without_prices_are_said_and_files_of_systems_left_out()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "prices")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "prices.csv"), Prices(["KO.US"], 40), TestContext.Current.CancellationToken);
        foreach (var name in (string[])[".DS_Store", "Thumbs.db", "desktop.ini"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "\0what", TestContext.Current.CancellationToken);
        var (scores, buckets) = (Path.Combine(Folder, "scores.csv"), Path.Combine(Folder, "buckets.csv"));
        await File.WriteAllTextAsync(scores, "asset,score\nKO,0.9\nKO.US,0.8\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(buckets, "asset,bucket\nKO,Staples\n", TestContext.Current.CancellationToken);
        string[] given = ["--prices", folder, "--fundamentals", scores, "--buckets", buckets, "--from", "2020-03-02"];

        var said = (await ReplayAsync(given)).Fine().ErrorLines;
        var json = Json(await ReplayAsync([.. given, "--json"]));

        Assert.Contains(said, line => line.StartsWith("scores.csv: there are no prices of 1 of 2 assets: KO; their scores are not used; the prices are of KO.US", StringComparison.Ordinal));
        Assert.Contains(said, line => line.StartsWith("buckets.csv: there are no prices of 1 of 1 assets: KO; all assets are in the bucket Unknown", StringComparison.Ordinal));
        Assert.Equal(["scores_without_prices", "buckets_without_prices"], json.GetProperty("file_note_counts").EnumerateArray().Select(count => count.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Of_each_kind_of_note_the_first_is_said_or_all_of_them()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(prices, Prices(["KO"], 40) + string.Concat(Enumerable.Range(0, 150).Select(i => $"P{i},2020-03-02,\n")), TestContext.Current.CancellationToken);
        string[] given = ["--prices", prices, "--from", "2020-03-02", "--universe", "KO"];

        var first = (await ReplayAsync(given)).Fine().ErrorLines;
        var all = (await ReplayAsync([.. given, "--notes"])).Fine().ErrorLines;
        var json = Json(await ReplayAsync([.. given, "--json"]));
        var whole = Json(await ReplayAsync([.. given, "--json", "--notes"]));

        Assert.Contains("prices.csv:42: P0: 2020-03-02 has no close; the row was skipped (no_close, and 149 more)", first);
        Assert.Contains("150 notes on the files; --notes shows all", first);
        Assert.Equal(150, all.Count(line => line.EndsWith("(no_close)", StringComparison.Ordinal)));
        Assert.Contains("150 notes on the files", all);
        Assert.Equal(100, json.GetProperty("file_notes").GetArrayLength());
        Assert.Equal(150, whole.GetProperty("file_notes").GetArrayLength());
        Assert.All([json, whole], document => Assert.Equal(150, Assert.Single(document.GetProperty("file_note_counts").EnumerateArray()).GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task Several_errors_of_files_are_listed_a_line_each()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(prices, "symbol,date,close\nKO,2020-03-02,x\nKO,2020-03-03,y\nKO,what\u001b[2J,1\n", TestContext.Current.CancellationToken);

        var result = await ReplayAsync(["--prices", prices]);

        Assert.Equal(2, result.Code);
        Assert.Equal(
            [
                "daybook: --prices: several errors",
                "  prices.csv:2 close: a number is expected, such as 12.5, not 'x'; and 1 more of this kind, the last in line 3",
                "  prices.csv:4 date: a date is expected, such as 2024-01-31, not 'what?[2J'",
            ],
            result.ErrorLines);
        Assert.False(File.Exists(Journal));
    }

    [Fact]
    public async Task Columns_and_dates_that_were_said_are_recorded_and_used_again()
    {
        var prices = Path.Combine(Folder, "dax.csv");
        await File.WriteAllTextAsync(
            prices, "Datum;Schluss\n" + string.Concat(Enumerable.Range(1, 30).Select(day => string.Create(CultureInfo.InvariantCulture, $"{day:00}.04.2020;{100 + day},5\n"))), TestContext.Current.CancellationToken);

        (await ReplayAsync(["--prices", prices, "--columns", "date=Datum,close=schluss", "--date-format", "dd.MM.yyyy", "--from", "2020-04-02"])).Fine();

        var inputs = await InputsAsync();
        Assert.Equal("schluss", inputs.GetProperty("columns").GetProperty("close").GetString());
        Assert.Equal("dd.MM.yyyy", inputs.GetProperty("date_format").GetString());
        (await CliRunner.RunAsync("redecide", "--from-prices", "--journal", Journal)).Fine();
    }

    [Theory]
    [InlineData("adjusted", "prices are adjusted for splits and dividends by factor_files/ibm.csv", new string[0])]
    [InlineData("raw", "as they were traded, as was asked (--raw)", new[] { "--raw" })]
    public async Task Factor_files_of_LEAN_are_used_where_they_lie_and_recorded(string adjustment, string note, string[] options)
    {
        var daily = Directory.CreateDirectory(Path.Combine(Folder, "equity", "usa", "daily")).FullName;
        var factors = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "equity", "usa", "factor_files")).FullName, "ibm.csv");
        await File.WriteAllTextAsync(
            Path.Combine(daily, "ibm.csv"),
            string.Concat(Enumerable.Range(1, 30).Select(day => $"202004{day:00} 00:00,{(day < 15 ? "800000,800000,800000,800000" : "400000,400000,400000,400000")},100\n")), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(factors, "19980102,1,0.5\n20200414,1,0.5,80\n20501231,1,1,0\n", TestContext.Current.CancellationToken);

        var said = (await ReplayAsync(["--prices", daily, "--from", "2020-04-02", .. options])).Fine().ErrorLines;

        Assert.Contains(said, line => line.Contains(note, StringComparison.Ordinal));
        Assert.Equal(adjustment == "raw", said.Any(line => line.Contains("possible_split", StringComparison.Ordinal)));
        var file = Assert.Single((await InputsAsync()).GetProperty("prices").EnumerateArray());
        Assert.Equal(adjustment, file.GetProperty("adjustment").GetString());
        Assert.Equal(adjustment == "adjusted", file.TryGetProperty("factors", out var recorded) && recorded.GetProperty("sha256").GetString()!.Length == 64);

        await File.AppendAllTextAsync(factors, "\n", TestContext.Current.CancellationToken);
        var again = await CliRunner.RunAsync("redecide", "--from-prices", "--journal", Journal);
        Assert.Equal(adjustment == "raw" ? 0 : 2, again.Code);
        Assert.Equal(adjustment == "adjusted", again.Error.Contains("ibm.csv changed since", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_there_is_nothing_to_trade_the_files_are_named()
    {
        var empty = Directory.CreateDirectory(Path.Combine(Folder, "empty")).FullName;
        var header = Path.Combine(Folder, "header.csv");
        await File.WriteAllTextAsync(header, "symbol,date,close\n", TestContext.Current.CancellationToken);

        Assert.Contains("nothing to trade: there is no file", (await ReplayAsync(["--prices", empty])).Error, StringComparison.Ordinal);
        Assert.Contains("nothing to trade: no prices of an asset without another role in header.csv", (await ReplayAsync(["--prices", header])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_says_what_it_was_made_from_and_nothing_else()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(prices, Prices(["KO"], 40), TestContext.Current.CancellationToken);
        (await ReplayAsync(["--prices", prices, "--from", "2020-03-02"])).Fine();

        var inputs = await InputsAsync();
        Assert.False(inputs.TryGetProperty("days", out _));
        Assert.False(inputs.TryGetProperty("assets", out _));
        Assert.False(inputs.TryGetProperty("columns", out _));
        Assert.Equal(["path", "sha256"], Assert.Single(inputs.GetProperty("prices").EnumerateArray()).EnumerateObject().Select(property => property.Name));
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
    [InlineData("'A' is named for two regime series", new[] { "--prices", "/", "--equity", "A", "--bonds", "A", "--commodities", "B" })]
    [InlineData("name daily prices with --prices PATH", new string[0])]
    [InlineData("contradict each other", new[] { "--simulate", "1", "--prices", "/" })]
    [InlineData("there is no file or folder", new[] { "--prices", "/no/such/file.csv" })]
    [InlineData("--columns: it needs price files", new[] { "--simulate", "1", "--columns", "close=Schluss" })]
    [InlineData("--raw: it needs price files", new[] { "--simulate", "1", "--raw" })]
    [InlineData("'Schluss' is not ROLE=NAME", new[] { "--prices", "/", "--columns", "Schluss" })]
    [InlineData("a column cannot be 'kurs'", new[] { "--prices", "/", "--columns", "kurs=Schluss" })]
    [InlineData("does not tell a day, a month and a year", new[] { "--prices", "/", "--date-format", "dd.mm.yyyy" })]
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

    private async Task<JsonElement> InputsAsync()
    {
        using var start = JsonDocument.Parse((await OnJournalAsync("query", "type = 'session_start'", "--json")).Fine().Lines[0]);
        return start.RootElement.GetProperty("metadata").GetProperty("inputs").Clone();
    }

    private static string Prices(string[] assets, int days) => "symbol,date,close\n" + string.Concat(
        from asset in assets
        from day in Enumerable.Range(0, days)
        select string.Create(CultureInfo.InvariantCulture, $"{asset},{new DateOnly(2020, 3, 2).AddDays(day):yyyy-MM-dd},{100 + day + asset.Length}\n"));

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private Task<CliResult> ReplayAsync(string[] arguments) => CliRunner.RunAsync(["replay", "--journal", Journal, .. arguments]);

    private Task<CliResult> StateAsync(params string[] more) => CliRunner.RunAsync(["state", "--journal", Journal, "--json", .. more]);
}
