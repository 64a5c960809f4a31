using System.Text;
using SQLitePCL;

namespace Daybook.Sqlite.Driver;

/// <summary>A prepared statement: bind (from 1), step, read columns (from 0), reset. What was bound stays bound until it is bound anew.</summary>
internal sealed unsafe class SqliteStatement : IDisposable
{
    private const nint Transient = -1;
    private const int Small = 512;

    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _owner;
    private readonly nint _handle;

    public SqliteStatement(SqliteDatabase database, sqlite3_stmt owner)
    {
        _database = database;
        _owner = owner;
        _handle = owner.DangerousGetHandle();
    }

    public SqliteStatement Bind(int index, long value)
    {
        _database.Check(NativeMethods.sqlite3_bind_int64(_handle, index, value));
        return this;
    }

    public SqliteStatement BindDouble(int index, double value)
    {
        _database.Check(NativeMethods.sqlite3_bind_double(_handle, index, value));
        return this;
    }

    public SqliteStatement BindNull(int index)
    {
        _database.Check(NativeMethods.sqlite3_bind_null(_handle, index));
        return this;
    }

    public SqliteStatement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        // An empty span has no address, and a blob without one would be null.
        byte none = 0;
        fixed (byte* bytes = value)
            _database.Check(NativeMethods.sqlite3_bind_blob(_handle, index, bytes is null ? &none : bytes, value.Length, Transient));
        return this;
    }

    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> utf8)
    {
        byte none = 0;
        fixed (byte* bytes = utf8)
            _database.Check(NativeMethods.sqlite3_bind_text(_handle, index, bytes is null ? &none : bytes, utf8.Length, Transient));
        return this;
    }

    public SqliteStatement BindText(int index, string text)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (longest > Small)
            return BindUtf8(index, Encoding.UTF8.GetBytes(text));
        Span<byte> small = stackalloc byte[Small];
        return BindUtf8(index, small[..Encoding.UTF8.GetBytes(text, small)]);
    }

    /// <summary>Steps to the next row; false at the end, when the statement is ready to be bound anew.</summary>
    public bool Step()
    {
        var code = NativeMethods.sqlite3_step(_handle);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            Fail(code);
        Reset();
        return false;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        if (Step())
            throw new InvalidOperationException("The statement returned a row.");
    }

    /// <summary>Gives up the remaining rows. The code that it returns is that of the last step, which has been told.</summary>
    public void Reset() => _ = NativeMethods.sqlite3_reset(_handle);

    public bool IsNull(int column) => NativeMethods.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public bool IsBlob(int column) => NativeMethods.sqlite3_column_type(_handle, column) == raw.SQLITE_BLOB;

    public bool IsInteger(int column) => NativeMethods.sqlite3_column_type(_handle, column) == raw.SQLITE_INTEGER;

    public long Integer(int column) => NativeMethods.sqlite3_column_int64(_handle, column);

    public long? OptionalInteger(int column) => IsNull(column) ? null : Integer(column);

    public double Double(int column) => IsNull(column) ? double.NaN : NativeMethods.sqlite3_column_double(_handle, column);

    /// <summary>The bytes of a text or a blob, until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        // The address first: asking for it may convert the value and so change its length.
        var bytes = NativeMethods.sqlite3_column_blob(_handle, column);
        return bytes is null ? default : new ReadOnlySpan<byte>(bytes, NativeMethods.sqlite3_column_bytes(_handle, column));
    }

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => _owner.Dispose();

    private void Fail(int code)
    {
        try
        {
            _database.Check(code);
        }
        finally
        {
            Reset();
        }
    }
}
