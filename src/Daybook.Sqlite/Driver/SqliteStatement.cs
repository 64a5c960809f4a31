using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace Daybook.Sqlite.Driver;

/// <summary>A prepared statement: bind (from 1), step, read columns (from 0), reset. Texts and blobs are bound again for each run.</summary>
internal sealed unsafe class SqliteStatement : IDisposable
{
    // What is bound lies in memory of the statement's own, and stays there until the next row is bound: SQLite need not copy it.
    private const nint Static = 0;
    private const int FirstCapacity = 1024;

    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _owner;
    private readonly nint _handle;
    private readonly List<nint> _outgrown = [];
    private byte* _texts;
    private int _capacity;
    private int _used;

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
        var room = Room(value.Length);
        value.CopyTo(new Span<byte>(room, value.Length));
        _used += value.Length;
        _database.Check(NativeMethods.sqlite3_bind_blob(_handle, index, room, value.Length, Static));
        return this;
    }

    public SqliteStatement BindUtf8(int index, ReadOnlySpan<byte> utf8)
    {
        var room = Room(utf8.Length);
        utf8.CopyTo(new Span<byte>(room, utf8.Length));
        return BindText(index, room, utf8.Length);
    }

    public SqliteStatement BindText(int index, string text)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        var room = Room(longest);
        return BindText(index, room, Encoding.UTF8.GetBytes(text, new Span<byte>(room, longest)));
    }

    /// <summary>Steps to the next row; false at the end, when the statement is ready to be bound again.</summary>
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
    public void Reset()
    {
        _ = NativeMethods.sqlite3_reset(_handle);
        _used = 0;
    }

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

    public void Dispose()
    {
        _owner.Dispose();
        NativeMemory.Free(_texts);
        _outgrown.ForEach(memory => NativeMemory.Free((void*)memory));
        _outgrown.Clear();
        _texts = null;
        _capacity = 0;
    }

    private SqliteStatement BindText(int index, byte* utf8, int length)
    {
        _used += length;
        _database.Check(NativeMethods.sqlite3_bind_text(_handle, index, utf8, length, Static));
        return this;
    }

    /// <summary>Room for so many bytes after what is already bound.</summary>
    private byte* Room(int size)
    {
        if (_texts is null || _used + size > _capacity)
            Grow(size);
        return _texts + _used;
    }

    private void Grow(int size)
    {
        // What was bound before for this row stays where it lies. As the room doubles, this is done a few times in a statement's life.
        var capacity = Math.Max(FirstCapacity, 2 * (_used + size));
        var larger = (byte*)NativeMemory.Alloc((nuint)capacity);
        _outgrown.Add((nint)_texts);
        _texts = larger;
        _capacity = capacity;
        _used = 0;
    }

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
