using CsCheck;
using Daybook.Contract.Making;
using Daybook.Sqlite.Blocks;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Tests.Support;
using Daybook.Sqlite.Writing;

namespace Daybook.Sqlite.Tests.Writing;

/// <summary>What a writer remembers between its turns equals what a new one reads from the file.</summary>
public sealed class WriterStateTests
{
    [Fact]
    public async Task After_foreign_writes_a_writer_knows_what_a_new_one_reads() =>
        await Gen.Int[0, 40].Array[1, 6].SampleAsync(async foreign =>
        {
            await using var folder = new JournalFolder();
            var other = folder.Open();
            var (database, name) = SqliteStore.OpenDatabase(folder.Path);
            using var joined = name;
            using var opened = database;
            var state = new WriterState(database, 16);
            state.Refresh();
            foreach (var count in foreign)
            {
                other.Append([.. Enumerable.Range(0, count).Select(i => Make.Open($"ASSET {count} {i % 5}"))]);
                Assert.Equal(count > 0, state.Refresh());
                AssertEqual(folder.Path, state);
                Assert.False(state.Refresh());
            }
        }, iter: 15, threads: 1);

    [Fact]
    public async Task What_was_invalidated_is_read_anew()
    {
        await using var folder = new JournalFolder();
        folder.Open().Append(20);
        var (database, name) = SqliteStore.OpenDatabase(folder.Path);
        using var joined = name;
        using var opened = database;
        var state = new WriterState(database, 16);
        state.Refresh();
        state.Dictionaries.Assets.Add("GHOST");
        state.Dictionaries.Size++;
        state.Block.Add(new RowIds(0, 1, 1, 0, 0, 0, 0, double.NaN));

        state.Invalidate();
        state.Refresh();
        AssertEqual(folder.Path, state);
    }

    private static void AssertEqual(string path, WriterState state)
    {
        using var database = SqliteDatabase.OpenWritable(path, create: false);
        var fresh = new WriterState(database, 16);
        fresh.Refresh();
        Assert.Equal((fresh.Epoch, fresh.Count, fresh.LastRecorded, fresh.NewestOccurred), (state.Epoch, state.Count, state.LastRecorded, state.NewestOccurred));
        Assert.Equal(fresh.Tree.Root, state.Tree.Root);
        Assert.Equal(fresh.Block.Count, state.Block.Count);
        Assert.Equal(fresh.Dictionaries.Size, state.Dictionaries.Size);
        Assert.Equal(fresh.Dictionaries.Texts.Select(texts => texts.Texts), state.Dictionaries.Texts.Select(texts => texts.Texts));
        Assert.Equal(fresh.Dictionaries.Types.Count, state.Dictionaries.Types.Count);
    }
}
