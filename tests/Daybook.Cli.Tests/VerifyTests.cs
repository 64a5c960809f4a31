using System.Text.Json;
using Daybook.Cli.Output;
using Daybook.Cli.Tests.Support;
using Daybook.Integrity;
using Daybook.Operations.Verifying;

namespace Daybook.Cli.Tests;

public sealed class VerifyTests : TempJournal
{
    [Fact]
    public async Task A_whole_journal_verifies()
    {
        await RecordFourAsync();

        using var document = JsonDocument.Parse((await OnJournalAsync("verify", "--require-anchor", "--json")).Fine().Output);

        Assert.True(document.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(4, document.RootElement.GetProperty("events").GetInt64());
        Assert.Matches("^[0-9a-f]{64}$", document.RootElement.GetProperty("root").GetString());
        Assert.Empty(document.RootElement.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task A_root_that_was_kept_still_holds_after_more_events_and_a_wrong_one_is_found()
    {
        await RecordFourAsync();
        var root = await RootAsync();
        await RecordFourAsync();

        Assert.Equal(0, (await OnJournalAsync("verify", "--expect-root", root, "--at", "4")).Code);
        Assert.Equal(1, (await OnJournalAsync("verify", "--expect-root", root)).Code);
        var wrong = await OnJournalAsync("verify", "--expect-root", new string('0', 64), "--at", "4");
        Assert.Equal(1, wrong.Code);
        Assert.Contains("The first 4 events do not have the root that the caller has for them: an event was changed, added or left out.", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_anchor_is_a_warning_unless_it_is_required()
    {
        await RecordFourAsync();
        File.Delete(AnchorFile.PathFor(Journal));

        var warned = (await OnJournalAsync("verify")).Fine();
        var required = await OnJournalAsync("verify", "--require-anchor", "--json");

        Assert.Contains("warning", warned.Output, StringComparison.Ordinal);
        Assert.Equal(1, required.Code);
        using var document = JsonDocument.Parse(required.Output);
        Assert.Equal("anchor", document.RootElement.GetProperty("findings")[0].GetProperty("check").GetString());
    }

    [Fact]
    public async Task A_file_that_is_too_damaged_to_be_opened_is_a_finding()
    {
        await RecordFourAsync();
        using (var file = File.OpenWrite(Journal))
            file.SetLength(file.Length / 2);

        var shown = await OnJournalAsync("verify");
        using var document = JsonDocument.Parse((await OnJournalAsync("verify", "--json")).Output);

        Assert.Equal(1, shown.Code);
        Assert.Contains("is damaged", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("daybook verify", shown.Output, StringComparison.Ordinal);
        Assert.False(document.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal("open", document.RootElement.GetProperty("findings")[0].GetProperty("check").GetString());
    }

    [Fact]
    public void An_anchor_of_other_events_does_not_agree()
    {
        using var text = new StringWriter();
        var screen = new PlainScreen(text);
        VerifyView.Show(screen, VerifyAnswer.Of(new VerifyReport(4, 0, default, new AnchorRecord(0, 4, default), [new VerifyFinding("anchor", "The first 4 events are others.")], [])));
        screen.Flush();

        Assert.Matches(@"anchor\s+disagrees", text.ToString());
    }

    [Fact]
    public async Task A_lost_tail_is_found_and_recovered_only_when_agreed()
    {
        await RecordFourAsync();
        using (var anchor = AnchorFile.Open(AnchorFile.PathFor(Journal)))
            anchor.Write(new AnchorRecord(0, 9, new MerkleHash(new byte[32])));

        Assert.Equal(1, (await OnJournalAsync("verify")).Code);
        Assert.Equal(1, (await OnJournalAsync("doctor")).Code);
        Assert.Equal(2, (await OnJournalAsync("record")).Code);

        var unasked = await OnJournalAsync("recover");
        Assert.Equal(2, unasked.Code);
        Assert.Contains("--yes", Assert.Single(unasked.ErrorLines), StringComparison.Ordinal);
        var refused = await OnJournalAsync(new CliSetting { InputIsTerminal = true, InputText = "n\n" }, "recover");
        Assert.Equal(1, refused.Code);
        Assert.Contains("nothing was changed", refused.Error, StringComparison.Ordinal);

        Assert.Equal(2, (await OnJournalAsync("recover", "--yes", "--reason", " ")).Code);
        using var document = JsonDocument.Parse((await OnJournalAsync("recover", "--yes", "--json", "--by", "ops", "--reason", "the disk of the 3rd")).Fine().Output);
        Assert.Equal(5, document.RootElement.GetProperty("lost").GetInt64());
        var verified = (await OnJournalAsync("verify", "--require-anchor")).Fine().Output;
        Assert.Matches(@"given up\s+5 acknowledged events: the journal was recovered 1 time", verified);
        using var told = JsonDocument.Parse((await OnJournalAsync("query", "type = 'journal_recovered'", "--json")).Fine().Output);
        Assert.Equal(("ops", "the disk of the 3rd"), (told.RootElement.GetProperty("actor").GetString(), told.RootElement.GetProperty("metadata").GetProperty("why").GetString()));
    }

    [Fact]
    public async Task Nothing_lost_is_nothing_to_do()
    {
        await RecordFourAsync();
        var before = await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken);

        var result = (await OnJournalAsync("recover")).Fine();

        Assert.Equal("nothing to do: the journal opens as it is, with 4 events; 'daybook verify' says whether they are unaltered\n", result.Output);
        Assert.Equal(before, await File.ReadAllBytesAsync(Journal, TestContext.Current.CancellationToken));
    }

    private async Task<string> RootAsync()
    {
        using var document = JsonDocument.Parse((await OnJournalAsync("verify", "--json")).Output);
        return document.RootElement.GetProperty("root").GetString()!;
    }
}
