using Daybook.Contract.Making;
using Daybook.Sqlite.Disk;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Writing;

/// <summary>Who asks for the disk gets it, also when there is nothing new to write: what was only committed until then must survive a power cut.</summary>
public sealed class SyncTests
{
    private int _forced;

    [Fact]
    public async Task A_synced_group_that_writes_nothing_forces_out_what_was_only_committed()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(Watched());
        store.Append([new AppendRequest([Make.Note()])], Durability.Committed);
        store.Append([], Durability.Committed);
        Assert.Equal(0, _forced);

        store.Append([], Durability.Synced);

        Assert.Equal(1, _forced);
    }

    [Fact]
    public async Task A_repeated_key_that_asks_for_the_disk_forces_out_what_was_only_committed()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(Watched());
        var request = new AppendRequest([Make.Note()]) { Key = "k" };
        store.Append([request], Durability.Committed);

        store.Append([request], Durability.Synced);

        Assert.Equal(1, _forced);
    }

    [Fact]
    public async Task A_synced_group_that_writes_something_is_forced_out_by_its_commit()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(Watched());

        store.Append([new AppendRequest([Make.Note()])], Durability.Synced);

        Assert.Equal(0, _forced);
    }

    [Fact]
    public async Task A_disk_that_refuses_is_told_and_nothing_is_acknowledged_any_more()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { SyncLog = _ => throw new IOException("the disk is gone") });
        store.Append(3);

        var told = Assert.Throws<StoreFaultedException>(() => store.Append([], Durability.Synced));
        Assert.Contains("the disk is gone", told.Message, StringComparison.Ordinal);
        Assert.Throws<StoreFaultedException>(() => store.Append([new AppendRequest([Make.Note()])], Durability.Committed));
    }

    [Fact]
    public async Task On_macOS_an_fsync_is_to_reach_the_platter()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(3);

        using var database = SqliteDatabase.OpenWritable(folder.Path, create: false);

        Assert.Equal((1L, 1L), (database.QueryInteger("PRAGMA fullfsync"), database.QueryInteger("PRAGMA checkpoint_fullfsync")));
    }

    private SqliteStoreOptions Watched() => new()
    {
        BlockSize = 16,
        SyncLog = path =>
        {
            _forced++;
            LogFile.Sync(path);
        },
    };
}
