using System.Collections.Concurrent;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Reading;

/// <summary>
/// Reading connections to one file. While nobody has the file open for writing it is read as it is (SQLite's "immutable"), so that reading leaves no trace beside it;
/// an answer counts only if the file was still untouched when it was complete, and is otherwise read again.
/// </summary>
internal sealed class ReadPool(string path) : IDisposable
{
    private const int Patience = 50;

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

    /// <summary>Reads within one state of which the head alone is known to be whole: to see what is there, or what is damaged.</summary>
    /// <exception cref="SqliteFailure">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file's head is damaged.</exception>
    public T ReadBare<T>(Func<ReadView, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(ReadPool));
        for (var attempt = 1; ; attempt++)
        {
            if (!_idle.TryTake(out var lease) || !lease.IsStillRight(path))
            {
                lease?.Dispose();
                lease = Lease.Open(path, CacheKibibytes);
            }

            try
            {
                var answer = Read(lease.View, read);
                if (lease.IsStillRight(path))
                {
                    Return(ref lease);
                    return answer;
                }
            }
            catch (Exception error) when (attempt < Patience && IsWorthAnotherTry(error, lease!))
            {
                // The file changed under an immutable reader, or a writer is just making the log: what was read means nothing.
            }
            finally
            {
                lease?.Dispose();
            }
        }
    }

    /// <summary>Opens a further view for whoever reads everything once within <see cref="ReadBare"/>, with several threads; it is the caller's, and shows no state yet.</summary>
    /// <exception cref="SqliteFailure">The file cannot be read.</exception>
    public ReadView OpenAnother() => Lease.Open(path, CacheKibibytesOnce).View;

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

    private bool IsWorthAnotherTry(Exception error, Lease lease) => !lease.IsStillRight(path) || error is SqliteFailure { IsBusy: true };

    private void Return(ref Lease? lease)
    {
        if (!_disposed)
        {
            _idle.Add(lease!);
            lease = null;
        }
    }

    private sealed class Lease : IDisposable
    {
        private readonly FileStamp? _immutable;

        private Lease(ReadView view, FileStamp? immutable)
        {
            View = view;
            _immutable = immutable;
        }

        public ReadView View { get; }

        public static Lease Open(string path, int cacheKibibytes)
        {
            FileStamp? stamp = FileStamp.HasLog(path) ? null : FileStamp.Of(path);
            var database = SqliteDatabase.OpenReadOnly(path, immutable: stamp is not null);
            try
            {
                database.Execute($"PRAGMA busy_timeout = 1000; PRAGMA cache_size = -{cacheKibibytes}");
                return new Lease(new ReadView(database), stamp);
            }
            catch
            {
                database.Dispose();
                throw;
            }
        }

        public bool IsStillRight(string path) => _immutable is null || (!FileStamp.HasLog(path) && FileStamp.Of(path) == _immutable);

        public void Dispose() => View.Dispose();
    }
}
