using System.Diagnostics;
using Daybook.Contract.Making;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Writing;

public sealed class DiskFullTests
{
    [Fact]
    public async Task A_full_file_refuses_events_keeps_the_old_ones_and_takes_new_ones_when_there_is_space()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        store.Append(20);
        for (var level = 0; level < 16; level++)
        {
            store.LimitPages(1);
            var kept = FillUp(store);
            var refused = Assert.Throws<StoreUnavailableException>(() => store.Append(Wide(100)));
            Assert.Contains("(SQLite error 13). Nothing of the group was added.", refused.Message, StringComparison.Ordinal);
            await store.AssertSoundAsync(kept);

            store.LimitPages(1_000_000);
            Assert.Equal([kept + 1L], store.Append(Make.Open($"ASSET {level}")));
        }

        await store.AssertSoundAsync();
    }

    [Fact]
    public async Task A_full_disk_refuses_events_keeps_the_old_ones_and_takes_new_ones_when_there_is_space()
    {
        await using var folder = new JournalFolder();
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.Folder) != 0)
            Assert.Skip("Needs root on Linux, and the right to mount.");
        try
        {
            var store = folder.Open();
            store.Append(1);
            var ballast = folder.In("ballast");
            await File.WriteAllBytesAsync(ballast, new byte[300_000], TestContext.Current.CancellationToken);
            var kept = FillUp(store);
            await store.AssertSoundAsync(kept);

            File.Delete(ballast);
            Assert.Equal([kept + 1L], store.Append(1));
            await store.AssertSoundAsync(kept + 1);
            await folder.CloseAsync();
            await folder.Open().AssertSoundAsync(kept + 1);
        }
        finally
        {
            await folder.CloseAsync();
            Assert.Equal(0, Run("umount", folder.Folder));
        }
    }

    /// <summary>Appends single events until one is refused; returns how many there are.</summary>
    private static long FillUp(SqliteStore store)
    {
        var last = 0L;
        try
        {
            while (true)
                last = store.Append(Wide(1))[0];
        }
        catch (StoreUnavailableException)
        {
            return last > 0 ? last : store.GetHeadAsync().AsTask().Result.Count;
        }
    }

    private static Daybook.Events.PortfolioEvent[] Wide(int count) => [.. Enumerable.Range(1, count).Select(i => Make.Note(new string('x', 3000), asset: $"WIDE {i}"))];

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
