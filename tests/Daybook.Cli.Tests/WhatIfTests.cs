using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class WhatIfTests : TempJournal
{
    [Fact]
    public async Task A_recorded_replay_is_varied_and_both_stand_side_by_side()
    {
        await ReplayAsync();
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
    public async Task What_changes_nothing_changes_no_decision()
    {
        await ReplayAsync();
        var variant = Assert.Single(Json(await OnJournalAsync("whatif", "--set", "rebalance.frequency=daily", "--json")).GetProperty("variants").EnumerateArray());

        Assert.Equal(0, variant.GetProperty("decisions_changed").GetInt64());
    }

    [Fact]
    public async Task A_sweep_runs_every_combination_and_marks_the_front()
    {
        await ReplayAsync();
        var variants = Json(await OnJournalAsync("whatif", "--sweep", "holding.min_days=1..3,grace.enabled=true|false", "--json")).GetProperty("variants").EnumerateArray().ToList();

        Assert.Equal(6, variants.Count);
        Assert.Contains(variants, variant => variant.GetProperty("pareto").GetBoolean());
    }

    [Fact]
    public async Task What_is_set_beside_a_sweep_is_set_in_each_of_its_variants()
    {
        await ReplayAsync();
        var variants = Json(await OnJournalAsync("whatif", "--sweep", "holding.min_days=1..2", "--set", "grace.enabled=false", "--json")).GetProperty("variants").EnumerateArray().ToList();

        Assert.Equal(
            ["""{"grace.enabled":"false","holding.min_days":"1"}""", """{"grace.enabled":"false","holding.min_days":"2"}"""],
            variants.Select(variant => JsonSerializer.Serialize(variant.GetProperty("set"))));
    }

    [Fact]
    public async Task A_sweep_that_changes_no_decision_says_so_and_speaks_of_no_front()
    {
        await ReplayAsync();
        var shown = (await OnJournalAsync("whatif", "--sweep", "core.expiry_days=60|90", "--set", "rebalance.frequency=daily")).Fine();

        Assert.Contains("2 variants, and none of them changes a decision", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Pareto", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worth_of_each_protection_is_told()
    {
        await ReplayAsync();
        Assert.Contains("The replay without it", (await OnJournalAsync("whatif", "--effects")).Fine().Output, StringComparison.Ordinal);
        var grace = Json(await OnJournalAsync("whatif", "--effects", "--json")).GetProperty("protections").GetProperty("grace_period");

        Assert.Equal([5, 20, 60], grace.GetProperty("outcomes").EnumerateArray().Select(one => one.GetProperty("days").GetInt32()));
        Assert.True(grace.GetProperty("without").GetProperty("switched_off").GetBoolean());
    }

    [Theory]
    [InlineData("say what is to be tried", new string[0])]
    [InlineData("it goes neither with --set nor with --sweep", new[] { "--effects", "--set", "grace.days=4" })]
    [InlineData("grace.days is set, and swept over as well", new[] { "--sweep", "grace.days=3..5", "--set", "grace.days=4" })]
    [InlineData("--set", new[] { "--set", "grace.days=99" })]
    [InlineData("--from goes with --prices or --simulate", new[] { "--set", "grace.days=4", "--from", "2016-01-01" })]
    [InlineData("--universe goes with", new[] { "--set", "grace.days=4", "--universe", "A" })]
    [InlineData("--days goes with", new[] { "--effects", "--days", "10" })]
    [InlineData("--objective goes with --sweep", new[] { "--set", "grace.days=4", "--objective", "cagr" })]
    [InlineData("--examples goes with", new[] { "--effects", "--examples", "3" })]
    [InlineData("give one of them", new[] { "--set", "grace.days=4", "--simulate", "7", "--run", "x" })]
    [InlineData("--sweep", new[] { "--sweep", "grace.days=9..3" })]
    [InlineData("--sweep", new[] { "--sweep", "grace.dayz=3..9" })]
    public async Task Bad_input_is_named(string expected, string[] arguments)
    {
        await ReplayAsync();
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

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private async Task ReplayAsync() =>
        (await OnJournalAsync("replay", "--simulate", "7", "--days", "420", "--assets", "12", "--set", "rebalance.frequency=daily")).Fine();
}
