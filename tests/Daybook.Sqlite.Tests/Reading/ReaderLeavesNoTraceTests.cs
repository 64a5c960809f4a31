using Daybook.Sqlite.Tests.Support;
using Daybook.Statistics;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Reading;

public sealed class ReaderLeavesNoTraceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reading_a_closed_journal_changes_no_byte_and_makes_no_file()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(100);
        var (before, listing) = (DiskFiles.In(folder), Directory.GetFileSystemEntries(folder.Folder));

        var reader = folder.OpenReader();
        await ReadEverythingAsync(reader);
        Assert.Equal(listing, Directory.GetFileSystemEntries(folder.Folder));
        await folder.CloseAsync();

        Assert.Equal(listing, Directory.GetFileSystemEntries(folder.Folder));
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task Reading_what_a_killed_writer_left_changes_no_byte_of_file_log_and_anchor()
    {
        await using var folder = new JournalFolder();
        await using (var child = Children.Start())
        {
            await child.OpenAsync(folder.Path);
            for (var i = 0; i < 20; i++)
                await child.DoAsync("append", "AAPL", "held");
            await child.KillAsync();
        }

        var before = DiskFiles.In(folder);
        Assert.True(File.Exists(folder.Log));
        await ReadEverythingAsync(folder.OpenReader());
        await folder.CloseAsync();

        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_reader_that_was_there_before_the_writer_sees_what_it_writes_and_what_remains_when_it_has_gone()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        await using var reader = SqliteSource.Open(folder.Path);
        await reader.AssertSoundAsync(40);

        for (var round = 1; round <= 5; round++)
        {
            var store = folder.Open();
            store.Append(10);
            await reader.AssertSoundAsync(40 + (round * 10));
            await folder.CloseAsync();
            await reader.AssertSoundAsync(40 + (round * 10));
        }
    }

    private static async Task ReadEverythingAsync(SqliteSource reader)
    {
        await reader.AssertSoundAsync();
        await reader.QueryAsync(new EventQuery(), Cancel);
        await reader.GetStatisticsAsync(new StatisticsQuery(), Cancel);
        await reader.GetRunningSessionsAsync(Cancel);
        await reader.GetRegisteredTypesAsync(Cancel);
        await reader.GetWriterStatusAsync(Cancel);
    }
}
