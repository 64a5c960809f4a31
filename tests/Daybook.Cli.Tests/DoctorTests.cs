using System.Text.Json;
using Daybook.Cli.Tests.Support;
using Daybook.Integrity;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Cli.Tests;

public sealed class DoctorTests : TempJournal
{
    [Fact]
    public async Task A_healthy_journal_has_no_findings()
    {
        await RecordFourAsync();

        var result = await OnJournalAsync("doctor", "--json");

        Assert.True(result.Code == 0, result.Output);
        using var document = JsonDocument.Parse(result.Output);
        Assert.True(document.RootElement.GetProperty("ok").GetBoolean());
        Assert.Subset(
            document.RootElement.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()!).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(["tool", "environment", "journal", "access", "layout", "log", "disk", "anchor", "writing", "events", "sessions"], StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_missing_journal_is_a_finding_and_is_not_made()
    {
        var result = await OnJournalAsync("doctor");

        Assert.Equal(1, result.Code);
        Assert.Matches("journal +finding", result.Output);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task A_file_of_something_else_is_a_finding()
    {
        await File.WriteAllTextAsync(Journal, "dear diary", TestContext.Current.CancellationToken);

        Assert.Equal(1, (await OnJournalAsync("doctor")).Code);
    }

    [Fact]
    public async Task A_missing_anchor_is_a_finding()
    {
        await RecordFourAsync();
        File.Delete(AnchorFile.PathFor(Journal));

        Assert.Matches("anchor +finding", (await OnJournalAsync("doctor")).Output);
    }

    /// <summary>What <c>record</c> refuses, the doctor knows.</summary>
    [Fact]
    public async Task What_keeps_a_writer_from_opening_it_is_a_finding()
    {
        await RecordFourAsync();
        File.Delete(AnchorFile.PathFor(Journal));
        using (var anchor = AnchorFile.Open(AnchorFile.PathFor(Journal)))
            anchor.Write(new AnchorRecord(0, 4, default) { Identity = JournalIdentity.New() });

        var refused = await OnJournalAsync("record");
        var result = await OnJournalAsync("doctor");

        Assert.Equal((2, 1), (refused.Code, result.Code));
        Assert.Matches(@"anchor +finding +it belongs to another journal", result.Output);
        Assert.Matches(@"writing +finding +it is refused: The anchor of", result.Output);
    }

    [Fact]
    public async Task A_link_is_followed_to_the_journal_and_its_anchor()
    {
        await RecordFourAsync();
        var link = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "elsewhere")).FullName, "link.db");
        File.CreateSymbolicLink(link, Journal);

        var result = await CliRunner.RunAsync("doctor", "--journal", link);

        Assert.Contains(Journal, result.Fine().Output, StringComparison.Ordinal);
        Assert.Matches("anchor +ok +agrees at 4 events", result.Output);
    }

    [Theory]
    [InlineData("link.db", "opening +finding .*cannot be followed")]
    [InlineData("nothing.db", "journal +finding +there is no file")]
    public async Task A_link_that_leads_nowhere_is_a_finding(string target, string finding)
    {
        var link = Path.Combine(Folder, "link.db");
        File.CreateSymbolicLink(link, Path.Combine(Folder, target));

        var result = await CliRunner.RunAsync("doctor", "--journal", link);

        Assert.Equal(1, result.Code);
        Assert.Matches(finding, result.Output);
    }

    [Fact]
    public async Task Of_many_writers_that_are_well_the_latest_are_told_and_the_others_counted()
    {
        for (var i = 0; i < 5; i++)
            await RecordFourAsync();

        var result = (await OnJournalAsync("doctor")).Fine();

        Assert.Equal(3, result.Lines.Count(line => line.StartsWith("writer ", StringComparison.Ordinal)));
        Assert.Contains("2 more wrote in the last 30 d and refused nothing", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_behind_the_last_event_is_a_finding()
    {
        await RecordFourAsync();

        var result = await OnJournalAsync(new CliSetting { Time = new FakeTimeProvider(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)) }, "doctor");

        Assert.Matches("clock +finding", result.Output);
    }
}
