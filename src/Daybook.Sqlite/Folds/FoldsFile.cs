using System.Security.Cryptography;
using System.Text;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Storage;

namespace Daybook.Sqlite.Folds;

/// <summary>
/// Snapshots in <c>&lt;journal&gt;.folds</c>, a separate SQLite file next to the journal. It may be removed at any time; every process that may write there adds to it, readers too. What
/// cannot be opened, read or written is ignored: folding then starts at the journal's beginning and is only slower. Nothing is forced to the disk: a snapshot whose
/// bytes are not those that were saved is known by its digest.
/// </summary>
/// <param name="journal">The journal's path.</param>
/// <param name="spacing">How many events lie between two snapshots of a projection.</param>
internal sealed class FoldsFile(string journal, int spacing = Snapshot.DefaultSpacing) : ISnapshotStore, IDisposable
{
    /// <summary>"DYBF": says that a SQLite file holds snapshots.</summary>
    private const int ApplicationId = 0x44594246;

    private const int Layout = 1;

    // Others hold the lock for as long as a snapshot takes to write; who waits longer goes without.
    private const string Setup = "PRAGMA busy_timeout = 250; PRAGMA synchronous = OFF; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;";

    private const string Table = """
        CREATE TABLE snapshot (
            projection TEXT NOT NULL,
            version INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            id INTEGER NOT NULL,
            newest INTEGER NOT NULL,
            root BLOB NOT NULL,
            state BLOB NOT NULL,
            digest BLOB NOT NULL,
            PRIMARY KEY (projection, version, epoch, id)
        ) STRICT, WITHOUT ROWID;
        """;

    private readonly Lock _lock = new();
    private readonly string _path = PathFor(journal);
    private SqliteDatabase? _database;
    private bool _isWritable;
    private bool _disposed;

    /// <summary>Where the snapshots of a journal are.</summary>
    public static string PathFor(string journal) => journal + ".folds";

    /// <inheritdoc/>
    public int Spacing => spacing;

    /// <inheritdoc/>
    public Snapshot? Find(string projection, int version, int epoch, long upToId, long newestMicros) => Guarded(
        toWrite: false,
        database =>
        {
            using var find = database.Prepare(
                "SELECT id, newest, root, state, digest FROM snapshot WHERE projection = ? AND version = ? AND epoch = ? AND id <= ? AND newest <= ? ORDER BY id DESC");
            find.BindText(1, projection).Bind(2, version).Bind(3, epoch).Bind(4, upToId).Bind(5, newestMicros);
            while (find.Step())
            {
                var root = find.Bytes(2);
                if (root.Length != MerkleHash.Size)
                    continue;
                var found = new Snapshot(projection, version, new JournalPosition(epoch, find.Integer(0)), new MerkleHash(root), find.Integer(1), find.Bytes(3).ToArray());
                if (find.Bytes(4).SequenceEqual(Digest(found)))
                    return found;
            }

            return null;
        });

    /// <inheritdoc/>
    public void Save(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Guarded(
            toWrite: true,
            database =>
            {
                using var forget = database.Prepare("DELETE FROM snapshot WHERE projection = ? AND (version != ? OR epoch < ?)");
                using var save = database.Prepare("INSERT OR REPLACE INTO snapshot (projection, version, epoch, id, newest, root, state, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
                database.Execute("BEGIN IMMEDIATE");
                forget.BindText(1, snapshot.Projection).Bind(2, snapshot.Version).Bind(3, snapshot.Position.Epoch).Run();
                save.BindText(1, snapshot.Projection).Bind(2, snapshot.Version).Bind(3, snapshot.Position.Epoch).Bind(4, snapshot.Position.Id).Bind(5, snapshot.NewestMicros)
                    .BindBlob(6, snapshot.Root.ToArray()).BindBlob(7, snapshot.State).BindBlob(8, Digest(snapshot)).Run();
                database.Execute("COMMIT");
                return snapshot;
            });
    }

    /// <inheritdoc/>
    public void Remove(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Guarded(
            toWrite: true,
            database =>
            {
                using var remove = database.Prepare("DELETE FROM snapshot WHERE projection = ? AND version = ? AND epoch = ? AND id = ?");
                remove.BindText(1, snapshot.Projection).Bind(2, snapshot.Version).Bind(3, snapshot.Position.Epoch).Bind(4, snapshot.Position.Id).Run();
                return snapshot;
            });
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            Close();
        }
    }

