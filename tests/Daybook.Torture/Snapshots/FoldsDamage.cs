using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Folds;
using Daybook.Storage;

namespace Daybook.Torture.Snapshots;

/// <summary>Does to a journal's file of snapshots what a disk, a person with a SQLite tool, or another program might do.</summary>
/// <param name="journal">The journal's path.</param>
/// <param name="random">Decides what.</param>
internal sealed class FoldsDamage(string journal, Random random)
{
    private static readonly string[] Columns = ["version", "epoch", "id", "newest", "root", "state", "digest"];

    private string Path => FoldsFile.PathFor(journal);

    /// <summary>Does something.</summary>
    /// <param name="count">How many events the journal has.</param>
    /// <param name="epoch">Its epoch.</param>
    /// <returns>What was done.</returns>
    public string DoOne(int count, int epoch)
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
            return "the folder was removed";
        }

        if (!File.Exists(Path))
            return Replace();
        return random.Next(10) switch
        {
            0 or 1 => FlipBits(),
            2 or 3 => Edit(),
            4 => Exchange(),
            5 or 6 or 7 => Move(count, epoch),
            8 => Cut(),
            _ => Replace(),
        };
    }

    private string FlipBits()
    {
        var bytes = Read();
        if (bytes.Length == 0)
            return Replace();
        for (var i = random.Next(1, 4); i > 0; i--)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        Write(bytes);
        return "bits were flipped";
    }

    private string Cut()
    {
        var bytes = Read();
        Write(bytes[..random.Next(bytes.Length + 1)]);
        return "the file was cut";
    }

    private string Replace()
    {
        File.Delete(Path);
        switch (random.Next(7))
        {
            case 0:
                Directory.CreateDirectory(Path);
                return "a folder took its place";
            case 1:
                File.WriteAllText(Path, "a letter");
                return "a text took its place";
            case 2:
                using (var database = SqliteDatabase.OpenWritable(Path, create: true))
                    database.Execute("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1);");
                return "another program's file took its place";
            case 3:
                File.WriteAllBytes(Path, []);
                return "an empty file took its place";
            case 4:
                File.WriteAllBytes(Path + "-journal", [.. Enumerable.Range(0, 2_000).Select(_ => (byte)random.Next(256))]);
                return "it was removed, and a log of nobody's was put beside it";
            default:
                return "it was removed";
        }
    }

    /// <summary>Changes a cell, and leaves the digest as it was.</summary>
    private string Edit()
    {
        var column = Columns[random.Next(Columns.Length)];
        var change = column switch
        {
            "version" or "epoch" => $"{column} + {random.Next(2) * 2 - 1}",
            "id" or "newest" => $"{column} + {random.Next(-300, 300)}",
            _ => $"substr({column}, 1, 7) || x'{random.Next(256):x2}' || substr({column}, 9)",
        };
        return Sql($"UPDATE OR IGNORE snapshot SET {column} = CAST({change} AS {(column is "root" or "state" or "digest" ? "BLOB" : "INTEGER")}) WHERE {Some()}", $"{column} was changed");
    }

    /// <summary>Gives a row what another one says, digest and all.</summary>
    private string Exchange()
    {
        var what = random.Next(2) == 0 ? "root, state, digest" : "newest, root, state, digest";
        return Sql($"UPDATE snapshot SET ({what}) = (SELECT {what} FROM snapshot WHERE {Some()}) WHERE {Some()}", "a row was given what another says");
    }

    /// <summary>Says of a snapshot that it is of another place or epoch, with the digest that belongs to that: only the journal itself can tell.</summary>
    private string Move(int count, int epoch)
    {
        using var file = new FoldsFile(journal);
        var names = Names();
        if (names.Count == 0)
            return "there was nothing to move";
        var (projection, version) = names[random.Next(names.Count)];
        var from = random.Next(epoch + 1);
        if (file.Find(projection, version, from, random.Next(1, count + 2), long.MaxValue) is not { } found)
            return "there was nothing to move";
        var to = new JournalPosition(random.Next(3) == 0 ? found.Position.Epoch : epoch, random.Next(3) == 0 ? found.Position.Id : random.Next(1, count + 100));
        file.Save(found with { Position = to });
        return $"the snapshot of {projection} at {found.Position} was moved to {to}";
    }

    private List<(string Projection, int Version)> Names()
    {
        try
        {
            using var database = SqliteDatabase.OpenReadOnly(Path, immutable: false);
            return database.Query("SELECT DISTINCT projection, version FROM snapshot", row => (row.Text(0), (int)row.Integer(1)));
        }
        catch (Exception error) when (error is SqliteFailure or OverflowException)
        {
            // It was damaged before.
            return [];
        }
    }

    private string Some() => $"(projection, version, epoch, id) IN (SELECT projection, version, epoch, id FROM snapshot LIMIT 1 OFFSET {random.Next(10_000)} % max(1, (SELECT count(*) FROM snapshot)))";

    private string Sql(string sql, string what)
    {
        try
        {
            using var database = SqliteDatabase.OpenWritable(Path, create: false);
            return database.TryExecute(sql) == SQLitePCL.raw.SQLITE_OK ? what : "there was nothing to change";
        }
        catch (SqliteFailure)
        {
            return "there was nothing to change";
        }
    }

    private byte[] Read()
    {
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private void Write(byte[] bytes)
    {
        using var stream = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        stream.Write(bytes);
    }
}
