using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Engine;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Scoring;
using Daybook.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Cli.Tests;

public sealed class InterventionTests : TempJournal
{
    private static readonly DateTimeOffset Now = new(2025, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_lock_is_listed_with_its_evidence_and_released_by_a_named_person()
    {
        await CycleAsync();
        var held = Assert.Single(Locks(await StateAsync()));
        Assert.Equal(("KO", "whipsaw_protection", "2025-03-21T14:30:00Z"), (held.GetProperty("asset").GetString(), held.GetProperty("protection").GetString(), held.GetProperty("until").GetString()));
        Assert.NotEmpty(held.GetProperty("events").EnumerateArray());

        (await PersonAsync("release", "KO", "--protection", "whipsaw_protection", "--by", "Ada Lovelace", "--reason", "merger announced")).Fine();

        Assert.Empty(Locks(await StateAsync()));
        var released = JsonDocument.Parse((await OnJournalAsync("query", "type = 'protection_lock_released'", "--json")).Fine().Output).RootElement;
        Assert.Equal(("Ada Lovelace", "merger announced"), (released.GetProperty("actor").GetString(), released.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_not_locked_is_not_released(bool isConfigured)
    {
        await CycleAsync(isConfigured);
        var result = await PersonAsync("release", "NVDA", "--protection", "whipsaw_protection", "--by", "Ada", "--reason", "none");

        Assert.Equal(2, result.Code);
        Assert.Contains("NVDA has no whipsaw_protection lock", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_nobody_can_tell_of_is_released_all_the_same()
    {
        await CycleAsync(isConfigured: false);
        Assert.Empty(Locks(await StateAsync()));

        var released = (await PersonAsync("release", "KO", "--protection", "whipsaw_protection", "--by", "Ada", "--reason", "merger announced")).Fine();

        Assert.Contains("without a recorded configuration, locks are unknown", released.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release", "KO", "--protection", "whipsaw_protection", "--by", " ", "--reason", "none")]
    [InlineData("release", "KO", "--protection", "whipsaw", "--by", "Ada", "--reason", "none")]
    [InlineData("trading", "stopped", "--by", "Ada", "--reason", "none")]
    [InlineData("trading", "halted", "--by", "Ada")]
    public async Task Who_and_why_and_what_must_be_said(params string[] arguments)
    {
        await CycleAsync();

        Assert.Equal(2, (await PersonAsync(arguments)).Code);
    }

    [Fact]
    public async Task Trading_is_halted_and_resumed()
    {
        await CycleAsync();
        (await PersonAsync("trading", "halted", "--by", "Ada", "--reason", "the feed is stale")).Fine();
        Assert.Equal("halted", State(await StateAsync()).GetProperty("trading_state").GetString());

        var resumed = (await PersonAsync("trading", "active", "--by", "Ada", "--reason", "the feed is back")).Fine();
        Assert.Contains("it was halted", resumed.Output, StringComparison.Ordinal);
        Assert.Equal("active", State(await StateAsync()).GetProperty("trading_state").GetString());
    }

    [Fact]
    public async Task A_rebalancer_that_runs_in_another_process_obeys_the_halt_and_its_end()
    {
        await using var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: TestContext.Current.CancellationToken);
        using var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), TestContext.Current.CancellationToken);
        Assert.Equal(TradeAction.Open, await DecidedAsync(rebalancer));

        (await PersonAsync("trading", "halted", "--by", "Ada", "--reason", "the feed is stale")).Fine();
        Assert.Null(await DecidedAsync(rebalancer));

        (await PersonAsync("trading", "active", "--by", "Ada", "--reason", "the feed is back")).Fine();
        Assert.Equal(TradeAction.Open, await DecidedAsync(rebalancer));
    }

    [Fact]
    public async Task What_holds_and_what_was_said_are_shown()
    {
        await CycleAsync();
        Assert.Contains("Trading is active; the journal holds no other state", (await PersonAsync("trading")).Fine().Output, StringComparison.Ordinal);
        (await PersonAsync("trading", "reducing", "--by", "Ada", "--reason", "the feed \u001b[31m is stale")).Fine();
        (await PersonAsync("release", "KO", "--protection", "whipsaw_protection", "--by", "Grace", "--reason", "merger announced")).Fine();

        var shown = (await PersonAsync("trading")).Fine().Output;
        Assert.Contains("Trading is reducing since 2025-03-10T09:00:00Z", shown, StringComparison.Ordinal);
        Assert.Contains("released whipsaw_protection of KO  Grace: merger announced", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown);
        var document = State(await PersonAsync("trading", "--json"));
        Assert.Equal("reducing", document.GetProperty("trading_state").GetString());
        Assert.Equal(["Ada", "Grace"], document.GetProperty("interventions").EnumerateArray().Select(said => said.GetProperty("by").GetString()));
    }

    [Theory]
    [InlineData("trading", "--by", "Ada")]
    [InlineData("trading", "halted", "--follow", "--by", "Ada", "--reason", "none")]
    public async Task What_does_not_go_together_is_refused(params string[] arguments)
    {
        await CycleAsync();

        Assert.Equal(2, (await PersonAsync(arguments)).Code);
        Assert.Equal("active", State(await PersonAsync("trading", "--json")).GetProperty("trading_state").GetString());
    }

    [Fact]
    public async Task A_value_that_is_recorded_as_a_line_is_part_of_the_state()
    {
        await CycleAsync();
        await RecordAsync(
            """{"timestamp":"2025-03-08T14:30:00Z","event_type":"position_open","asset":"XOM","reason":"score 0.81","size_before":0,"size_after":0.12,"metadata":{"price":110}}""",
            """{"timestamp":"2025-03-08T21:00:00Z","event_type":"portfolio_snapshot","reason":"end of day","metadata":{"portfolio_value":1000,"cash":100}}""",
            """{"timestamp":"2025-03-10T09:30:00Z","event_type":"portfolio_snapshot","reason":"end of day","metadata":{"portfolio_value":900,"cash":100,"prices":{"KO":71}}}""");

        var state = State(await StateAsync());
        Assert.Equal(0.1, state.GetProperty("value").GetProperty("drawdown").GetDouble(), 12);
        Assert.Equal("2025-03-08T14:30:00Z", Assert.Single(state.GetProperty("positions").EnumerateArray()).GetProperty("priced").GetString());
        Assert.Contains("Value 900 at 2025-03-10T09:30:00Z, cash 100; drawdown 10 % from 1,000", (await OnJournalAsync("state", "--run", "live", "--at", "2025-03-10T10:00:00Z")).Fine().Output, StringComparison.Ordinal);
    }

    private static async Task<TradeAction?> DecidedAsync(Rebalancer rebalancer)
    {
        var score = new AssetScore("NVDA", IsHeld: false, ScoreCodes.FundamentalOnly, "as the test says", 0.9, 0.8, null, 0.9);
        var outcome = await rebalancer.RebalanceAsync(new MarketSnapshot { At = Now, Universe = [new AssetSnapshot(score)] }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(outcome.IsRecorded);
        return outcome.Targets.SingleOrDefault()?.Action;
    }

    private Task CycleAsync(bool isConfigured = true) => RecordAsync(
        """{"timestamp":"2025-03-05T14:00:00Z","event_type":"session_start","session_id":"s-1","reason":"began","metadata":{"kind":"rebalance"KEPT}}""".Replace("KEPT", isConfigured ? ",\"configuration\":{\"whipsaw.period_days\":\"14\"}" : string.Empty, StringComparison.Ordinal),
        """{"timestamp":"2025-03-05T14:30:00Z","event_type":"position_open","asset":"KO","reason":"score 0.81 over 0.65","size_before":0,"size_after":0.12}""",
        """{"timestamp":"2025-03-07T14:30:00Z","event_type":"position_close","asset":"KO","reason":"score 0.41 under 0.60","size_before":0.12,"size_after":0}""");

    private Task<CliResult> StateAsync() => OnJournalAsync("state", "--run", "live", "--at", "2025-03-10T10:00:00Z", "--json");

    private Task<CliResult> PersonAsync(params string[] arguments) => OnJournalAsync(new CliSetting { Time = new FakeTimeProvider(Now) }, arguments);

    private static JsonElement State(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private static JsonElement.ArrayEnumerator Locks(CliResult result) => State(result).GetProperty("locks").EnumerateArray();
}
