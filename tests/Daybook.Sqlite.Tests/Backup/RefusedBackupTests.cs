using Daybook.Journals;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;
using Daybook.Tests.Shared;

namespace Daybook.Sqlite.Tests.Backup;

/// <summary>A backup that cannot be made says why, and changes nothing.</summary>
public sealed class RefusedBackupTests
{
    [Fact]
    public async Task Nothing_is_replaced_unless_it_is_asked_for()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        await File.WriteAllTextAsync(folder.In("copy.db"), "mine", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.In("other.db.anchor"), "mine too", TestContext.Current.CancellationToken);

        await AssertRefusedAsync(folder, folder.In("copy.db"), "is there already", overwrite: false);
        await AssertRefusedAsync(folder, folder.In("other.db"), "is there already", overwrite: false);

        Assert.True((await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), overwrite: true, cancellationToken: TestContext.Current.CancellationToken)).Ok);
    }

    [Theory]
    [InlineData("portfolio.db")]
    [InlineData("portfolio.db.anchor")]
    [InlineData("portfolio.db-wal")]
    [InlineData("portfolio.db-shm")]
    public async Task The_journals_own_files_are_never_replaced_whatever_their_folder_is_called(string name)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        await using var elsewhere = new JournalFolder();
        Directory.CreateSymbolicLink(elsewhere.In("link"), folder.Folder);

        await AssertRefusedAsync(folder, folder.In(name), "belongs to the journal itself");
        await AssertRefusedAsync(folder, Path.Combine(elsewhere.In("link"), name), "belongs to the journal itself");
    }

    [Fact]
    public async Task A_journal_whose_name_is_the_backups_anchor_is_not_replaced()
    {
        await using var folder = new JournalFolder();
        await using (SqliteStore.Open(folder.In("copy.anchor")))
        {
        }

        var before = DiskFiles.In(folder);
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(
            async () => await SqliteJournal.BackupAsync(folder.In("copy.anchor"), folder.In("copy"), overwrite: true, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("belongs to the journal itself", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_folder_a_missing_folder_and_a_backup_that_is_open_are_refused()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        await using var copies = new JournalFolder();
        Directory.CreateDirectory(folder.In("folder"));

        await AssertRefusedAsync(folder, folder.In("folder"), "is a folder");
        await AssertRefusedAsync(folder, folder.In("none/copy.db"), "There is no folder");
        copies.Open().Append(1);
        await AssertRefusedAsync(folder, copies.Path, "is in use");
    }

    [Fact]
    public async Task A_journal_that_lost_its_tail_is_not_made_to_look_whole()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        File.Copy(folder.Path, folder.In("old"));
        folder.Open().Append(10);
        await folder.CloseAsync();
        File.Copy(folder.In("old"), folder.Path, overwrite: true);
        var before = DiskFiles.In(folder);

        var error = await Assert.ThrowsAsync<JournalOpenException>(
            async () => await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(JournalOpenProblem.LostTail, error.Problem);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_damaged_journal_gives_no_backup_and_says_what_is_damaged()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        Sql.Execute(folder.Path, "UPDATE event SET reason = 'another' WHERE id = 7");
        var before = DiskFiles.In(folder);

        var report = await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(report.Ok);
        Assert.Contains(report.Verified.Findings, finding => finding.Check == "tree");
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task What_is_no_journal_is_refused_before_anything_is_made()
    {
        await using var folder = new JournalFolder();

        var error = await Assert.ThrowsAsync<JournalOpenException>(
            async () => await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(JournalOpenProblem.Missing, error.Problem);
        Assert.Empty(DiskFiles.In(folder));
    }

    [Theory]
    [InlineData("16k")]
    [InlineData("200k")]
    public async Task A_full_disk_leaves_nothing_behind(string size)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(5_000);
        await using var copies = new JournalFolder();
        using var disk = SmallDisk.In(copies.Folder, size);
        await AssertRefusedAsync(folder, copies.Path, "cannot be written");
        Assert.Empty(DiskFiles.In(copies));
    }

    private static async Task AssertRefusedAsync(JournalFolder folder, string target, string told, bool overwrite = true)
    {
        var before = DiskFiles.In(folder);
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(
            async () => await SqliteJournal.BackupAsync(folder.Path, target, overwrite, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, DiskFiles.In(folder));
    }
}
