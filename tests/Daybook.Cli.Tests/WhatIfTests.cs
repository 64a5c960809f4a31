using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Cli.Tests;

public sealed class WhatIfTests(SmallReplay replay) : TempJournal, IClassFixture<SmallReplay>
{
    [Fact]
    public async Task A_recorded_replay_is_varied_and_both_stand_side_by_side()
    {
        HasReplay();
        var shown = (await OnJournalAsync("whatif", "--set", "grace.enabled=false")).Fine();
        Assert.Matches(@"CAGR +-?[0-9.]+ % +-?[0-9.]+ % +[-+][0-9.]+ %", shown.Output);
        Assert.Matches(@"[1-9][0-9,]* of [0-9,]+ decisions differ", shown.Output);

        var document = Json(await OnJournalAsync("whatif", "--set", "grace.enabled=false", "--json"));
        var variant = Assert.Single(document.GetProperty("variants").EnumerateArray());
        Assert.Equal("false", variant.GetProperty("set").GetProperty("grace.enabled").GetString());
        Assert.True(variant.GetProperty("decisions_changed").GetInt64() > 0);
        Assert.Equal(JsonValueKind.Number, document.GetProperty("base").GetProperty("performance").GetProperty("cagr").ValueKind);
    }

    [Fact]
    public async Task What_is_noted_about_prices_is_said_and_all_of_it_on_demand()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(
            prices, "Date,KO,PG\n" + string.Concat(Enumerable.Range(1, 30).Select(day => $"2020-04-{day:00},{(day == 20 ? 900 : 100 + day)},{(day < 9 ? "NaN" : "50")}\n")), TestContext.Current.CancellationToken);
        string[] given = ["whatif", "--set", "grace.enabled=false", "--prices", prices, "--from", "2020-04-02"];

        var first = (await CliRunner.RunAsync(given)).Fine().ErrorLines;
        var all = (await CliRunner.RunAsync([.. given, "--notes"])).Fine().ErrorLines;
        var document = Json(await CliRunner.RunAsync([.. given, "--json"]));

