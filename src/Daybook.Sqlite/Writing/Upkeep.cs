using Daybook.Integrity;
using Daybook.Sqlite.Disk;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Writing;

/// <summary>
/// What must happen now and then and must not hold up the writer: copying a long log into the file, and forcing the log and then the anchor to the disk,
/// so that what was only committed is a second old at most when the power goes. Runs on a thread of its own. Of several processes one does it for all, since each fsync
/// holds up everybody's writing; when it ends, or dies, another one takes over.
/// </summary>
internal sealed class Upkeep : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // A file's time is that of the clock's last tick, so a write just before a sync may look like one just behind it.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    // When the process that has the upkeep does not get to it, nobody's log may grow for ever.
    private const int FarTooLong = 4;

    private readonly string _path;
    private readonly AnchorFile _anchor;
    private readonly long _checkpointBytes;
    private readonly ManualResetEventSlim _closing = new();
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly Thread _thread;
    private FileStamp? _synced;
    private volatile IOException? _failure;

    public Upkeep(string path, AnchorFile anchor, long checkpointBytes)
    {
        _path = path;
        _anchor = anchor;
        _checkpointBytes = checkpointBytes;
        _thread = new Thread(Run) { IsBackground = true, Name = "daybook upkeep" };
        _thread.Start();
    }

    /// <summary>
    /// Why the log or the anchor could not be forced to the disk, or null. After that nobody knows what the disk holds of them, and a later success says nothing about it:
    /// the writer must not acknowledge anything more.
    /// </summary>
    public IOException? Failure => _failure;

    /// <summary>Says that a group was committed.</summary>
    public void Wrote()
    {
        if (LogFile.Length(_path) > _checkpointBytes)
            _due.Set();
    }

    public void Dispose()
    {
        _closing.Set();
        _due.Set();
        _thread.Join();
        _due.Dispose();
        _closing.Dispose();
    }

    private void Run()
    {
        SqliteDatabase? database = null;
        while (!_closing.IsSet)
        {
            _due.WaitOne(Interval);
            try
            {
                var isOurs = _anchor.TryTakeUpkeep();
                if (isOurs)
                    Sync();
                if (LogFile.Length(_path) > _checkpointBytes * (isOurs ? 1 : FarTooLong))
                    Checkpoint(database ??= SqliteDatabase.OpenWritable(_path, create: false));
            }
            catch (IOException error)
            {
                _failure ??= error;
            }
            catch (Exception error) when (error is SqliteFailure or UnauthorizedAccessException)
            {
                // The log stays as long as it is; the next round tries again.
            }
        }

        database?.Dispose();
    }

    private void Sync()
    {
        var stamp = LogFile.Stamp(_path);
        if (stamp == _synced)
            return;

        // Windows may leave a file's time as it was while the file is open.
        var isSettled = !OperatingSystem.IsWindows() && TimeProvider.System.GetUtcNow().UtcDateTime - stamp.LastWrite > Tick;

        // The log first: an anchor must not outlive the events that it speaks of.
        LogFile.Sync(_path);
        _anchor.SyncAll();
        _synced = isSettled ? stamp : null;
    }

    /// <summary>Copies the log into the file without waiting for anybody; when that could copy all of it, the next writer starts the log anew.</summary>
    private static void Checkpoint(SqliteDatabase database) => database.TryExecute("PRAGMA wal_checkpoint(PASSIVE)");
}
