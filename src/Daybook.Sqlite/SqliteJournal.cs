using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Sqlite.Backup;
using Daybook.Sqlite.Salvaging;
using Daybook.Storage;

namespace Daybook.Sqlite;

/// <summary>Opens journals that live in one SQLite file, with its log (<c>-wal</c>, <c>-shm</c>) and its anchor (<c>.anchor</c>) beside it.</summary>
public static class SqliteJournal
{
    /// <summary>Opens a journal for recording; makes the file when it is absent.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">How to record; null: the defaults.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="JournalOpenException">The file is something else, of a newer version, damaged, has lost its tail, or cannot be written. Nothing was changed.</exception>
    public static async ValueTask<Journal> OpenAsync(string path, JournalOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new JournalOptions();
        var store = SqliteStore.Open(path, new SqliteStoreOptions { Time = options.Time });
        try
        {
            return await Journal.OpenAsync(store, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await store.DisposeAsync().ConfigureAwait(false);
            if (error is StoreFaultedException)
                throw new JournalOpenException(JournalOpenProblem.Corrupt, error.Message, error);
            throw;
        }
    }

    /// <summary>Opens a journal for reading; changes no byte of it.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="JournalOpenException">The file is missing, something else, of a newer version, damaged, or cannot be read.</exception>
    public static ValueTask<JournalReader> OpenReaderAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new JournalReader(SqliteSource.Open(path)));
    }

    /// <summary>
    /// Goes on with a journal whose anchor says that events are missing or were changed: starts a new epoch with an event that says so. Does nothing when the journal opens as it is.
    /// </summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Whose clock and actor the event has; null: the defaults.</param>
    /// <param name="why">What whoever recovers it says; null: nothing.</param>
    /// <param name="dryRun">Only says what would be done.</param>
    /// <param name="cancellationToken">Gives up before anything is done.</param>
    /// <exception cref="JournalOpenException">The file is missing, something else, of a newer version, too damaged to be read, or cannot be written.</exception>
    public static ValueTask<RecoverReport> RecoverAsync(
        string path, JournalOptions? options = null, string? why = null, bool dryRun = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        cancellationToken.ThrowIfCancellationRequested();
        options ??= new JournalOptions();
        return ValueTask.FromResult(Recovery.Run(JournalFile.Locate(path), new SqliteStoreOptions { Time = options.Time }, options.Actor, why, dryRun));
    }

    /// <summary>
    /// Copies what can be read of a damaged journal into a new one. The damaged one is only read. Every event keeps its id, its times and its content; in the place of one that cannot be
    /// read stands an <c>event_missing</c>, and a <c>journal_salvaged</c> at the end says what was found, and how much of it is proven. The new journal has an identity of its own.
    /// </summary>
    /// <param name="path">The damaged journal's path.</param>
    /// <param name="target">The new journal's path.</param>
    /// <param name="options">Whose clock and actor the last event has; null: the defaults.</param>
    /// <param name="why">What whoever salvages it says; null: nothing.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Gives up, and leaves nothing behind.</param>
    /// <exception cref="JournalOpenException">There is no journal, or it is something else, of a newer version, or so damaged that not even its tables can be found.</exception>
    /// <exception cref="BackupRefusedException">Something is at the new journal's place already, or it cannot be written.</exception>
    public static ValueTask<SalvageReport> SalvageAsync(
        string path, string target, JournalOptions? options = null, string? why = null, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(target);
        return JournalSalvage.RunAsync(path, target, options ?? new JournalOptions(), why, progress, cancellationToken);
    }

    /// <summary>Looks at a journal as a writer does that opens it, and changes nothing.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>Why it could not be written to; null: it could, as far as can be seen without doing so.</returns>
    public static JournalOpenException? FindObstacle(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return SqliteStore.FindObstacle(path);
    }

    /// <summary>
    /// Copies a journal, also while others write to it: the copy holds everything that was acknowledged before, has an anchor of its own, and is verified before it takes its place.
    /// Sessions that are running are abandoned in the copy, as after a crash.
    /// </summary>
    /// <param name="path">The journal's path.</param>
    /// <param name="target">The backup's path.</param>
    /// <param name="overwrite">Replaces a backup that is there; it stays until the new one is whole.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellationToken">Gives up, and leaves nothing behind.</param>
    /// <returns>What the verification found. When that is anything, there is no backup.</returns>
    /// <exception cref="JournalOpenException">There is no journal, or it is something else, of a newer version, damaged, or has lost its tail.</exception>
    /// <exception cref="BackupRefusedException">Something is at the backup's place already, or it cannot be written.</exception>
    public static ValueTask<BackupReport> BackupAsync(
        string path, string target, bool overwrite = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(target);
        return JournalBackup.RunAsync(path, target, overwrite, progress, cancellationToken);
    }
}