        Assert.Contains("prices.csv:2: PG: 8 days have no close, the first 2020-04-01, the last 2020-04-08; they were skipped (no_close)", first);
        Assert.Contains("3 notes on the files; --notes shows all", first);
        Assert.Equal(2, all.Count(line => line.Contains("large_move", StringComparison.Ordinal)));
        Assert.Equal(3, document.GetProperty("file_notes").GetArrayLength());
        Assert.Equal(2, document.GetProperty("file_note_counts").GetArrayLength());
    }

    [Fact]
    public async Task What_changes_nothing_changes_no_decision()
    {
        HasReplay();
        var variant = Assert.Single(Json(await OnJournalAsync("whatif", "--set", "rebalance.frequency=daily", "--json")).GetProperty("variants").EnumerateArray());

        Assert.Equal(0, variant.GetProperty("decisions_changed").GetInt64());
    }

    [Fact]
    public async Task A_sweep_runs_every_combination_and_marks_the_front()
    {
        HasReplay();
        var variants = Json(await OnJournalAsync("whatif", "--sweep", "holding.min_days=1..3,grace.enabled=true|false", "--json")).GetProperty("variants").EnumerateArray().ToList();

        Assert.Equal(6, variants.Count);
        Assert.Contains(variants, variant => variant.GetProperty("pareto").GetBoolean());
    }

    [Fact]
    public async Task What_is_set_beside_a_sweep_is_set_in_each_of_its_variants()
    {
        HasReplay();
        var variants = Json(await OnJournalAsync("whatif", "--sweep", "holding.min_days=1..2", "--set", "grace.enabled=false", "--json")).GetProperty("variants").EnumerateArray().ToList();

        Assert.Equal(
            ["""{"grace.enabled":"false","holding.min_days":"1"}""", """{"grace.enabled":"false","holding.min_days":"2"}"""],
            variants.Select(variant => JsonSerializer.Serialize(variant.GetProperty("set"))));
    }

    [Fact]
    public async Task A_sweep_that_changes_no_decision_says_so_and_speaks_of_no_front()
    {
        HasReplay();
        var shown = (await OnJournalAsync("whatif", "--sweep", "core.expiry_days=60|90", "--set", "rebalance.frequency=daily")).Fine();

        Assert.Contains("2 variants, and none changes a decision", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Pareto", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worth_of_each_protection_is_told()
    {
        HasReplay();
        var shown = (await OnJournalAsync("whatif", "--effects")).Fine().Output;
        Assert.Contains("One replay without the protection", shown, StringComparison.Ordinal);
        Assert.Contains("does not estimate what a protection is worth", shown, StringComparison.Ordinal);
        var grace = Json(await OnJournalAsync("whatif", "--effects", "--json")).GetProperty("protections").GetProperty("grace_period");

        Assert.Equal([5, 20, 60], grace.GetProperty("outcomes").EnumerateArray().Select(one => one.GetProperty("days").GetInt32()));
        Assert.True(grace.GetProperty("without").GetProperty("switched_off").GetBoolean());
        Assert.Equal(1, grace.GetProperty("without").GetProperty("paths").GetInt32());
    }

    /// <summary>Sixty days later there are too few clusters in a year and a half: nothing is said but the mean.</summary>
    [Fact]
    public async Task An_effect_has_a_verdict_only_from_enough_clusters_and_keeps_the_raw_return_beside_it()
    {
        HasReplay();
        var outcomes = Json(await OnJournalAsync("whatif", "--effects", "--json")).GetProperty("protections").GetProperty("grace_period").GetProperty("outcomes").EnumerateArray().ToList();

        Assert.Equal("too_few", outcomes[2].GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, outcomes[2].GetProperty("low").ValueKind);
        foreach (var outcome in outcomes)
        {
            Assert.InRange(outcome.GetProperty("clusters").GetInt32(), 1, outcome.GetProperty("observed").GetInt32());
            Assert.NotEqual(outcome.GetProperty("raw").GetDouble(), outcome.GetProperty("mean").GetDouble());
        }

        Assert.Equal(0, outcomes[0].GetProperty("alone").GetInt32());
        Assert.Matches("grace_period +60 .* too few", (await OnJournalAsync("whatif", "--effects")).Fine().Output);
    }

    [Fact]
    public async Task The_first_change_is_told_with_its_cause_and_what_follows_by_its_kind()
    {
        HasReplay();
        var shown = (await OnJournalAsync("whatif", "--set", "grace.enabled=false", "--examples", "2")).Fine().Output;

        Assert.Matches("First on [-0-9]+, [A-Z]+\n  in force: [a-z]+( [0-9.]+ %)? \\(close refused by grace_period\\)\n  what if:  close \\(below_threshold\\)\n", shown);
        Assert.Matches(@"  [a-z]+ \(close refused by grace_period\) → close \(below_threshold\)\n    on [0-9]+ days?, [-0-9]+ to [-0-9]+: ", shown);
        Assert.Matches("decisions? of [0-9]+ further kinds?; --json has all kinds", shown);
        var variant = Json(await OnJournalAsync("whatif", "--set", "grace.enabled=false", "--json")).GetProperty("variants")[0];
        var kinds = variant.GetProperty("kinds").EnumerateArray().ToList();
        Assert.Equal(variant.GetProperty("decisions_changed").GetInt64(), kinds.Sum(kind => kind.GetProperty("decisions").GetInt64()));
        Assert.Equal(("close refused by grace_period", "close"), (kinds[0].GetProperty("base_why").GetString(), kinds[0].GetProperty("variant_action").GetString()));
        Assert.Contains("grace_period", string.Join(' ', variant.GetProperty("changed").EnumerateArray().Select(one => one.GetProperty("base_why").GetString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_daily_returns_of_all_that_is_tried_are_written_to_a_file()
    {
        HasReplay();
        var file = Path.Combine(Folder, "returns.csv");
        var told = Json(await OnJournalAsync("whatif", "--sweep", "holding.min_days=1..2,grace.days=3|5", "--set", "whipsaw.enabled=false", "--returns", file, "--json"));
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(file, told.GetProperty("returns").GetString());
        Assert.StartsWith("date,in_force,\"whipsaw.enabled=false, holding.min_days=1, grace.days=3\",\"whipsaw.enabled=false, holding.min_days=1, grace.days=5\",", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.Equal(6, line.Split(',').Length));
        IsTotalReturn(told.GetProperty("base"), lines, column: 1);
        foreach (var (place, variant) in told.GetProperty("variants").EnumerateArray().Index())
            IsTotalReturn(variant, lines, place + 2);
        Assert.Equal([file], Directory.GetFiles(Folder, "*.csv").Concat(Directory.GetFiles(Folder, "*.part")));
    }

    [Theory]
    [InlineData("--simulate", "7", "--days", "300", "--assets", "4")]
    [InlineData("--prices", "", "--config", "")]
    public async Task Returns_are_written_without_a_journal_as_well(params string[] market)
    {
        var (file, prices, settings) = (Path.Combine(Folder, "returns.csv"), Path.Combine(Folder, "prices.csv"), Path.Combine(Folder, "c.yaml"));
        await File.WriteAllTextAsync(prices, Prices(40), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(settings, "scoring:\n  technical: false\n", TestContext.Current.CancellationToken);
        string[] named = market[0] == "--prices" ? ["--prices", prices, "--config", settings] : market;
        var shown = (await CliRunner.RunAsync(["whatif", "--set", "grace.days=4", "--returns", file, .. named])).Fine();

        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("date,in_force,grace.days=4", lines[0]);
        Assert.Contains($"Returns {file}: {lines.Length - 1} days; settings in force and 1 variant", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_returns_that_is_there_is_left_as_it_is_until_it_is_said_to_be_replaced()
    {
        var file = Path.Combine(Folder, "returns.csv");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        string[] arguments = ["whatif", "--set", "grace.days=4", "--simulate", "7", "--days", "300", "--assets", "4", "--returns", file];
        var refused = await CliRunner.RunAsync(arguments);

        Assert.Equal(2, refused.Code);
        Assert.Contains("already exists and was not changed; --force replaces it", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        (await CliRunner.RunAsync([.. arguments, "--force"])).Fine();
        Assert.StartsWith("date,in_force,", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // What cannot be tried leaves nothing half-written.
        var wrong = await CliRunner.RunAsync("whatif", "--set", "grace.days=99", "--simulate", "7", "--days", "300", "--assets", "4", "--returns", Path.Combine(Folder, "other.csv"));
        Assert.Equal(2, wrong.Code);
        Assert.Equal([file], Directory.GetFiles(Folder));
    }

    [Fact]
    public async Task Returns_never_take_the_place_of_the_journal_or_of_what_they_are_made_from()
    {
        var (journal, prices, settings) = (Path.Combine(Folder, "j.db"), Path.Combine(Folder, "prices.csv"), Path.Combine(Folder, "c.yaml"));
        await File.WriteAllTextAsync(prices, Prices(40), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(settings, "scoring:\n  technical: false\n", TestContext.Current.CancellationToken);
        (await CliRunner.RunAsync("replay", "--prices", prices, "--config", settings, "--journal", journal)).Fine();
        foreach (var file in (string[])[journal, journal + ".anchor", prices, settings])
        {
            var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var refused = await CliRunner.RunAsync("whatif", "--set", "grace.days=4", "--config", settings, "--journal", journal, "--returns", file, "--force");

            Assert.Equal(2, refused.Code);
            Assert.Contains(" and was not changed; name another file", refused.Error, StringComparison.Ordinal);
            Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_person_sees_how_far_it_is_from_the_first_price_on()
    {
        var (prices, settings) = (Path.Combine(Folder, "prices.csv"), Path.Combine(Folder, "c.yaml"));
        await File.WriteAllTextAsync(prices, Prices(40), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(settings, "scoring:\n  technical: false\n", TestContext.Current.CancellationToken);
        var watched = new CliSetting { ErrorIsTerminal = true, Time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(1) } };
        string[] market = ["--prices", prices, "--config", settings];

        var set = (await CliRunner.RunAsync(watched, ["whatif", "--set", "grace.days=4", .. market])).Fine().Error;
        Assert.Contains("reading prices", set, StringComparison.Ordinal);
        Assert.Matches("replaying days  [─━]+  1 of 80", set);
        Assert.Contains("  80 of 80", set, StringComparison.Ordinal);
        var effects = (await CliRunner.RunAsync(watched, ["whatif", "--effects", .. market])).Fine().Error;
        Assert.Matches("replaying days  [─━]+  40 of 40", effects);
        Assert.Matches("without each protection  [─━]+  1 of ", effects);
    }

    [Fact]
    public async Task A_recorded_replay_without_buckets_is_doubted_again()
    {
        var prices = Path.Combine(Folder, "prices.csv");
        await File.WriteAllTextAsync(prices, Prices(40), TestContext.Current.CancellationToken);
        (await OnJournalAsync("replay", "--prices", prices, "--set", "scoring.technical=false", "buckets.enabled=true")).Fine();

        Assert.Contains("no --buckets: 3 of 3 assets are in one bucket", (await OnJournalAsync("whatif", "--set", "grace.days=4")).Fine().Error, StringComparison.Ordinal);
        Assert.Contains("no --buckets: 3 of 3 assets are in one bucket", (await OnJournalAsync("whatif", "--effects", "--json")).Fine().Error, StringComparison.Ordinal);
        var settings = Path.Combine(Folder, "c.yaml");
        await File.WriteAllTextAsync(settings, "scoring:\n  technical: false\n", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("no --buckets", (await OnJournalAsync("whatif", "--set", "grace.days=4", "--config", settings)).Fine().Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("say what to try", new string[0])]
    [InlineData("it cannot be combined with --set or --sweep", new[] { "--effects", "--set", "grace.days=4" })]
    [InlineData("grace.days is both set and swept", new[] { "--sweep", "grace.days=3..5", "--set", "grace.days=4" })]
    [InlineData("--set", new[] { "--set", "grace.days=99" })]
    [InlineData("--from needs --prices or --simulate", new[] { "--set", "grace.days=4", "--from", "2016-01-01" })]
    [InlineData("--universe needs", new[] { "--set", "grace.days=4", "--universe", "A" })]
    [InlineData("--days needs", new[] { "--effects", "--days", "10" })]
    [InlineData("--objective needs --sweep", new[] { "--set", "grace.days=4", "--objective", "cagr" })]
    [InlineData("--examples needs", new[] { "--effects", "--examples", "3" })]
    [InlineData("--returns needs --set or --sweep", new[] { "--effects", "--returns", "r.csv" })]
    [InlineData("--force needs --returns", new[] { "--set", "grace.days=4", "--force" })]
    [InlineData("--returns: name a file", new[] { "--set", "grace.days=4", "--returns", "-" })]
    [InlineData("There is no folder", new[] { "--set", "grace.days=4", "--returns", "no/such/folder.csv" })]
    [InlineData("give one of them", new[] { "--set", "grace.days=4", "--simulate", "7", "--run", "x" })]
    [InlineData("--sweep", new[] { "--sweep", "grace.days=9..3" })]
    [InlineData("--sweep", new[] { "--sweep", "grace.dayz=3..9" })]
    public async Task Bad_input_is_named(string expected, string[] arguments)
    {
        HasReplay();
        var result = await OnJournalAsync(["whatif", .. arguments]);

        Assert.Equal(2, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_without_a_replay_is_said_to_be_one()
    {
        await RecordFourAsync();
        var result = await OnJournalAsync("whatif", "--set", "grace.days=4");

        Assert.Equal(2, result.Code);
        Assert.Contains("holds no replay", result.Error, StringComparison.Ordinal);
    }

    private static void IsTotalReturn(JsonElement run, string[] lines, int column)
    {
        // The names of the settings have commas; the rows have none but between cells.
        var product = lines.Skip(1).Aggregate(1.0, (value, line) => value * (1 + double.Parse(line.Split(',')[column], CultureInfo.InvariantCulture)));
        Assert.Equal(run.GetProperty("performance").GetProperty("total_return").GetDouble(), product - 1, 9);
    }

    private static string Prices(int days) => "date,symbol,close\n" + string.Concat(
        Enumerable.Range(0, days).SelectMany(day => ((string[])["AAX", "BBX", "CCX"]).Select((asset, i) => string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2020, 1, 1).AddDays(day):yyyy-MM-dd},{asset},{100 + (i * day)}\n"))));

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private void HasReplay() => replay.CopyTo(Journal);
}