    private static byte[] Digest(Snapshot snapshot)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[28];
        BitConverter.TryWriteBytes(numbers, snapshot.Version);
        BitConverter.TryWriteBytes(numbers[4..], snapshot.Position.Epoch);
        BitConverter.TryWriteBytes(numbers[8..], snapshot.Position.Id);
        BitConverter.TryWriteBytes(numbers[16..], snapshot.NewestMicros);
        BitConverter.TryWriteBytes(numbers[24..], snapshot.State.Length);
        hash.AppendData(numbers);
        hash.AppendData(snapshot.Root.ToArray());
        hash.AppendData(snapshot.State);
        hash.AppendData(Encoding.UTF8.GetBytes(snapshot.Projection));
        return hash.GetHashAndReset();
    }

    /// <summary>Does something with the file, or nothing when that is not possible.</summary>
    private Snapshot? Guarded(bool toWrite, Func<SqliteDatabase, Snapshot?> act)
    {
        lock (_lock)
        {
            if (_disposed)
                return null;
            try
            {
                return Open(toWrite) is { } database ? act(database) : null;
            }
            catch (Exception error) when (error is SqliteFailure or IOException or UnauthorizedAccessException)
            {
                Close();
                if (error is SqliteFailure { IsCorruption: true })
                    RemoveDamaged();
                return null;
            }
        }
    }

    private SqliteDatabase? Open(bool toWrite)
    {
        if (_database is not null && (_isWritable || !toWrite))
            return _database;
        if (!toWrite && !File.Exists(_path))
            return null;
        Close();
        return _database = toWrite ? OpenToWrite() : OpenToRead();
    }

    private SqliteDatabase? OpenToRead()
    {
        var database = SqliteDatabase.OpenReadOnly(_path, immutable: false);
        database.Execute(Setup);
        return Known(database);
    }

    private SqliteDatabase? OpenToWrite()
    {
        var database = SqliteDatabase.OpenWritable(_path, create: true);
        database.Execute(Setup);
        if (database.QueryInteger("PRAGMA application_id") == 0 && database.QueryInteger("SELECT count(*) FROM sqlite_schema") == 0)
        {
            database.Execute("BEGIN IMMEDIATE");
            if (database.QueryInteger("SELECT count(*) FROM sqlite_schema") == 0)
                database.Execute($"{Table} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Layout};");
            database.Execute("COMMIT");
        }

        _isWritable = !database.IsReadOnly;
        return _isWritable ? Known(database) : Drop(database);
    }

    // Another program's file, or a later version's, is left alone.
    private static SqliteDatabase? Known(SqliteDatabase database) =>
        database.QueryInteger("PRAGMA application_id") == ApplicationId && database.QueryInteger("PRAGMA user_version") == Layout ? database : Drop(database);

    private static SqliteDatabase? Drop(SqliteDatabase database)
    {
        database.Dispose();
        return null;
    }

    private void Close()
    {
        _database?.Dispose();
        (_database, _isWritable) = (null, false);
    }

    /// <summary>Removes a damaged file whose header says that it holds snapshots; it is then rebuilt. Any other file is left alone.</summary>
    private void RemoveDamaged()
    {
        try
        {
            Span<byte> header = stackalloc byte[72];
            using (var file = File.OpenRead(_path))
            {
                if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
                    return;
            }

            if (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header[68..]) == ApplicationId)
                File.Delete(_path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Then it stays, and nothing is read from it.
        }
    }
}
