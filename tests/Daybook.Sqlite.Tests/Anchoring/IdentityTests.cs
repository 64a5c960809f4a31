using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Anchoring;

/// <summary>An anchor says whose it is, so another journal's vouches for nothing.</summary>
public sealed class IdentityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_journal_has_an_identity_of_its_own_which_its_copies_keep()
    {
        await using var folder = new JournalFolder();
        await using var other = new JournalFolder();
        await folder.MakeAsync(3);
        await other.MakeAsync(3);
        await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), cancellationToken: Cancel);
        await using var copy = SqliteSource.Open(folder.In("copy.db"));

        var identity = await IdentityAsync(folder.OpenReader());
        Assert.Equal(identity, await IdentityAsync(copy));
        Assert.Equal(identity, AnchorFile.Read(folder.In("copy.db.anchor")).Record!.Identity);
        Assert.NotEqual(identity, await IdentityAsync(other.OpenReader()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_anchor_of_another_journal_is_refused_for_writing_and_recovering_and_found_by_verify(bool isRecovered)
    {
        await using var folder = new JournalFolder();
        await using var other = new JournalFolder();
        await folder.MakeAsync(30);
        await other.MakeAsync(20);
        if (isRecovered)
            await RecoverAsync(folder);
        File.Copy(other.Anchor, folder.Anchor, overwrite: true);
        var before = DiskFiles.In(folder);

        Assert.Equal(JournalOpenProblem.ForeignAnchor, Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path)).Problem);
        var refused = await Assert.ThrowsAsync<JournalOpenException>(async () => await SqliteJournal.RecoverAsync(folder.Path, cancellationToken: Cancel));
        Assert.Contains("belongs to another journal", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalOpenException>(async () => await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), cancellationToken: Cancel));
        var report = await folder.OpenReader().VerifyAsync();
        Assert.Equal(["anchor"], report.Findings.Select(finding => finding.Check));
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_writer_takes_back_an_anchor_over_which_another_one_was_copied()
    {
        await using var folder = new JournalFolder();
        await using var other = new JournalFolder();
        await other.MakeAsync(60);
        await other.MakeAsync(1);
        await folder.MakeAsync(30);
        var store = folder.Open();
        using (var anchor = File.OpenHandle(folder.Anchor, access: FileAccess.Write, share: FileShare.ReadWrite))
            RandomAccess.Write(anchor, await File.ReadAllBytesAsync(other.Anchor, Cancel), 0);

        store.Append(2);
        await folder.CloseAsync();

        await folder.OpenReader().AssertSoundAsync(32);
        Assert.Equal(await IdentityAsync(folder.OpenReader()), AnchorFile.Read(folder.Anchor).Record!.Identity);
    }

    private static async Task<JournalIdentity?> IdentityAsync(SqliteSource source) => (await source.GetHeadAsync(Cancel)).Identity;

    /// <summary>The anchor speaks of more than there is, and the journal goes on in epoch 1.</summary>
    private static async Task RecoverAsync(JournalFolder folder)
    {
        var identity = await IdentityAsync(folder.OpenReader());
        using (var anchor = AnchorFile.Open(folder.Anchor))
            anchor.Write(new AnchorRecord(0, 31, default) { Identity = identity });
        await SqliteJournal.RecoverAsync(folder.Path, cancellationToken: Cancel);
    }
}
