using System.Collections.Concurrent;
using System.Diagnostics;
using Daybook.Sqlite.Disk;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Reading connections to one file. While no process has the file open for writing it is read as immutable, so that reading leaves no files next to it;
/// an answer counts only if the file was still untouched when it was complete, and is otherwise read again.
/// </summary>
internal sealed class ReadPool(string path) : IDisposable
{
    private const int Patience = 50;

    private static readonly TimeSpan PatienceWithLocks = TimeSpan.FromSeconds(5);

    // SQLite's default, 2 MiB, holds too little of a large journal's postings and spans.
    private const int CacheKibibytes = 8 * 1024;

    // Who reads everything once comes back to no page.
    private const int CacheKibibytesOnce = 512;

    private readonly ConcurrentBag<Lease> _idle = [];
    private volatile bool _disposed;

    /// <summary>Reads within one state of the journal.</summary>
    /// <exception cref="SqliteFailure">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public T Read<T>(Func<ReadView, T> read) => ReadBare(view =>
    {
        view.LoadDictionaries();
        view.LoadBlocks();
        return read(view);
    });

    /// <summary>Reads within one state of which only the head is known to be intact: to see what is there, or what is damaged.</summary>
    /// <exception cref="SqliteFailure">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file's head is damaged.</exception>
    public T ReadBare<T>(Func<ReadView, T> read) => UntilUntouched(lease => Read(lease.View, read));

    /// <summary>Reads a file about which nothing is known yet, not even whether it is a journal.</summary>
    /// <exception cref="SqliteFailure">The file cannot be read.</exception>
    public T ReadFile<T>(Func<SqliteDatabase, T> read) => UntilUntouched(lease => read(lease.Database));

    /// <summary>Opens a further view for reading everything once within <see cref="ReadBare"/>, with several threads; it is the caller's, and shows no state yet.</summary>
    /// <exception cref="SqliteFailure">The file cannot be read.</exception>
    public ReadView OpenAnother()
    {
        var lease = new Lease(path, CacheKibibytesOnce);
        try
        {
            return lease.View;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var lease))
            lease.Dispose();
    }

    private static T Read<T>(ReadView view, Func<ReadView, T> read)
    {
        view.Begin();
        try
        {
            return read(view);
        }
        finally
        {
            view.End();
        }
    }

    private T UntilUntouched<T>(Func<Lease, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(ReadPool));
        var patience = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            if (!_idle.TryTake(out var lease) || !lease.IsStillRight())
            {
                lease?.Dispose();
                lease = new Lease(path, CacheKibibytes);
            }

            try
            {
                var answer = read(lease);
                if (lease.IsStillRight())
                {
                    Return(ref lease);
                    return answer;
                }
            }
            catch (Exception error) when (attempt < Patience && IsWorthAnotherTry(error, lease!, patience))
            {
                // The file changed under an immutable reader, or a writer is just making the log: what was read means nothing.
            }
            finally
            {
                lease?.Dispose();
            }
        }
    }

    private static bool IsWorthAnotherTry(Exception error, Lease lease, Stopwatch patience) =>
        !lease.IsStillRight() || (error is SqliteFailure { IsBusy: true } && patience.Elapsed < PatienceWithLocks);

    private void Return(ref Lease? lease)
    {
        if (!_disposed)
        {
            _idle.Add(lease!);
            lease = null;
        }
    }

    // A connection looks into the file when it is first used, not when it is opened.
    private sealed class Lease(string path, int cacheKibibytes) : IDisposable
    {
        private readonly FileStamp? _immutable = LogFile.Exists(path) ? null : FileStamp.Of(path);
        private SqliteDatabase? _database;
        private ReadView? _view;

        public SqliteDatabase Database => _database ??= OpenDatabase();

        public ReadView View => _view ??= OpenView();

        public bool IsStillRight() => _immutable is null || (!LogFile.Exists(path) && FileStamp.Of(path) == _immutable);

        public void Dispose() => _database?.Dispose();

        private SqliteDatabase OpenDatabase()
        {
            var database = SqliteDatabase.OpenReadOnly(path, immutable: _immutable is not null);
            database.Execute("PRAGMA busy_timeout = 1000");
            return database;
        }

        private ReadView OpenView()
        {
            Database.Execute($"PRAGMA cache_size = -{cacheKibibytes}");
            return new ReadView(Database);
        }
    }
}
