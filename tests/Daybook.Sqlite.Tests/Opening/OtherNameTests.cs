using System.Diagnostics;
using Daybook.Integrity;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Opening;

/// <summary>A writer by another name has a log of its own, so that both acknowledge the same ids and one of them loses everything.</summary>
public sealed class OtherNameTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_with_two_names_is_read_by_both_and_written_by_neither(bool byTheOther)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(30);
        var other = Link(folder);
        var name = byTheOther ? other : folder.Path;

        AssertRefused(name);
        Assert.Equal(JournalOpenProblem.SeveralNames, SqliteJournal.FindObstacle(name)!.Problem);
        await using (var reader = SqliteSource.Open(name))
            Assert.Equal(30, (await reader.GetHeadAsync(Cancel)).Count);

        File.Delete(other);
        await folder.Open().AssertSoundAsync(30);
    }

    [Fact]
    public async Task A_file_with_two_names_is_not_recovered()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(30);
        using (var anchor = AnchorFile.Open(folder.Anchor))
            anchor.Write(new AnchorRecord(0, 31, default));
        Link(folder);
        var before = DiskFiles.In(folder);

        var refused = await Assert.ThrowsAsync<JournalOpenException>(async () => await SqliteJournal.RecoverAsync(folder.Path, cancellationToken: Cancel));

        Assert.Equal(JournalOpenProblem.SeveralNames, refused.Problem);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_name_that_appears_while_a_writer_runs_does_not_stop_it_and_is_told()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(3);
        var store = folder.Open();
        Assert.Null(store.FindHazard());
        var other = Link(folder);

        store.Append(4);
        Assert.Contains("2 names", store.FindHazard(), StringComparison.Ordinal);
        AssertRefused(other);
        AssertRefused(folder.Path);

        File.Delete(other);
        Assert.Null(store.FindHazard());
        await store.AssertSoundAsync(7);
    }

    /// <summary>The first name is gone, so the file has one name; but its writer goes on.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_somebody_writes_to_by_another_name_is_refused(bool isOtherProcess)
    {
        if (isOtherProcess && !File.Exists("/proc/locks"))
            Assert.Skip("The system does not show who holds which lock.");
        await using var folder = new JournalFolder();
        await folder.MakeAsync(3);
        await using var child = Children.Start();
        if (isOtherProcess)
            await child.OpenAsync(folder.Path);
        else
            folder.Open();
        var other = Link(folder);
        File.Delete(folder.Path);

        AssertRefused(other);

        await (isOtherProcess ? child.KillAsync() : folder.CloseAsync());
        await using var store = SqliteStore.Open(other);
        store.Append(1);
    }

    [Fact]
    public async Task Many_writers_by_one_name_come_and_go()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(3);
        await using var child = Children.Start();
        await child.OpenAsync(folder.Path);

        await Parallel.ForAsync(0, 60, Cancel, async (_, _) =>
        {
            await using var store = SqliteStore.Open(folder.Path);
            store.Append(1);
        });

        await folder.OpenReader().AssertSoundAsync(63);
    }

    private static void AssertRefused(string path) =>
        Assert.Equal(JournalOpenProblem.SeveralNames, Assert.Throws<JournalOpenException>(() => SqliteStore.Open(path)).Problem);

    private static string Link(JournalFolder folder)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Makes the second name with ln.");
        var other = folder.In("other.db");
        using var link = Process.Start("ln", [folder.Path, other]);
        link.WaitForExit();
        Assert.Equal(0, link.ExitCode);
        return other;
    }
}
