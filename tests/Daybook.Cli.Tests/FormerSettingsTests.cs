using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Scoring;
using Daybook.Events;
using Daybook.Sqlite;

namespace Daybook.Cli.Tests;

/// <summary>Runs whose recorded settings another version wrote: what is not known is passed over and said, what is not allowed any more is not taken for the default.</summary>
public sealed class FormerSettingsTests : TempJournal
{
    private const string Said = "2 recorded settings are not known to this version and were not used: magic.dust, whipsaw.moon";

    private static readonly DateTimeOffset At = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Decisions_are_made_again_without_settings_that_are_not_known_and_it_is_said()
    {
        await RebalanceAsync(("magic.dust", "7"), ("whipsaw.moon", "full"));

        var shown = (await OnJournalAsync("redecide")).Fine().Output;
        var document = Json(await OnJournalAsync("redecide", "--json"));

        Assert.Contains("all identical, byte for byte", shown, StringComparison.Ordinal);
        Assert.Contains(Said, shown, StringComparison.Ordinal);
        Assert.Equal(["magic.dust", "whipsaw.moon"], NotUsed(document));
    }

    [Fact]
    public async Task An_explanation_says_which_settings_were_not_used()
    {
        await RebalanceAsync(("magic.dust", "7"), ("whipsaw.moon", "full"));

        Assert.Contains($"  {Said}.\n", (await OnJournalAsync("explain", "NVDA", "2025-03-05")).Fine().Output, StringComparison.Ordinal);
        var rebalance = Json(await OnJournalAsync("explain", "NVDA", "2025-03-05", "--json")).GetProperty("engine").GetProperty("rebalances")[0];
        Assert.Equal(["magic.dust", "whipsaw.moon"], NotUsed(rebalance));
    }

    [Fact]
    public async Task The_state_says_which_settings_were_not_used()
    {
        await RebalanceAsync(("magic.dust", "7"), ("whipsaw.moon", "full"));

        Assert.Contains(Said, (await OnJournalAsync("state")).Fine().Output, StringComparison.Ordinal);
        Assert.Equal(["magic.dust", "whipsaw.moon"], NotUsed(Json(await OnJournalAsync("state", "--json"))));
    }

    [Fact]
    public async Task The_state_says_when_settings_cannot_be_read_at_all()
    {
        await RebalanceAsync(("grace.days", "4000"));

        Assert.Contains("The recorded settings cannot be read by this version", (await OnJournalAsync("state")).Fine().Output, StringComparison.Ordinal);
        Assert.True(Json(await OnJournalAsync("state", "--json")).GetProperty("settings_unreadable").GetBoolean());
        Assert.Contains("nothing was compared", (await OnJournalAsync("redecide")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_is_varied_without_settings_that_are_not_known_and_it_is_said()
    {
        await RunAsync(("magic.dust", "7"), ("whipsaw.moon", "full"));

        Assert.Contains(Said, (await OnJournalAsync("whatif", "--set", "grace.days=4")).Fine().Output, StringComparison.Ordinal);
        Assert.Equal(["magic.dust", "whipsaw.moon"], NotUsed(Json(await OnJournalAsync("whatif", "--set", "grace.days=4", "--json"))));
        Assert.Contains(Said, (await OnJournalAsync("whatif", "--effects")).Fine().Output, StringComparison.Ordinal);
        Assert.Equal(["magic.dust", "whipsaw.moon"], NotUsed(Json(await OnJournalAsync("whatif", "--effects", "--json"))));
    }

    [Fact]
    public async Task A_replay_whose_settings_cannot_be_read_is_varied_from_a_configuration_that_is_given()
    {
        await RunAsync(("grace.days", "4000"));

        var refused = await OnJournalAsync("whatif", "--set", "grace.days=4");
        Assert.Equal(2, refused.Code);
        Assert.Contains("recorded settings that this version cannot read", refused.Error, StringComparison.Ordinal);
        (await OnJournalAsync("whatif", "--set", "grace.days=4", "--preset", "conservative")).Fine();
    }

    /// <summary>A live rebalance, whose session says other settings than it was made under.</summary>
    private async Task RebalanceAsync(params (string Key, string Value)[] settings)
    {
        await using var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: TestContext.Current.CancellationToken);
        var asset = new AssetSnapshot(new AssetScore("NVDA", false, ScoreCodes.TechnicalOnly, "score 0.7 from prices alone", 0.7, 0.6, null, null));
        var decision = Rebalance.Decide(EngineState.Empty, new MarketSnapshot { At = At, Universe = [asset] }, RebalanceOptions.Of(EngineConfiguration.Default));
        await using var session = journal.BeginSession("rebalance", At, metadata: Metadata.Of(("configuration", Facts(settings)), ("rules_version", RuleChange.PresentVersion)));
        await journal.AppendAsync(RebalanceRecording.Events(decision, session.Id, journal.NewId), cancellationToken: TestContext.Current.CancellationToken);
        await session.CompleteAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>The beginning and the end of a replay of a small simulated market.</summary>
    private async Task RunAsync(params (string Key, string Value)[] settings)
    {
        var market = Metadata.Parse("""{"prices":[],"roles":{},"seed":7,"days":300,"assets":4,"from":"2016-02-01","to":"2016-02-20"}""");
        await using var journal = await SqliteJournal.OpenAsync(Journal, cancellationToken: TestContext.Current.CancellationToken);
        await using var session = journal.BeginSession("replay", At, metadata: Metadata.Of(("configuration", Facts(settings)), ("inputs", market)));
        await session.CompleteAsync(cancellationToken: TestContext.Current.CancellationToken);
    }

    private static Metadata? Facts((string Key, string Value)[] settings) => Metadata.Of([.. settings.Select(setting => (setting.Key, (MetadataValue)setting.Value))]);

    private static IEnumerable<string?> NotUsed(JsonElement document) => document.GetProperty("settings_not_used").EnumerateArray().Select(key => key.GetString());

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();
}
