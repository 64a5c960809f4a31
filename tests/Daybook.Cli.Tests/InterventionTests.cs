using System.Text.Json;
using Daybook.Cli.Tests.Support;
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

    [Fact]
    public async Task What_is_not_locked_is_not_released()
    {
        await CycleAsync();
        var result = await PersonAsync("release", "NVDA", "--protection", "whipsaw_protection", "--by", "Ada", "--reason", "none");

        Assert.Equal(2, result.Code);
        Assert.Contains("locks nothing of NVDA", result.Error, StringComparison.Ordinal);
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

    private Task CycleAsync() => RecordAsync(
        """{"timestamp":"2025-03-05T14:30:00Z","event_type":"position_open","asset":"KO","reason":"score 0.81 over 0.65","size_before":0,"size_after":0.12}""",
        """{"timestamp":"2025-03-07T14:30:00Z","event_type":"position_close","asset":"KO","reason":"score 0.41 under 0.60","size_before":0.12,"size_after":0}""");

    private Task<CliResult> StateAsync() => OnJournalAsync("state", "--run", "live", "--at", "2025-03-10T10:00:00Z", "--json");

    private Task<CliResult> PersonAsync(params string[] arguments) => OnJournalAsync(new CliSetting { Time = new FakeTimeProvider(Now) }, arguments);

    private static JsonElement State(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private static JsonElement.ArrayEnumerator Locks(CliResult result) => State(result).GetProperty("locks").EnumerateArray();
}
