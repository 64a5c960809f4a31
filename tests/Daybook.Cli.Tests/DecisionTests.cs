using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Decisions;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Scoring;
using Daybook.Filters;
using Daybook.Recording;
using Daybook.Sqlite;

namespace Daybook.Cli.Tests;

public sealed class DecisionTests : TempJournal
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly DateTimeOffset At = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_decision_is_explained_alike_whether_python_a_strategy_or_the_engine_wrote_it()
    {
        await EngineAsync();
        var engine = await ExplainedAsync();
        var reason = engine.Event.GetProperty("reason").GetString()!;
        var until = engine.Checks[^1].GetProperty("blocked_until").GetString();
        var why = engine.Checks[^1].GetProperty("reason").GetString();
        Assert.Equal("rebalancing_target_denied", engine.Event.GetProperty("event_type").GetString());

        Fresh();
        await RecordAsync($$"""
            {"timestamp":"2025-03-05T21:00:00Z","event_type":"decision","asset":"NVDA","action":"not_open","reason":"{{reason}}","size_before":0,"size_after":0,"metadata":{"score":0.8,"threshold":0.65,"rank":1,"of":2,"places":3,
             "checks":[{"rule":"trading_state","code":"ok","reason":"Trading is active.","verdict":"pass"},
                       {"rule":"core_asset_immunity","code":"not_guarded","reason":"Core assets are kept from closes and decreases only.","verdict":"pass"},
                       {"rule":"grace_period","code":"not_guarded","reason":"Grace-period protection guards closes only.","verdict":"pass"},
                       {"rule":"holding_period","code":"new_position","reason":"The asset is not held.","verdict":"pass"},
                       {"rule":"whipsaw_protection","code":"cycle_limit","observed":1,"comparison":"<","limit":1,"unit":"cycles","verdict":"block","until":"{{until}}","reason":"{{why}}"}],
             "decided_by":"whipsaw_protection"} }
            """.ReplaceLineEndings(" "));
        var python = await ExplainedAsync();

        Fresh();
        await StrategyAsync(reason, why!, DateTimeOffset.Parse(until!, System.Globalization.CultureInfo.InvariantCulture));
        var strategy = await ExplainedAsync();

        Assert.Equal(python.Told, strategy.Told);
        Assert.Equal(python.Told, engine.Told);
        Assert.Contains("Smallest change that would have changed the decision: whipsaw_protection 1 → under 1 cycles, or from 2025-03-18T21:00:00Z on.", python.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_was_recorded_as_json_is_shown_at_once()
    {
        await RecordAsync("""{"timestamp":"2025-03-05T21:00:00Z","event_type":"decision","asset":"KO","action":"not_open","reason":"others were better","metadata":{"inputs":[{"name":"momentum_12m","value":0.31}],"score":0.61,"threshold":0.65,"rank":4,"of":5,"places":3,"checks":[{"rule":"turnover","observed":0.1,"comparison":"<=","limit":0.25,"unit":"a month","verdict":"pass"}],"alternatives":[{"name":"PEP","score":0.7,"reason":"got a place"}]}}""");

        var shown = (await OnJournalAsync("explain", "KO", "2025-03-05")).Fine().Output;

        Assert.StartsWith(
            """
            KO decision not_open  2025-03-05 21:00  event 1
              why       others were better
              score     0.61
              threshold 0.65
              rank      4 of 5, 3 places
              inputs
                momentum_12m 0.31
              alternatives
                PEP 0.7  got a place
              checks
                passed turnover  observed 0.1, limit 0.25 a month
              all of these would have had to change
                score 0.61 → 0.65 or more (0.04 away)
                rank 4 → 3 or better (1 away)

            """.ReplaceLineEndings("\n"),
            shown,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_references_example_gives_the_explanation_beside_it()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Daybook.slnx")))
            folder = folder.Parent;
        var page = (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "docs", "reference", "decisions.md"), Token)).Split("```");
        await RecordAsync(page[1]["json".Length..].ReplaceLineEndings(" "));

        Assert.StartsWith(page[3].TrimStart('\n'), (await OnJournalAsync("explain", "NVDA", "2025-03-05")).Fine().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_decided_is_told_beside_the_engines_journal()
    {
        await EngineAsync();
        await RecordAsync("""{"timestamp":"2025-03-07T21:00:00Z","event_type":"decision","asset":"KO","action":"not_open","reason":"too dear"}""");

        var shown = (await OnJournalAsync("explain", "KO", "2025-03-07")).Fine().Output;

        Assert.StartsWith("KO decision not_open", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was decided", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_shape_is_refused_with_its_path_and_nothing_is_recorded()
    {
        var refused = await OnJournalAsync(
            new CliSetting { InputText = """{"timestamp":"2025-03-05T21:00:00Z","event_type":"decision","asset":"KO","action":"open","reason":"x","metadata":{"checks":[{"rule":"halt","verdict":"maybe"}]}}""" }, "record");

        Assert.Equal(2, refused.Code);
        Assert.Contains("checks[0].verdict is 'maybe'; it must be one of pass, block, override; nothing was recorded", refused.Error, StringComparison.Ordinal);
        Assert.Contains("\"total\": 0,", (await OnJournalAsync("stats", "--json")).Fine().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_ones_own_that_blocks_is_counted_as_the_engines_are()
    {
        await RecordAsync(
            """{"timestamp":"2025-03-05T21:00:00Z","event_type":"decision","asset":"KO","action":"not_open","reason":"x","metadata":{"checks":[{"rule":"turnover","verdict":"block"},{"rule":"halt","verdict":"pass"}]}}""",
            """{"timestamp":"2025-03-06T21:00:00Z","event_type":"decision","asset":"PEP","action":"not_open","reason":"no place left","metadata":{"rank":4,"places":3,"checks":[{"rule":"halt","verdict":"pass"}]}}""",
            """{"timestamp":"2025-03-06T21:00:00Z","event_type":"decision","asset":"XOM","action":"open","reason":"x","metadata":{"checks":[{"rule":"turnover","verdict":"override"}]}}""",
            """{"timestamp":"2025-03-06T21:00:00Z","event_type":"whipsaw_block","asset":"KO","reason":"x"}""");

        using var counted = JsonDocument.Parse((await OnJournalAsync("stats", "--rules", "--period", "1d", "--json")).Fine().Output);
        var root = counted.RootElement;

        Assert.Equal(2, root.GetProperty("blocks").GetInt32());
        Assert.Equal("""{"turnover":1,"whipsaw_protection":1}""", Compact(root.GetProperty("blocked_by")));
        Assert.Equal([1, 1], root.GetProperty("periods").EnumerateArray().Select(period => period.GetProperty("blocks").GetInt32()));
        Assert.Equal("""[{"rule":"turnover","passes":0,"blocks":1,"overrides":1},{"rule":"halt","passes":2,"blocks":0,"overrides":0}]""", Compact(root.GetProperty("rules")));
        Assert.Contains("\nrule                        passes   blocks  overrides\nturnover                         0        1          1\n", (await OnJournalAsync("stats", "--rules")).Fine().Output, StringComparison.Ordinal);
        using var plain = JsonDocument.Parse((await OnJournalAsync("stats", "--json")).Fine().Output);
        Assert.False(plain.RootElement.TryGetProperty("rules", out _));
    }

    /// <summary>A rebalance that refuses to open NVDA, which was bought and sold the day before.</summary>
    private async Task EngineAsync()
    {
        await using var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: Token);
        journal.PositionOpened("NVDA", "bought", 0.1, occurredAt: At.AddDays(-2));
        journal.PositionClosed("NVDA", "sold", 0.1, occurredAt: At.AddDays(-1));
        await journal.FlushAsync(cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        AssetSnapshot[] universe = [.. new[] { ("NVDA", 0.8), ("PEP", 0.7) }.Select(one => new AssetSnapshot(new AssetScore(one.Item1, false, ScoreCodes.TechnicalOnly, "from prices alone", one.Item2, 0.6, null, null)))];
        Assert.True((await rebalancer.RebalanceAsync(new MarketSnapshot { At = At, Universe = universe })).IsRecorded);
    }

    private async Task StrategyAsync(string reason, string why, DateTimeOffset until)
    {
        await using var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: Token);
        await using var session = journal.BeginSession("rebalance", At);
        session.RecordDecision(
            new Decision
            {
                Asset = "NVDA",
                Action = DecisionAction.NotOpen,
                Score = 0.8,
                Threshold = 0.65,
                Rank = 1,
                Ranked = 2,
                Places = 3,
                Checks =
                [
                    DecisionCheck.Pass("trading_state") with { Code = "ok", Reason = "Trading is active." },
                    DecisionCheck.Pass("core_asset_immunity") with { Code = "not_guarded", Reason = "Core assets are kept from closes and decreases only." },
                    DecisionCheck.Pass("grace_period") with { Code = "not_guarded", Reason = "Grace-period protection guards closes only." },
                    DecisionCheck.Pass("holding_period") with { Code = "new_position", Reason = "The asset is not held." },
                    DecisionCheck.Block("whipsaw_protection", 1, CompareOperator.Less, 1, "cycles") with { Code = "cycle_limit", Reason = why, Until = until },
                ],
                DecidedBy = "whipsaw_protection",
            },
            reason,
            sizeBefore: 0,
            sizeAfter: 0);
        await session.CompleteAsync(cancellationToken: Token);
    }

    /// <summary>The first decision about NVDA: its event, its checks, and all that the explanation says of it but ids, session and trace.</summary>
    private async Task<(JsonElement Event, JsonElement[] Checks, string Told)> ExplainedAsync()
    {
        var document = JsonDocument.Parse((await OnJournalAsync("explain", "NVDA", "2025-03-05", "--json")).Fine().Output).RootElement;
        var decision = document.GetProperty("decisions")[0];
        JsonElement[] checks = [.. decision.GetProperty("checks").EnumerateArray()];
        var known = checks.Select(check => string.Join(' ', check.EnumerateObject().Where(fact => fact.Name != "event_id").Select(fact => $"{fact.Name} {Compact(fact.Value)}")));
        var sentences = document.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString()!)
            .TakeWhile(sentence => !sentence.StartsWith("It is part of", StringComparison.Ordinal) && !sentence.StartsWith("It was recorded", StringComparison.Ordinal))
            .Select(sentence => sentence.Split(" (event ")[0]);
        return (decision.GetProperty("event"), checks, string.Join('\n', [Compact(decision.GetProperty("decision")), .. known, .. sentences]));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Relaxed);

    private void Fresh()
    {
        foreach (var file in Directory.EnumerateFiles(Folder))
            File.Delete(file);
    }
}
