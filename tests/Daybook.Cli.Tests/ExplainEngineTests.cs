using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Cli.Tests.Support;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Scoring;
using Daybook.Sqlite;

namespace Daybook.Cli.Tests;

public sealed partial class ExplainEngineTests : TempJournal
{
    private static readonly DateTimeOffset At = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_guides_journal_gives_the_guides_answers()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "guides", "explain-a-decision.md"), TestContext.Current.CancellationToken);
        var blocks = Fence().Matches(guide).Select(match => match.Groups["text"].Value).ToList();
        (await ToolAsync(blocks[0])).Fine();

        var asked = blocks.Zip(blocks.Skip(1)).Where(pair => pair.First.StartsWith("daybook explain", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, asked.Count);
        foreach (var (command, expected) in asked)
        {
            var output = (await ToolAsync(command)).Fine().Output;
            Assert.Equal(Session().Replace(expected, "ID"), Session().Replace(output[..(output.IndexOf("\n\n", StringComparison.Ordinal) + 1)], "ID"));
        }
    }

    [Fact]
    public async Task What_was_not_opened_is_told_once_with_its_events_below()
    {
        await RebalanceAsync(Asset("NVDA", 0.62), Asset("KO", 0.8));

        var result = (await OnJournalAsync("explain", "NVDA", "2025-03-05")).Fine();

        Assert.StartsWith("NVDA not opened (below_new_threshold)  2025-03-05 21:00  rebalance #", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n  Its score of 0.62 was under the threshold of 0.65 for a new position.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\n  smallest changes that would have changed the decision, each alone\n    score 0.62 → 0.65  then open\n    selection.min_new_score 0.65 → 0.62  then open\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("\nNVDA threshold_breach reject  2025-03-05 21:00  event ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("noted asset", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_keeps_its_keys_and_has_the_engines_answer_beside_them()
    {
        await RebalanceAsync(Asset("NVDA", 0.7), Asset("KO", 0.8));

        using var document = JsonDocument.Parse((await OnJournalAsync("explain", "NVDA", "2025-03-05", "--run", "live", "--json")).Fine().Output);

        Assert.Equal(["asset", "date", "decisions", "omitted", "before", "after", "sentences", "engine"], document.RootElement.EnumerateObject().Select(property => property.Name));
        var rebalance = document.RootElement.GetProperty("engine").GetProperty("rebalances")[0];
        Assert.Equal("open", rebalance.GetProperty("outcome").GetProperty("action").GetString());
        Assert.Equal(0.7, rebalance.GetProperty("inputs").GetProperty("score").GetDouble());
        Assert.Equal(2, rebalance.GetProperty("selection").GetProperty("rank").GetInt32());
        var answer = rebalance.GetProperty("protections")[0];
        Assert.Equal((true, 5), (answer.GetProperty("approved").GetBoolean(), answer.GetProperty("checks").GetArrayLength()));
        Assert.All(rebalance.GetProperty("nearest").GetProperty("changes").EnumerateArray(), change => Assert.Equal("none", change.GetProperty("outcome").GetString()));
        Assert.Contains(document.RootElement.GetProperty("decisions").EnumerateArray(), decision => decision.GetProperty("event").GetProperty("event_type").GetString() == "rebalancing_target_approved");
    }

    [Fact]
    public async Task An_event_leads_to_its_decision_and_a_day_without_one_to_the_next()
    {
        await RebalanceAsync(Asset("NVDA", 0.7));
        using var document = JsonDocument.Parse((await OnJournalAsync("explain", "NVDA", "2025-03-05", "--json")).Fine().Output);
        var id = document.RootElement.GetProperty("decisions")[0].GetProperty("event").GetProperty("id").GetInt64();

        Assert.StartsWith("NVDA to be opened  2025-03-05 21:00", (await OnJournalAsync("explain", $"{id}")).Fine().Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "There was no rebalance on 2025-03-01, so there was no decision about any asset.\nThere is no previous one; the next one was at 2025-03-05T21:00:00Z",
            (await OnJournalAsync("explain", "NVDA", "2025-03-01")).Fine().Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_there_is_not_and_a_run_beside_an_event_are_misuse()
    {
        await RebalanceAsync(Asset("NVDA", 0.7));

        Assert.Contains("has no session 'x'", (await OnJournalAsync("explain", "NVDA", "2025-03-05", "--run", "x")).Error, StringComparison.Ordinal);
        var beside = await OnJournalAsync("explain", "4", "--run", "live");
        Assert.Equal(2, beside.Code);
        Assert.Contains("--run: it needs an asset and a day", beside.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_events_steer_no_terminal()
    {
        await RebalanceAsync(new AssetSnapshot(new AssetScore("NVDA", false, ScoreCodes.NoTechnicalScore, "no score: \u001b[31mred", null, 0, null, null)));

        var result = (await OnJournalAsync("explain", "NVDA", "2025-03-05")).Fine();

        Assert.Contains(@"It had no score: \u001b[31mred.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    private static AssetSnapshot Asset(string name, double score) => new(new AssetScore(name, false, ScoreCodes.TechnicalOnly, $"score {score} from prices alone", score, 0.6, null, null));

    private async Task RebalanceAsync(params AssetSnapshot[] universe)
    {
        await using var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: TestContext.Current.CancellationToken);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), TestContext.Current.CancellationToken);
        Assert.True((await rebalancer.RebalanceAsync(new MarketSnapshot { At = At, Universe = universe })).IsRecorded);
    }

    private Task<CliResult> ToolAsync(string command) => CliRunner.RunAsync([.. command.Trim().Split(' ').Skip(1).Select(word => word == "replay.db" ? Journal : word)]);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Daybook.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("^```\\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Session();
}
