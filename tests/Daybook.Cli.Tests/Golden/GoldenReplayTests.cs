using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests.Golden;

/// <summary>A replay that an earlier build recorded is still understood, whatever build reads it: 1,090 events in a sealed block and an open one, of 53 rebalances.</summary>
/// <param name="layout">The layout.</param>
/// <param name="root">The root that was kept.</param>
/// <param name="run">The replay's session.</param>
public abstract class GoldenReplayTests(string layout, string root, string run) : GoldenJournals(layout)
{
    [Fact]
    public async Task It_verifies_with_the_root_that_was_kept()
    {
        var report = await JsonAsync("verify", "--require-anchor", "--expect-root", root);

        Assert.True(report.GetProperty("ok").GetBoolean());
        Assert.Equal((1090, 0), (report.GetProperty("events").GetInt64(), report.GetProperty("epoch").GetInt32()));
        Assert.Equal(root, report.GetProperty("root").GetString());
        Assert.Empty(report.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task Every_decision_is_made_again_byte_for_byte_also_from_prices()
    {
        var report = await JsonAsync("redecide", "--from-prices");

        Assert.Equal(run, report.GetProperty("run").GetString());
        Assert.Equal((53, 53), (report.GetProperty("decisions").GetInt64(), report.GetProperty("identical").GetInt64()));
    }

    [Theory]
    [InlineData("NOVA", "2016-03-21", "NOVA not opened (denied)", "The protections refused the open: whipsaw_protection (cycle_limit, until 2016-05-20T21:00:00Z).")]
    [InlineData("NOVA", "2016-03-17", "NOVA", "The protections refused the close: grace_period")]
    [InlineData("TRESA", "2016-04-22", "TRESA", "The protections refused the close: holding_period")]
    [InlineData("HAVA", "2016-04-12", "HAVA to be opened", "The protections approved the open.")]
    public async Task A_decision_is_explained(string asset, string day, string outcome, string sentence)
    {
        var explained = (await OnAsync("explain", asset, day)).Fine().Output;

        Assert.StartsWith(outcome, explained, StringComparison.Ordinal);
        Assert.Contains(sentence, explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_varied_from_what_it_says_it_was_made_from()
    {
        var result = await JsonAsync("whatif", "--set", "grace.enabled=false");
        var variant = Assert.Single(result.GetProperty("variants").EnumerateArray());

        Assert.Equal((7, 6), (result.GetProperty("base").GetProperty("trades").GetInt64(), variant.GetProperty("trades").GetInt64()));
        Assert.Equal((3, 46), (variant.GetProperty("decisions_changed").GetInt64(), variant.GetProperty("decisions_compared").GetInt64()));
    }

    [Fact]
    public async Task Its_state_is_what_it_was()
    {
        var state = await JsonAsync("state");

        Assert.Equal("Reflation", state.GetProperty("regime").GetString());
        var position = Assert.Single(state.GetProperty("positions").EnumerateArray());
        Assert.Equal(("HAVA", 0.15663972114682997, "2016-04-13T21:00:00Z"), (position.GetProperty("asset").GetString(), position.GetProperty("size").GetDouble(), position.GetProperty("entered").GetString()));
        Assert.Equal(
            ["NOVA whipsaw_protection 2016-05-20T21:00:00Z", "TRESA whipsaw_protection 2016-06-25T21:00:00Z"],
            state.GetProperty("locks").EnumerateArray().Select(one => $"{one.GetProperty("asset").GetString()} {one.GetProperty("protection").GetString()} {one.GetProperty("until").GetString()}"));
    }

    [Fact]
    public async Task Its_events_are_found_by_their_columns_and_their_metadata()
    {
        Assert.Equal(8, (await OnAsync("query", "asset = 'NOVA' and type = 'rebalancing_target_denied' and metadata.decided_by = 'whipsaw_protection'", "--json")).Fine().Lines.Length);
        Assert.Single((await OnAsync("query", "type = 'regime_transition'", "--json")).Fine().Lines);
    }

    private Task<CliResult> OnAsync(params string[] arguments) => CliRunner.RunAsync([.. arguments, "--journal", In(Replay)]);

    private async Task<JsonElement> JsonAsync(params string[] arguments) => JsonDocument.Parse((await OnAsync([.. arguments, "--json"])).Fine().Output).RootElement.Clone();
}
