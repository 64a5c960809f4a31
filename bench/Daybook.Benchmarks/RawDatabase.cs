using System.Diagnostics;
using SQLitePCL;

namespace Daybook.Benchmarks;

/// <summary>
/// The other side of the append measurements: encoded rows through the raw SQLite API into one table, by a reused prepared statement, with the pragmas, the batches
/// and the checkpoints on a second thread that the journal's store has.
/// </summary>
internal sealed class RawDatabase : IDisposable
{
    private const long CheckpointBytes = 8 << 20;

    private readonly string _path;
    private readonly sqlite3 _database;
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly Thread _checkpoints;
    private volatile bool _closing;

    public RawDatabase(string path, string tables)
    {
        _path = path;
        _database = Open(path);
        Execute(_database, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0;");
        Execute(_database, tables);
        _checkpoints = new Thread(Checkpoint) { IsBackground = true };
        _checkpoints.Start();
    }

    /// <summary>Inserts rows in batches, each a transaction.</summary>
    /// <param name="insert">The statement, with a parameter per column.</param>
    /// <param name="rows">The rows; a value is a long, a double, UTF-8 text, a <see cref="Blob"/> or null.</param>
    public TimeSpan Insert(string insert, IEnumerable<object?[]> rows)
    {
        Check(raw.sqlite3_prepare_v3(_database, insert, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        using (statement)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var group in rows.Chunk(BenchmarkRun.Group))
            {
                Execute(_database, "BEGIN IMMEDIATE");
                foreach (var row in group)
                    Insert(statement, row);
                Execute(_database, "COMMIT");
                if (new FileInfo(_path + "-wal").Length > CheckpointBytes)
                    _due.Set();
            }

            return Stopwatch.GetElapsedTime(start);
        }
    }

    /// <summary>Reads all rows of a query, in the form that <see cref="Insert(string, IEnumerable{object?[]})"/> takes.</summary>
    public static List<object?[]> Read(string path, string query)
    {
        using var database = Open(path);
        var rows = new List<object?[]>();
        Check(raw.sqlite3_prepare_v2(database, query, out var statement));
        using (statement)
        {
            var columns = raw.sqlite3_column_count(statement);
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                rows.Add([.. Enumerable.Range(0, columns).Select(column => Value(statement, column))]);
        }

        return rows;
    }

    public void Dispose()
    {
        _closing = true;
        _due.Set();
        _checkpoints.Join();
        _due.Dispose();
        _database.Dispose();
    }

    private static sqlite3 Open(string path)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null));
        return database;
    }

    private static void Execute(sqlite3 database, string sql) => Check(raw.sqlite3_exec(database, sql));

    private static void Insert(sqlite3_stmt statement, object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            switch (row[i])
            {
                case long whole:
                    raw.sqlite3_bind_int64(statement, i + 1, whole);
                    break;
                case double number:
                    raw.sqlite3_bind_double(statement, i + 1, number);
                    break;
                case byte[] utf8:
                    raw.sqlite3_bind_text(statement, i + 1, utf8);
                    break;
                case Blob blob:
                    raw.sqlite3_bind_blob(statement, i + 1, blob.Bytes);
                    break;
                default:
                    raw.sqlite3_bind_null(statement, i + 1);
                    break;
            }
        }

        Check(raw.sqlite3_step(statement));
        raw.sqlite3_reset(statement);
    }

    private static object? Value(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column),
        raw.SQLITE_FLOAT => raw.sqlite3_column_double(statement, column),
        raw.SQLITE_TEXT => raw.sqlite3_column_blob(statement, column).ToArray(),
        raw.SQLITE_BLOB => new Blob(raw.sqlite3_column_blob(statement, column).ToArray()),
        _ => null,
    };

    private static void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new IOException($"SQLite says {code}: {raw.sqlite3_errstr(code).utf8_to_string()}");
    }

    private void Checkpoint()
    {
        using var database = Open(_path);
        while (!_closing)
        {
            _due.WaitOne();
            raw.sqlite3_exec(database, "PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    /// <summary>A value that is a blob and not a text.</summary>
    /// <param name="Bytes">Its bytes.</param>
    internal sealed record Blob(byte[] Bytes);
}
