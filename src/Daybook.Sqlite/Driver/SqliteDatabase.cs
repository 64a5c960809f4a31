using SQLitePCL;

namespace Daybook.Sqlite.Driver;

/// <summary>
/// One connection to a SQLite file. Used by one thread at a time. It stands directly on the native API, because a row of twenty columns is bound
/// a hundred thousand times a second, and because waiting for the write lock is the journal's own business (<see cref="Writing.WriteTurn"/>).
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly List<SqliteStatement> _statements = [];

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 handle) => _handle = handle;

    /// <summary>The version of the SQLite library.</summary>
    public static string LibraryVersion
    {
        get
        {
            Batteries_V2.Init();
            return raw.sqlite3_libversion().utf8_to_string();
        }
    }

    /// <summary>Opens for writing; makes the file when it is absent and <paramref name="create"/> says so.</summary>
    public static SqliteDatabase OpenWritable(string path, bool create)
    {
        var database = Open(path, raw.SQLITE_OPEN_READWRITE | (create ? raw.SQLITE_OPEN_CREATE : 0));

        // On macOS an fsync reaches the drive and may wait there for its power; SQLite asks for more only when it is told. Elsewhere this changes nothing.
        database.Execute("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;");
        return database;
    }

    /// <summary>Opens for reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="immutable">Reads the file as it is, without looking for a log or taking a lock: only while no writer has it open.</param>
    public static SqliteDatabase OpenReadOnly(string path, bool immutable) =>
        Open(ToUri(path) + (immutable ? "?immutable=1" : string.Empty), raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);

    /// <summary>True outside a transaction.</summary>
    public bool IsAutoCommit => raw.sqlite3_get_autocommit(_handle) != 0;

    /// <summary>True when the file could only be opened for reading.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") == 1;

    /// <summary>Runs statements without parameters or results.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Runs a statement and returns its code instead of throwing.</summary>
    public int TryExecute(string sql) => raw.sqlite3_exec(_handle, sql) == raw.SQLITE_OK ? raw.SQLITE_OK : raw.sqlite3_extended_errcode(_handle);

    /// <summary>Prepares a statement, which lives as long as the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new SqliteStatement(this, handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs a query once and returns the integer in the first column of its first row, or null.</summary>
    public long? QueryInteger(string sql) => Query(sql, row => row.OptionalInteger(0)).FirstOrDefault();

    /// <summary>Runs a query once.</summary>
    public List<T> Query<T>(string sql, Func<SqliteStatement, T> read)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using var statement = new SqliteStatement(this, handle);
        var rows = new List<T>();
        while (statement.Step())
            rows.Add(read(statement));
        return rows;
    }

    /// <summary>Ends what another thread is reading here, which fails there; does nothing when nothing is being read.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_handle);

    /// <summary>Copies this database, as its open transaction sees it, over another; page by page, so that it can be watched and cancelled.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="pages">Pages at a time.</param>
    /// <param name="copied">Is told pages copied and pages in all after each step; what it throws ends the copying.</param>
    /// <exception cref="SqliteFailure">One of the two cannot be read or written.</exception>
    public void CopyTo(SqliteDatabase target, int pages, Action<long, long> copied)
    {
        using var backup = raw.sqlite3_backup_init(target._handle, "main", _handle, "main");
        if (backup.IsInvalid)
            target.Check(raw.sqlite3_extended_errcode(target._handle));
        while (true)
        {
            var code = raw.sqlite3_backup_step(backup, pages);
            if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
                throw new SqliteFailure(code, raw.sqlite3_errstr(code).utf8_to_string());
            var total = raw.sqlite3_backup_pagecount(backup);
            copied(total - raw.sqlite3_backup_remaining(backup), total);
            if (code == raw.SQLITE_DONE)
                return;
        }
    }

    /// <summary>Throws unless the code is one of success.</summary>
    public void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        throw new SqliteFailure(raw.sqlite3_extended_errcode(_handle), raw.sqlite3_errmsg(_handle).utf8_to_string());
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _handle.Dispose();
    }

    private static SqliteDatabase Open(string path, int flags)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code == raw.SQLITE_OK)
        {
            raw.sqlite3_extended_result_codes(handle, 1);
            return new SqliteDatabase(handle);
        }

        var extended = handle is null ? code : raw.sqlite3_extended_errcode(handle);
        handle?.Dispose();
        throw new SqliteFailure(extended, raw.sqlite3_errstr(code).utf8_to_string());
    }

    private static string ToUri(string path) =>
        "file:" + string.Join('/', Path.GetFullPath(path).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
}
