using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;

namespace Daybook.Sqlite.Tests.Anchoring;

public sealed class JournalAnchorTests
{
    [Fact]
    public async Task The_anchor_follows_every_group()
    {
        await using var folder = new JournalFolder();
        var (one, other) = (folder.Open(), folder.Open());
        for (var i = 0; i < 20; i++)
        {
            (i % 3 == 0 ? other : one).Append(Make.Note());
            var head = await one.GetHeadAsync(TestContext.Current.CancellationToken);
            Assert.Equal(new AnchorRecord(0, i + 1, head.Root) { Identity = head.Identity }, AnchorFile.Read(folder.Anchor).Record);
        }
    }

    [Fact]
    public async Task A_new_journal_has_an_anchor_before_its_first_event()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();

        var head = await store.GetHeadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new AnchorRecord(0, 0, MerkleTree.HashEmpty()) { Identity = head.Identity }, AnchorFile.Read(folder.Anchor).Record);
        await store.AssertSoundAsync(0);
    }

    [Fact]
    public async Task A_removed_anchor_is_a_warning_and_where_one_is_required_a_finding()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        File.Delete(folder.Anchor);
        var reader = folder.OpenReader();

        var report = await reader.VerifyAsync();
        Assert.True(report.Ok);
        Assert.Contains("anchor", Assert.Single(report.Warnings), StringComparison.Ordinal);
        var strict = await reader.VerifyAsync(requireAnchor: true);
        Assert.Equal("anchor", Assert.Single(strict.Findings).Check);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_anchor_that_is_gone_or_damaged_is_made_anew_by_the_next_writer_which_says_so(bool isDamaged)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        var head = await folder.OpenReader().GetHeadAsync(TestContext.Current.CancellationToken);
        File.Delete(folder.Anchor);
        if (isDamaged)
            await File.WriteAllBytesAsync(folder.Anchor, new byte[5000], TestContext.Current.CancellationToken);

        var told = (await folder.Open().AssertSoundAsync(41))[40];
        Assert.Equal((EventTypes.AnchorRenewed, 41L), (told.Type, AnchorFile.Read(folder.Anchor).Record!.Count));
        var expected = Metadata.Of(("journal", $"{head.Identity}"), ("anchor", isDamaged ? "damaged" : "missing"), ("found_events", 40), ("found_root", $"{head.Root}"));
        Assert.Equal(expected, told.Metadata);
        await folder.CloseAsync();
        await folder.Open().AssertSoundAsync(41);
        Assert.Equal(1, (await folder.OpenReader().VerifyAsync()).AnchorRenewals);
    }

    [Fact]
    public async Task An_empty_journal_without_an_anchor_gets_one_and_nothing_is_said()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(0);
        File.Delete(folder.Anchor);

        await folder.Open().AssertSoundAsync(0);
    }

    [Fact]
    public async Task An_anchor_without_a_whole_slot_is_a_finding()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        await File.WriteAllBytesAsync(folder.Anchor, new byte[5000], TestContext.Current.CancellationToken);

        Assert.Equal("anchor", Assert.Single((await folder.OpenReader().VerifyAsync()).Findings).Check);
    }

    [Fact]
    public async Task An_anchor_that_lags_is_fine()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(20);
        var early = await File.ReadAllBytesAsync(folder.Anchor, TestContext.Current.CancellationToken);
        await folder.MakeAsync(20);
        await File.WriteAllBytesAsync(folder.Anchor, early, TestContext.Current.CancellationToken);

        await folder.OpenReader().AssertSoundAsync(40);
        await folder.Open().AssertSoundAsync(40);
    }
}
