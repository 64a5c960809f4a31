using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Backup;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_is_the_same_journal_with_an_anchor_of_its_own_and_nothing_else()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(100);
        await using var copies = new JournalFolder();
        var before = DiskFiles.In(folder);

        var report = await BackUpAsync(folder.Path, copies.Path);

        Assert.True(report.Ok);
        Assert.Equal((copies.Path, new FileInfo(copies.Path).Length), (report.Path, report.Bytes));
        Assert.Equal((100, 100), (report.Verified.Events, report.Verified.Anchor!.Count));
        Assert.Equal(before, DiskFiles.In(folder));
        Assert.Equal([copies.Path, copies.Anchor], Directory.GetFiles(copies.Folder).Order(StringComparer.Ordinal));
        var (original, copy) = (folder.OpenReader(), copies.OpenReader());
        Assert.Equal(await original.ReadAllAsync(), await copy.AssertSoundAsync(100));
        foreach (var pragma in (string[])["page_size", "application_id", "user_version", "journal_mode"])
            Assert.Equal(Sql.Column<object>(folder.Path, $"PRAGMA {pragma}"), Sql.Column<object>(copies.Path, $"PRAGMA {pragma}"));

        copies.Open().Append(5);
        await copies.OpenReader().AssertSoundAsync(105);
    }

    [Fact]
    public async Task An_empty_journal_can_be_backed_up()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(0);

        Assert.True((await BackUpAsync(folder.Path, folder.In("copy.db"))).Ok);
    }

    [Fact]
    public async Task A_backup_holds_what_was_acknowledged_before_it_began_while_others_write()
    {
        await using var folder = new JournalFolder();
        var stores = (SqliteStore[])[folder.Open(), folder.Open()];
        stores[0].Append(2_000);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var acknowledged = 0L;
        var writers = stores.Select(store => Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                var last = store.Append(7)[^1];
                InterlockedMax(ref acknowledged, last);
            }
        }, TestContext.Current.CancellationToken)).ToArray();

        var made = new List<BackupReport>();
        for (var i = 0; i < 8; i++)
        {
            var known = Interlocked.Read(ref acknowledged);
            var report = await BackUpAsync(folder.Path, folder.In($"copy-{i}.db"));
            Assert.True(report.Ok);
            Assert.True(report.Verified.Events >= known, $"{known} events were acknowledged, and the backup has {report.Verified.Events}.");
            made.Add(report);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(made[^1].Verified.Events > made[0].Verified.Events, "Nobody wrote while the backups were made.");
        foreach (var report in made)
        {
            var options = new VerifyOptions { ExpectedRoot = report.Verified.Root, ExpectedCount = report.Verified.Events };
            Assert.Empty((await stores[0].VerifyAsync(options, cancellationToken: TestContext.Current.CancellationToken)).Findings);
        }
    }

    [Fact]
    public async Task The_first_writer_may_come_while_pages_are_copied()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(5_000);
        var came = false;
        var steps = new Told(step =>
        {
            if (came)
                return;
            came = true;
            folder.Open().Append(10);
        });

        var report = await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), progress: steps, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(report.Ok);
        Assert.Equal(5_010, report.Verified.Events);
    }

    [Fact]
    public async Task A_backup_that_is_given_up_at_any_moment_leaves_nothing_and_the_old_one_whole()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(200);
        await BackUpAsync(folder.Path, folder.In("copy.db"));
        folder.Open().Append(20_000);
        await folder.CloseAsync();
        var before = DiskFiles.In(folder);
        var moments = 0;
        while (await IsGivenUpAsync(++moments))
            Assert.Equal(before, DiskFiles.In(folder));

        Assert.True(moments > 4, $"Only {moments} moments were tried.");
        await SqliteSource.Open(folder.In("copy.db")).AssertSoundAsync(20_200);

        async Task<bool> IsGivenUpAsync(int moment)
        {
            using var giveUp = new CancellationTokenSource();
            var steps = new Told(_ =>
            {
                if (--moment == 0)
                    giveUp.Cancel();
            });
            try
            {
                await SqliteJournal.BackupAsync(folder.Path, folder.In("copy.db"), overwrite: true, steps, giveUp.Token);
                return false;
            }
            catch (OperationCanceledException)
            {
                return true;
            }
        }
    }

    [Fact]
    public async Task A_symbolic_link_to_a_journal_is_followed_and_one_to_a_backup_too()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(20);
        File.CreateSymbolicLink(folder.In("link.db"), folder.Path);
        await using var copies = new JournalFolder();
        await BackUpAsync(folder.Path, copies.Path);
        File.CreateSymbolicLink(copies.In("latest.db"), copies.Path);

        var report = await BackUpAsync(folder.In("link.db"), copies.In("latest.db"), overwrite: true);

        Assert.Equal(copies.Path, report.Path);
        Assert.NotNull(new FileInfo(copies.In("latest.db")).LinkTarget);
        Assert.Empty((await copies.OpenReader().VerifyAsync(requireAnchor: true)).Findings);
    }

    [Fact]
    public async Task A_session_that_was_running_is_abandoned_in_the_copy_and_goes_on_in_the_journal()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var folder = new JournalFolder();
        await using var journal = await SqliteJournal.OpenAsync(folder.Path, cancellationToken: cancellation);
        await using var session = journal.BeginSession("rebalance");
        await journal.FlushAsync(cancellationToken: cancellation);

        await BackUpAsync(folder.Path, folder.In("copy.db"));

        await using (await SqliteJournal.OpenAsync(folder.In("copy.db"), cancellationToken: cancellation))
        {
        }

        await using var copy = SqliteSource.Open(folder.In("copy.db"));
        var events = await copy.AssertSoundAsync(2);
        Assert.Equal("""{"status":"abandoned"}""", events[1].Metadata!.ToString());
        await session.CompleteAsync(cancellationToken: cancellation);
    }

    [Fact]
    public async Task A_journal_is_restored_by_its_backup_with_the_backups_anchor()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(50);
        await BackUpAsync(folder.Path, folder.In("copy.db"));
        folder.Open().Append(50);
        await folder.CloseAsync();

        File.Copy(folder.In("copy.db"), folder.Path, overwrite: true);
        Assert.Equal(JournalOpenProblem.LostTail, Assert.Throws<JournalOpenException>(() => folder.Open()).Problem);
        File.Copy(folder.In("copy.db.anchor"), folder.Anchor, overwrite: true);

        Assert.Equal([51L], folder.Open().Append(1));
        await folder.OpenReader().AssertSoundAsync(51);
    }

    [Fact]
    public async Task A_backup_is_for_the_same_eyes_as_its_journal()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var folder = new JournalFolder();
        await folder.MakeAsync(1);
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await BackUpAsync(folder.Path, folder.In("copy.db"));

        foreach (var made in (string[])["copy.db", "copy.db.anchor"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.In(made)));
    }

    private static async Task<BackupReport> BackUpAsync(string path, string target, bool overwrite = false) =>
        await SqliteJournal.BackupAsync(path, target, overwrite, cancellationToken: TestContext.Current.CancellationToken);

    private static void InterlockedMax(ref long place, long value)
    {
        for (var seen = Interlocked.Read(ref place); seen < value;)
        {
            var before = Interlocked.CompareExchange(ref place, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
