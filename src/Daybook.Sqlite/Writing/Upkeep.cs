using Daybook.Integrity;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Writing;

/// <summary>
/// What must happen now and then and must not hold up the writer: copying a long log into the file, and forcing the log and then the anchor to the disk,
/// so that what was only committed is a second old at most when the power goes. Runs on a thread of its own.
/// </summary>
internal sealed class Upkeep : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly AnchorFile _anchor;
    private readonly long _checkpointBytes;
    private readonly ManualResetEventSlim _closing = new();
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly Thread _thread;
    private volatile bool _written;
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
        _written = true;
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
                Sync();
                if (LogFile.Length(_path) > _checkpointBytes)
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
        if (!_written)
            return;
        _written = false;

        // The log first: an anchor must not outlive the events that it speaks of.
        LogFile.Sync(_path);
        _anchor.Sync();
    }

    /// <summary>Copies the log into the file without waiting for anybody; when that could copy all of it, the next writer starts the log anew.</summary>
    private static void Checkpoint(SqliteDatabase database) => database.TryExecute("PRAGMA wal_checkpoint(PASSIVE)");
}
