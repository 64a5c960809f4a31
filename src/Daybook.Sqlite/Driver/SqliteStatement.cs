using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Daybook.Sqlite.Driver;

/// <summary>A prepared statement: bind (from 1), step, read columns (from 0), reset.</summary>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt handle) : IDisposable
{
    public SqliteStatement Bind(int index, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public SqliteStatement BindDouble(int index, double value)
    {
        database.Check(raw.sqlite3_bind_double(handle, index, value));
        return this;
    }

    public SqliteStatement BindNull(int index)
    {
        database.Check(raw.sqlite3_bind_null(handle, index));
        return this;
    }

    public SqliteStatement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        database.Check(raw.sqlite3_bind_blob(handle, index, value));
        return this;
    }

    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> utf8)
    {
        database.Check(raw.sqlite3_bind_text(handle, index, utf8));
        return this;
    }

    public SqliteStatement BindText(int index, string text)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (longest <= 1024)
        {
            Span<byte> small = stackalloc byte[1024];
            return BindUtf8(index, small[..Encoding.UTF8.GetBytes(text, small)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(longest);
        try
        {
            return BindUtf8(index, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Steps to the next row; false at the end, when the statement is ready to be bound anew.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            Fail(code);
        raw.sqlite3_reset(handle);
        return false;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        if (Step())
            throw new InvalidOperationException("The statement returned a row.");
    }

    /// <summary>Gives up the remaining rows.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public bool IsBlob(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_BLOB;

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public long? OptionalInteger(int column) => IsNull(column) ? null : Integer(column);

    public double Double(int column) => IsNull(column) ? double.NaN : raw.sqlite3_column_double(handle, column);

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? OptionalText(int column) => IsNull(column) ? null : Text(column);

    public void Dispose() => handle.Dispose();

    private void Fail(int code)
    {
        try
        {
            database.Check(code);
        }
        finally
        {
            raw.sqlite3_reset(handle);
        }
    }
}
