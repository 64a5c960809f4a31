using SQLitePCL;

namespace Daybook.Sqlite.Driver;

/// <summary>An error code of SQLite, with its words.</summary>
internal sealed class SqliteFailure(int extendedCode, string message) : Exception($"{message} (SQLite error {extendedCode}).")
{
    public int ExtendedCode { get; } = extendedCode;

    public int Code => ExtendedCode & 0xFF;

    public bool IsBusy => Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    public bool IsCorruption => Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>
    /// True when the group was rolled back and a later attempt may succeed: no space, no memory, another process's lock. After a failed fsync, or any other
    /// I/O error, nobody knows what is on the disk.
    /// </summary>
    public bool IsPassing =>
        IsBusy || Code is raw.SQLITE_FULL or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN || ExtendedCode is IoErrWrite or IoErrShmSize or IoErrShmOpen;

    private const int IoErrWrite = raw.SQLITE_IOERR | (3 << 8);
    private const int IoErrShmOpen = raw.SQLITE_IOERR | (18 << 8);
    private const int IoErrShmSize = raw.SQLITE_IOERR | (19 << 8);
}
