using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Folds;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Folds;

/// <summary>The file of snapshots: what was saved comes back whole or not at all, and whatever is wrong with it is nobody's trouble.</summary>
public sealed class FoldsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daybook-folds-").FullName;

    private string Journal => Path.Combine(_folder, "journal.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_saved_is_found_by_place_and_time_also_by_another_process()
    {
        using (var file = new FoldsFile(Journal))
        {
            foreach (var id in (long[])[1024, 2048, 4096])
                file.Save(Make(id));
        }

        using var other = new FoldsFile(Journal);
        Assert.Equal(4096, Find(other)!.Position.Id);
        Assert.Equal(2048, Find(other, upToId: 4095)!.Position.Id);
        Assert.Equal(1024, Find(other, newest: 2047)!.Position.Id);
        Assert.Null(Find(other, upToId: 1023));
        Assert.Equal(Make(2048).State, Find(other, upToId: 2048)!.State);
        Assert.Equal(Make(2048).Root, Find(other, upToId: 2048)!.Root);
    }

    [Fact]
    public void Looking_makes_no_file() => Assert.Null(FileAfter(file => Find(file)));

    [Fact]
    public void Other_versions_and_earlier_epochs_are_forgotten()
    {
        using var file = new FoldsFile(Journal);
        file.Save(Make(1024));
        file.Save(Make(1024) with { Projection = "other" });
        file.Save(Make(2048) with { Version = 2 });
        Assert.Null(Find(file));
        Assert.Equal(2048, file.Find("p", 2, 0, long.MaxValue, long.MaxValue)!.Position.Id);

        file.Save(Make(3072) with { Version = 2, Position = new JournalPosition(1, 3072) });
        Assert.Null(file.Find("p", 2, 0, long.MaxValue, long.MaxValue));
        Assert.NotNull(file.Find("other", 1, 0, long.MaxValue, long.MaxValue));
    }

    [Theory]
    [InlineData("state = x'00'")]
    [InlineData("root = zeroblob(32)")]
    [InlineData("root = x'01'")]
    [InlineData("newest = newest - 1")]
    [InlineData("id = id - 1")]
    [InlineData("epoch = 0, digest = zeroblob(32)")]
    [InlineData("version = 3")]
    public void What_was_altered_is_not_found(string change)
    {
        using (var file = new FoldsFile(Journal))
            file.Save(Make(1024));
        using (var database = SqliteDatabase.OpenWritable(FoldsFile.PathFor(Journal), create: false))
            database.Execute($"UPDATE snapshot SET {change}");

        using var again = new FoldsFile(Journal);
        Assert.Null(again.Find("p", change.StartsWith("version", StringComparison.Ordinal) ? 3 : 1, 0, long.MaxValue, long.MaxValue));
    }

    [Fact]
    public void A_file_with_any_bit_flipped_gives_what_was_saved_or_nothing_and_can_be_saved_to_again()
    {
        using (var file = new FoldsFile(Journal))
        {
            foreach (var id in (long[])[1024, 2048])
                file.Save(Make(id));
        }

        var path = FoldsFile.PathFor(Journal);
        var whole = File.ReadAllBytes(path);
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);

            using var file = new FoldsFile(Journal);
            if (Find(file) is { } found)
                Assert.Equal(Make(found.Position.Id).State, found.State);
            file.Save(Make(3072));
            if (Find(file) is { } saved)
                Assert.Equal(Make(saved.Position.Id).State, saved.State);
        }
    }

    [Fact]
    public void Another_programs_file_is_left_alone()
    {
        var path = FoldsFile.PathFor(Journal);
        using (var database = SqliteDatabase.OpenWritable(path, create: true))
            database.Execute("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1);");
        var before = File.ReadAllBytes(path);

        using (var file = new FoldsFile(Journal))
        {
            file.Save(Make(1024));
            Assert.Null(Find(file));
        }

        Assert.Equal(before, File.ReadAllBytes(path));
        File.WriteAllText(path, "a letter");
        using (var file = new FoldsFile(Journal))
        {
            file.Save(Make(1024));
            Assert.Null(Find(file));
        }

        Assert.Equal("a letter", File.ReadAllText(path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_nobodys_trouble()
    {
        using var file = new FoldsFile(Path.Combine(_folder, "nowhere", "journal.db"));
        file.Save(Make(1024));
        Assert.Null(Find(file));
    }

    private string? FileAfter(Action<FoldsFile> act)
    {
        using var file = new FoldsFile(Journal);
        act(file);
        return Directory.EnumerateFiles(_folder).FirstOrDefault();
    }

    private static Snapshot? Find(FoldsFile file, long upToId = long.MaxValue, long newest = long.MaxValue) => file.Find("p", 1, 0, upToId, newest);

    private static Snapshot Make(long id)
    {
        var root = new byte[MerkleHash.Size];
        BitConverter.TryWriteBytes(root, id);
        return new Snapshot("p", 1, new JournalPosition(0, id), new MerkleHash(root), id, [.. Enumerable.Range(0, 5_000).Select(i => (byte)(i * id))]);
    }
}
