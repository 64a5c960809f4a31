using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Events;
using Daybook.Workloads;

namespace Daybook.Cli.Tests;

public sealed class GenerateTests : TempJournal
{
    [Fact]
    public async Task The_same_options_print_the_same_lines_and_another_seed_others()
    {
        var first = (await CliRunner.RunAsync("generate", "--events", "300")).Fine();
        var second = (await CliRunner.RunAsync("generate", "--events", "300")).Fine();
        var other = (await CliRunner.RunAsync("generate", "--events", "300", "--seed", "2")).Fine();

        Assert.Equal(300, first.Lines.Length);
        Assert.Equal(first.Output, second.Output);
        Assert.NotEqual(first.Output, other.Output);
    }

    [Fact]
    public async Task What_is_printed_can_be_recorded_as_it_is()
    {
        var lines = (await CliRunner.RunAsync("generate", "--events", "500")).Fine().Output;
        var recorded = (await OnJournalAsync(new CliSetting { InputText = lines }, "record", "--durability", "committed")).Fine();

        Assert.Equal(500, recorded.Lines.Length);
    }

    [Fact]
    public void Events_lie_evenly_over_the_days_eight_to_a_trace_and_five_hundred_to_a_session()
    {
        PortfolioEvent[] events = [.. new StandardWorkload { Count = 2_000, Span = TimeSpan.FromDays(10) }.Events()];

        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(TimeSpan.FromDays(10) / 2_000, pair.Second.OccurredAt - pair.First.OccurredAt));
        Assert.Equal(250, events.Select(given => given.TraceId).Distinct().Count());
        Assert.Equal(4, events.Select(given => given.SessionId).Distinct().Count());
        Assert.Equal(StandardWorkload.Start, events[0].OccurredAt);
    }

    [Fact]
    public void Interleaved_replays_cover_the_same_time_and_each_goes_forward()
    {
        PortfolioEvent[] events = [.. new StandardWorkload { Count = 40_000, Replays = 4 }.Events()];
        var falls = events.Zip(events.Skip(1)).Count(pair => pair.Second.OccurredAt < pair.First.OccurredAt);

        Assert.InRange(falls, 10, 79);
        Assert.InRange((events.Max(given => given.OccurredAt) - StandardWorkload.Start).TotalDays, 90, 150);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(7)]
    public void As_many_events_as_asked_speak_of_the_rare_asset(int rare)
    {
        var events = new StandardWorkload { Count = 10_000, Rare = rare }.Events();

        Assert.Equal(rare, events.Count(given => given.Asset == StandardWorkload.RareAsset));
    }

    [Fact]
    public async Task A_journal_is_not_taken()
    {
        var result = await CliRunner.RunAsync("generate", "--journal", "x.db");

        Assert.Equal(ExitCode.Misuse, result.Code);
        Assert.False(File.Exists("x.db"));
    }

    [Fact]
    public async Task Lines_have_the_reference_s_columns()
    {
        using var line = JsonDocument.Parse((await CliRunner.RunAsync("generate", "--events", "1")).Fine().Output);

        Assert.Equal(8, line.RootElement.GetProperty("metadata").EnumerateObject().Count());
        Assert.Equal("2025-01-01T00:00:00Z", line.RootElement.GetProperty("timestamp").GetString());
    }
}
