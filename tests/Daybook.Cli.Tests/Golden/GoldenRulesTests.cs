using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Engine.Rebalancing;
using Microsoft.Data.Sqlite;

namespace Daybook.Cli.Tests.Golden;

/// <summary>
/// A replay that an early build of layout 1 recorded by the first version of the rules: a stock is not traded for two weeks, is closed by force, and is refused as a whipsaw on six days
/// after its return, which the present rules would let in.
/// </summary>
public sealed class GoldenRulesTests() : GoldenJournals("layout-1")
{
    private const string Forced = "forced.db";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_change_of_the_rules_explains_is_named_and_is_no_finding()
    {
        var result = await OnAsync("redecide", "--json");
        var report = JsonDocument.Parse(result.Fine().Output).RootElement;

        Assert.Equal((46, 40), (report.GetProperty("decisions").GetInt64(), report.GetProperty("identical").GetInt64()));
        Assert.Empty(report.GetProperty("differences").EnumerateArray());
        var explained = Assert.Single(report.GetProperty("explained").EnumerateArray());
        Assert.Equal("forced-close-is-no-cycle", Assert.Single(explained.GetProperty("changes").EnumerateArray()).GetString());
        Assert.Equal((1, 6, 383), (explained.GetProperty("rules_version").GetInt32(), explained.GetProperty("decisions").GetInt32(), explained.GetProperty("first_event").GetInt32()));
    }

    [Fact]
    public async Task What_no_change_explains_is_a_finding_beside_it()
    {
        await EditAsync("UPDATE event SET reason = 'because' WHERE id = 472");

        var result = await OnAsync("redecide", "--json");

        Assert.Equal(1, result.Code);
        var report = JsonDocument.Parse(result.Output).RootElement;
        var difference = Assert.Single(report.GetProperty("differences").EnumerateArray());
        Assert.Equal((472, "reason", "because"), (difference.GetProperty("event").GetInt64(), difference.GetProperty("field").GetString(), difference.GetProperty("recorded").GetString()));
        Assert.Equal(5, Assert.Single(report.GetProperty("explained").EnumerateArray()).GetProperty("decisions").GetInt32());
    }

    [Fact]
    public async Task A_session_that_says_the_present_version_has_no_excuse()
    {
        await EditAsync($"UPDATE event SET metadata = json_set(metadata, '$.rules_version', {RuleChange.PresentVersion}) WHERE id = 1");

        var result = await OnAsync("redecide", "--json");

        Assert.Equal(1, result.Code);
        Assert.Empty(JsonDocument.Parse(result.Output).RootElement.GetProperty("explained").EnumerateArray());
    }

    [Fact]
    public async Task It_verifies_and_its_state_goes_by_the_present_rules()
    {
        Assert.True(JsonDocument.Parse((await OnAsync("verify", "--require-anchor", "--json")).Fine().Output).RootElement.GetProperty("ok").GetBoolean());
        Assert.Empty(JsonDocument.Parse((await OnAsync("state", "--at", "2021-04-06", "--json")).Fine().Output).RootElement.GetProperty("locks").EnumerateArray());
    }

    private Task<CliResult> OnAsync(params string[] arguments) => CliRunner.RunAsync([.. arguments, "--journal", In(Forced)]);

    private async Task EditAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = In(Forced), Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
    }
}
