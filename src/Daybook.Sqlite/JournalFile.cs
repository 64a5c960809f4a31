using System.Globalization;
using Daybook.Integrity;
using Daybook.Sqlite.Checking;
using Daybook.Sqlite.Disk;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Storage;
using SQLitePCL;

namespace Daybook.Sqlite;

/// <summary>Looks at a path and says whether a journal is there, and what to do when it is not.</summary>
internal static class JournalFile
{
    // SQLite takes a file that is shorter than its header for one without anything in it.
    private const int ShortestDatabase = 100;

    private const string RollbackJournal = "-journal";

    private const string LogIndex = "-shm";

    /// <summary>
    /// The journal's full path. SQLite keeps the log next to the file that a link leads to, so the anchor and the sessions' locks belong there too, whatever name is used.
    /// </summary>
    /// <exception cref="JournalOpenException">It is a link that leads nowhere.</exception>
    public static string Locate(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return new FileInfo(full) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : full;
        }
        catch (IOException error)
        {
            throw new JournalOpenException(JournalOpenProblem.NotAccessible, $"'{path}' is a link that cannot be followed: {error.Message} Nothing was changed; repair the link, or name the file itself.", error);
        }
    }

    /// <summary>Makes sure that the path holds a journal of a version that is known here, with a whole head, without changing anything.</summary>
    /// <exception cref="JournalOpenException">It does not.</exception>
    public static HeadRow Inspect(string path)
    {
        RequireJournal(path);
        try
        {
            using var pool = new ReadPool(path);
            return pool.ReadBare(view => view.Head);
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            throw OpenFailed(path, error);
        }
    }

    /// <summary>Makes sure that the path holds a journal of a version that is known here, perhaps a damaged one.</summary>
    /// <exception cref="JournalOpenException">It does not.</exception>
    public static void RequireJournal(string path)
    {
        RequireFile(path);
        try
        {
            using var pool = new ReadPool(path);
            pool.ReadFile(database => RequireVersion(path, database));
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            throw OpenFailed(path, error);
        }
    }

    /// <summary>True when nothing is at the path, or an empty file, or an empty database: a process was killed while it created a journal.</summary>
    public static bool IsAbsent(string path)
    {
        if (Directory.Exists(path))
            throw new JournalOpenException(JournalOpenProblem.Foreign, $"'{path}' is a folder. Name a file for the journal.");
        var file = new FileInfo(path);
        return !file.Exists || file.Length == 0 || IsEmptyDatabase(path);
    }

    /// <summary>Why a connection to the file could not be used.</summary>
    public static JournalOpenException OpenFailed(string path, Exception error) => error switch
    {
        SqliteFailure { Code: raw.SQLITE_NOTADB } => Foreign(path),
        SqliteFailure { IsCorruption: true } or InvalidDataException => new JournalOpenException(
            JournalOpenProblem.Corrupt, $"'{path}' is damaged: {error.Message} Nothing was changed. Restore a backup; or 'daybook recover --salvage NEW.db' copies what can be read into a new journal.", error),
        SqliteFailure { Code: raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY } when LogFile.Exists(path) && !File.Exists(path + LogIndex) => new JournalOpenException(
            JournalOpenProblem.NotAccessible,
            $"'{path}' has a log ('{Path.GetFileName(LogFile.PathFor(path))}') whose events are not in the file yet, and SQLite cannot read it here: it would have to make '{Path.GetFileName(path)}{LogIndex}', and this folder cannot be written. "
            + "Nothing was changed. Copy the file, its log and its anchor into a folder that can be written, and read the copy.",
            error),
        SqliteFailure { IsBusy: true } => new JournalOpenException(
            JournalOpenProblem.Locked, $"Another process holds '{path}' locked. Nothing was changed; try again, or end that process.", error),
        _ => new JournalOpenException(JournalOpenProblem.NotAccessible, $"'{path}' cannot be opened: {error.Message} Nothing was changed; check the path and its permissions.", error),
    };

    /// <summary>Why an open journal could not be read.</summary>
    public static IOException ReadFailed(string path, Exception error) =>
        error is SqliteFailure { IsBusy: true }
            ? new StoreUnavailableException($"'{path}' is locked by another process and could not be read. Try again.", error)
            : new StoreFaultedException($"'{path}' cannot be read here: {error.Message} Run 'daybook verify' to see what is damaged, and restore a backup; or 'daybook recover --salvage NEW.db' copies what can be read into a new journal.", error);

    /// <summary>
    /// Compares the file with its anchor. An anchor that lags is fine; one that is ahead means that acknowledged events are lost.
    /// </summary>
    /// <param name="path">The journal's path, for the message.</param>
    /// <param name="view">The journal, read after the anchor was.</param>
    /// <param name="anchor">What the anchor says.</param>
    public static void RequireTail(string path, ReadView view, AnchorRecord anchor)
    {
        var head = view.Head;
        if (anchor.IsOfAnother(head.Identity))
        {
            throw new JournalOpenException(
                JournalOpenProblem.ForeignAnchor,
                $"The anchor of '{path}' belongs to another journal ({anchor.Identity}; this one is {head.Identity}), so it cannot be seen whether acknowledged events are missing. "
                + $"It can still be read. Put the journal's own anchor back; or, if it is lost, remove '{AnchorFile.PathFor(path)}': the next writer makes a new one.");
        }

        var history = OwnHistory.Read(view);
        if (history.EpochProblem is { } problem)
            throw Tampered(path, problem);
        if (anchor.Epoch < head.Epoch)
        {
            var (isPrefix, wrong) = history.Judge(anchor);
            if (wrong is not null)
                throw Tampered(path, wrong);
            if (!isPrefix)
                return;
        }

        if (anchor.Epoch > head.Epoch)
        {
            throw new JournalOpenException(
                JournalOpenProblem.LostTail,
                string.Create(CultureInfo.InvariantCulture, $"'{path}' is an old copy from before a recovery: it is in epoch {head.Epoch}, and its anchor has {anchor.Count:N0} events in epoch {anchor.Epoch}. ")
                + "It can still be read. Put the recovered file back, or run 'daybook recover' to go on with this one.");
        }

        if (anchor.Count > head.Count)
        {
            throw new JournalOpenException(
                JournalOpenProblem.LostTail,
                string.Create(CultureInfo.InvariantCulture, $"'{path}' has {head.Count:N0} events, but its anchor says that {anchor.Count:N0} were acknowledged: the newest are lost (a damaged log, or an old copy was put back). ")
                + "It can still be read. Put the complete file back, or run 'daybook recover' to go on without the lost events.");
        }

        if (HistoricalRoot.At(view, anchor.Count) != anchor.Root)
        {
            throw new JournalOpenException(
                JournalOpenProblem.Corrupt,
                string.Create(CultureInfo.InvariantCulture, $"The first {anchor.Count:N0} events of '{path}' are not the events that its anchor was computed from: the journal was changed outside Daybook. ")
                + "It can still be read. Run 'daybook verify', and restore a backup; 'daybook recover' goes on with the file as it is, and records that.");
        }
    }

    /// <summary>
    /// Looks at the file by its name alone. On Unix a process loses every lock that it has on a file when it closes any handle of it, and every other part of the process that has the journal
    /// open then takes itself for the last; so nobody but SQLite, which knows of this, may open the file.
    /// </summary>
    private static void RequireFile(string path)
    {
        try
        {
            if ((File.GetAttributes(path) & FileAttributes.Directory) != 0)
                throw new JournalOpenException(JournalOpenProblem.Foreign, $"'{path}' is a folder, not a journal.");
            if (new FileInfo(path).Length < ShortestDatabase)
                throw Foreign(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new JournalOpenException(JournalOpenProblem.Missing, $"There is no journal at '{path}'. Reading does not make one; 'daybook record', 'daybook import', 'daybook replay' and 'daybook demo' do.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new JournalOpenException(JournalOpenProblem.NotAccessible, $"'{path}' cannot be read: {error.Message} Nothing was changed; check its permissions.", error);
        }
    }

    private static JournalOpenException Tampered(string path, string problem) => new(
        JournalOpenProblem.Corrupt,
        $"'{path}' was changed outside Daybook, perhaps to hide missing newest events: {problem} "
        + "It can still be read. Run 'daybook verify', and restore a backup; 'daybook recover' goes on with the file as it is, and records that.");

    private static bool IsEmptyDatabase(string path)
    {
        try
        {
            // Who was killed while choosing the log may have left a rollback journal, which a reader cannot roll back; whoever makes the journal does.
            using var database = SqliteDatabase.OpenReadOnly(path, immutable: !LogFile.Exists(path) || File.Exists(path + RollbackJournal));
            database.Execute("PRAGMA busy_timeout = 1000");
            return database.QueryInteger("PRAGMA application_id") == 0
                && database.QueryInteger("PRAGMA user_version") == 0
                && database.QueryInteger("SELECT count(*) FROM sqlite_schema") == 0;
        }
        catch (SqliteFailure)
        {
            // Whatever it is, it is something; Inspect says what.
            return false;
        }
    }

    private static bool RequireVersion(string path, SqliteDatabase database)
    {
        if (database.QueryInteger("PRAGMA application_id") != Schema.ApplicationId)
            throw Foreign(path);
        var version = database.QueryInteger("PRAGMA user_version");
        if (version > Schema.Version)
            throw Newer(path, $"layout {version}, this one knows {Schema.Version}");
        if (version < Schema.OldestVersion)
            throw new InvalidDataException($"It names layout {version}, and there is no such layout.");
        LayoutCheck.RequireTables(database);
        if (version > 1 && database.QueryInteger("SELECT max(first_id) FROM head") > 1)
            throw Newer(path, "its oldest events were taken out");
        if (version > 1 && database.QueryInteger("SELECT count(*) FROM packed_block") > 0)
            throw Newer(path, "some of its blocks are packed");
        return true;
    }

    private static JournalOpenException Newer(string path, string why) =>
        new(JournalOpenProblem.Newer, $"'{path}' was written by a newer Daybook ({why}). Nothing was changed; use that version.");

    private static JournalOpenException Foreign(string path) =>
        new(JournalOpenProblem.Foreign, $"'{path}' is not a Daybook journal. Nothing was changed; name another file, or 'daybook import' it if it is a recorded run.");
}
