using System.Diagnostics;
using System.Globalization;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Storage;
using SQLitePCL;

namespace Daybook.Sqlite;

/// <summary>Makes a new journal's file.</summary>
internal static class FileCreation
{
    private const int PageSize = 8192;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    /// <summary>Lays out the file, unless another process is faster.</summary>
    /// <exception cref="JournalOpenException">The place cannot be written, or an anchor says that a journal was here.</exception>
    public static void Create(string path, SqliteStoreOptions options)
    {
        RequireNoHistory(path);
        try
        {
            using var database = SqliteDatabase.OpenWritable(path, create: true);
            database.Execute("PRAGMA busy_timeout = 10000");
            database.Execute($"PRAGMA page_size = {PageSize}; PRAGMA auto_vacuum = INCREMENTAL;");
            ChooseLog(database, options.LockTimeout);
            database.Execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE;");
            if (database.QueryInteger("PRAGMA application_id") == 0 && database.QueryInteger("SELECT count(*) FROM sqlite_schema") == 0)
                Schema.Create(database, options.BlockSize, new MerkleTree().ToEdge());
            database.Execute("COMMIT");
        }
        catch (SqliteFailure error) when (error.Code is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM)
        {
            throw new JournalOpenException(
                JournalOpenProblem.NotAccessible, $"No journal can be made at '{path}': {error.Message} Check that the folder exists and can be written.", error);
        }
        catch (SqliteFailure error)
        {
            throw JournalFile.OpenFailed(path, error);
        }
    }

    /// <summary>Chooses the write-ahead log. SQLite does not wait for others who do the same at that moment, so this does.</summary>
    private static void ChooseLog(SqliteDatabase database, TimeSpan timeout)
    {
        using var pause = new ManualResetEventSlim();
        var asked = Stopwatch.GetTimestamp();
        while (true)
        {
            var code = database.TryExecute("PRAGMA journal_mode = WAL");
            if (code == raw.SQLITE_OK)
                return;
            if ((code & 0xFF) != raw.SQLITE_BUSY || Stopwatch.GetElapsedTime(asked) > timeout)
                database.Check(code);
            pause.Wait(Poll);
        }
    }

    private static void RequireNoHistory(string path)
    {
        // Who is faster may have made the journal and recorded into it since this one looked.
        if (AnchorFile.Read(AnchorFile.PathFor(path)).Record is { Count: > 0 } anchor && JournalFile.IsAbsent(path))
        {
            throw new JournalOpenException(
                JournalOpenProblem.LostTail,
                string.Create(CultureInfo.InvariantCulture, $"There is no journal at '{path}', but its anchor says that {anchor.Count:N0} events were acknowledged there. Put the file back; ")
                + $"or, if a new journal is meant to begin here, remove '{AnchorFile.PathFor(path)}'.");
        }
    }
}
