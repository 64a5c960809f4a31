using Daybook.Sqlite.Driver;

namespace Daybook.Torture.Corruption;

/// <summary>Edits rows as somebody with a SQLite tool would: changes a cell, exchanges two rows, deletes or repeats one. Finds tables and columns by asking the file.</summary>
internal sealed class RowEdits(SqliteDatabase database, Random random)
{
    private const int Attempts = 50;

    private sealed record Column(string Name, string Type, bool IsKey);

    /// <summary>Edits a row of some table.</summary>
    /// <returns>The SQL that did it.</returns>
    public string EditOne()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var sql = Choose();
            if (sql is not null && database.TryExecute(sql) == SQLitePCL.raw.SQLITE_OK)
                return sql;
            database.TryExecute("ROLLBACK");
        }

        throw new InvalidOperationException("No row could be edited.");
    }

    private string? Choose()
    {
        var tables = database.Query("SELECT name FROM sqlite_schema WHERE type = 'table'", row => row.Text(0));

        // Half of the edits go to the table of events: that is where a lie would be told.
        var table = random.Next(2) == 0 ? "event" : tables[random.Next(tables.Count)];
        var columns = database.Query($"SELECT name, type, pk FROM pragma_table_info('{table}')", row => new Column(row.Text(0), row.Text(1), row.Integer(2) > 0));
        var key = string.Join(", ", columns.Where(column => column.IsKey).Select(column => column.Name));
        if (key.Contains(',', StringComparison.Ordinal) || key.Length == 0 || SomeRow(table, key) is not { } one || SomeRow(table, key) is not { } other)
            return null;
        return random.Next(6) switch
        {
            0 => $"DELETE FROM {table} WHERE {key} = {one}",
            1 => Exchange(table, columns, key, one, other),
            2 => Repeat(table, columns, key, one),
            _ => Change(table, columns[random.Next(columns.Count)], key, one),
        };
    }

    private static string? Exchange(string table, List<Column> columns, string key, string one, string other)
    {
        var others = columns.Where(column => !column.IsKey).Select(column => column.Name).ToList();
        if (one == other || others.Count == 0)
            return null;
        var names = string.Join(", ", others);
        return $"BEGIN; CREATE TEMP TABLE one AS SELECT {names} FROM {table} WHERE {key} = {one}; "
            + $"UPDATE {table} SET ({names}) = (SELECT {names} FROM {table} WHERE {key} = {other}) WHERE {key} = {one}; "
            + $"UPDATE {table} SET ({names}) = (SELECT {names} FROM one) WHERE {key} = {other}; DROP TABLE one; COMMIT;";
    }

    private static string Repeat(string table, List<Column> columns, string key, string one)
    {
        var others = string.Concat(columns.Where(column => !column.IsKey).Select(column => $", {column.Name}"));
        var type = columns.First(column => column.IsKey).Type;
        var next = type == "INTEGER" ? $"(SELECT max({key}) + 1 FROM {table})" : $"{key} || ' again'";
        return $"INSERT INTO {table} ({key}{others}) SELECT {next}{others} FROM {table} WHERE {key} = {one}";
    }

    private string Change(string table, Column column, string key, string one)
    {
        var name = column.Name;
        var absent = column.Type switch { "INTEGER" => "1", "REAL" => "0.5", "BLOB" => "x'01'", _ => "'x'" };
        var changed = random.Next(5) == 0
            ? "NULL"
            : $"CASE typeof({name}) WHEN 'integer' THEN {name} + {random.Next(1, 4)} WHEN 'real' THEN {name} + 0.25 WHEN 'text' THEN {name} || 'x' "
                + $"WHEN 'blob' THEN substr({name}, 1, {random.Next(20)}) || x'{random.Next(256):x2}' || substr({name}, {random.Next(2, 22)}) ELSE {absent} END";
        return $"UPDATE {table} SET {name} = {changed} WHERE {key} = {one}";
    }

    /// <summary>A row's key, as a literal of SQL.</summary>
    private string? SomeRow(string table, string key)
    {
        var rows = database.QueryInteger($"SELECT count(*) FROM {table}") ?? 0;
        return rows == 0 ? null : database.Query($"SELECT quote({key}) FROM {table} LIMIT 1 OFFSET {random.NextInt64(rows)}", row => row.Text(0))[0];
    }
}
