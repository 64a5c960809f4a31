using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Events;
using Daybook.Sqlite;

namespace Daybook.Cli.Tests.Golden;

/// <summary>A live portfolio that an earlier build recorded, lost three events of, recovered and went on with is still understood, and goes on: <see cref="GoldenPortfolio"/>.</summary>
/// <param name="layout">The layout.</param>
/// <param name="root">The root that was kept.</param>
/// <param name="events">How many events there are.</param>
/// <param name="keyed">The id of the event that was appended under a key.</param>
public abstract class GoldenPortfolioTests(string layout, string root, long events, long keyed) : GoldenJournals(layout)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_verifies_with_the_root_that_was_kept_in_the_epoch_after_its_recovery()
    {
        var report = await JsonAsync("verify", "--require-anchor", "--expect-root", root);

        Assert.True(report.GetProperty("ok").GetBoolean());
        Assert.Equal((events, 1), (report.GetProperty("events").GetInt64(), report.GetProperty("epoch").GetInt32()));
        Assert.Equal(root, report.GetProperty("root").GetString());
        Assert.Empty(report.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task Its_recovery_is_told()
    {
        using var told = JsonDocument.Parse(Assert.Single((await OnAsync("query", "type = 'journal_recovered'", "--json")).Fine().Lines));
        var facts = told.RootElement.GetProperty("metadata");

        Assert.Equal((1, 3), (facts.GetProperty("epoch").GetInt32(), facts.GetProperty("lost_events").GetInt32()));
    }

    [Fact]
    public async Task Every_decision_is_made_again_byte_for_byte()
    {
        var report = await JsonAsync("redecide");

        Assert.Equal((6, 6), (report.GetProperty("decisions").GetInt64(), report.GetProperty("identical").GetInt64()));
    }

    [Theory]
    [InlineData("KO", "2025-03-07", "KO not opened (denied)", "The protections refused the open: whipsaw_protection (cycle_limit, until 2025-03-27T21:00:00Z).")]
    [InlineData("KO", "2025-03-08", "KO not opened (denied)", "The protections refused the open: trading_state")]
    [InlineData("NVDA", "2025-03-06", "NVDA", "The protections refused the close: core_asset_immunity")]
    [InlineData("KO", "2025-03-09", "KO to be opened", "The trade was made at 2025-03-09T21:00:00Z, from 0 % to 10 %; 15 % was intended")]
    public async Task A_decision_is_explained(string asset, string day, string outcome, string sentence)
    {
        var explained = (await OnAsync("explain", asset, day)).Fine().Output;

        Assert.StartsWith(outcome, explained, StringComparison.Ordinal);
        Assert.Contains(sentence, explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_state_is_what_it_was()
    {
        Assert.Equal(["AAPL 0.11", "KO 0.1", "NVDA 0.12"], await PositionsAsync());
        Assert.Equal("active", (await JsonAsync("state")).GetProperty("trading_state").GetString());
        Assert.Equal("halted", (await JsonAsync("state", "--at", "2025-03-07T21:00:00Z")).GetProperty("trading_state").GetString());
    }

    [Fact]
    public async Task A_repeated_key_gives_back_the_first_ids_and_adds_nothing()
    {
        await using (var journal = await SqliteJournal.OpenAsync(In(Live), cancellationToken: Cancel))
            Assert.Equal([keyed], await journal.AppendAsync([GoldenPortfolio.Keyed()], idempotencyKey: GoldenPortfolio.Key, cancellationToken: Cancel));

        Assert.Equal(events, (await JsonAsync("verify")).GetProperty("events").GetInt64());
    }

    [Fact]
    public async Task A_repeated_import_adds_nothing()
    {
        var report = await JsonAsync("import", In(GoldenPortfolio.Imported), "--source", GoldenPortfolio.Source);

        Assert.Equal((0, 3), (report.GetProperty("imported").GetInt64(), report.GetProperty("already_present").GetInt64()));
        Assert.Equal(events, (await JsonAsync("verify")).GetProperty("events").GetInt64());
    }

    [Fact]
    public async Task It_goes_on_where_it_ended_and_what_was_there_still_has_its_root()
    {
        await using (var journal = await SqliteJournal.OpenAsync(In(Live), cancellationToken: Cancel))
            Assert.Equal([events + 1], await journal.AppendAsync([PortfolioEvent.Create(EventTypes.PositionClose, GoldenPortfolio.Keyed().OccurredAt.AddDays(8), "sold", asset: "KO", action: "close")], cancellationToken: Cancel));

        (await OnAsync("verify", "--require-anchor", "--expect-root", root, "--at", $"{events}")).Fine();
        Assert.Equal(["AAPL 0.11", "NVDA 0.12"], await PositionsAsync());
    }

    private async Task<IEnumerable<string>> PositionsAsync() => [.. (await JsonAsync("state")).GetProperty("positions").EnumerateArray().Select(one => $"{one.GetProperty("asset").GetString()} {one.GetProperty("size").GetRawText()}")];

    private Task<CliResult> OnAsync(params string[] arguments) => CliRunner.RunAsync([.. arguments, "--journal", In(Live)]);

    private async Task<JsonElement> JsonAsync(params string[] arguments) => JsonDocument.Parse((await OnAsync([.. arguments, "--json"])).Fine().Output).RootElement.Clone();
}
