namespace Daybook.Integrity;

/// <summary>
/// A lock on one byte of an anchor, which one process at a time holds, until it lets go or dies. macOS locks whole files only: there a file of the lock's own, which is open for nobody
/// else and removed with the lock, does the same. Used by one thread at a time.
/// </summary>
/// <param name="anchor">The anchor.</param>
/// <param name="position">A byte behind the file's end: Windows lets nobody else read one that is locked.</param>
/// <param name="ownFile">The lock's own file; null: the byte is locked.</param>
internal sealed class AnchorLock(FileStream anchor, long position, string? ownFile) : IDisposable
{
    private FileStream? _own;
    private bool _isHeld;

    /// <summary>Takes the lock; whoever has it keeps it.</summary>
    /// <returns>False while another process has it. A process that may not make the lock's file goes without the lock.</returns>
    public bool TryTake()
    {
        // Windows does not lock a byte twice; Unix lets go of it when the process closes any handle of the file, so that it is locked anew there.
        if (_isHeld && (ownFile is not null || OperatingSystem.IsWindows()))
            return true;
        try
        {
            if (ownFile is not null)
                _own = new FileStream(ownFile, FileMode.OpenOrCreate, FileAccess.Read, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            else if (!OperatingSystem.IsMacOS())
                anchor.Lock(position, 1);
            return _isHeld = true;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Lets go of the lock, if it is held.</summary>
    public void Release()
    {
        if (_isHeld && ownFile is null && !OperatingSystem.IsMacOS())
            anchor.Unlock(position, 1);
        _own?.Dispose();
        (_own, _isHeld) = (null, false);
    }

    /// <summary>Lets go of a file of the lock's own; the system lets go of the byte when the anchor is closed.</summary>
    public void Dispose() => _own?.Dispose();
}
