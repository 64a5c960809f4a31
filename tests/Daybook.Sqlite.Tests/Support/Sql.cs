using Microsoft.Data.Sqlite;

namespace Daybook.Sqlite.Tests.Support;

/// <summary>The file in the eyes of somebody else's SQLite tool.</summary>
internal static class Sql
{
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public static void Execute(string path, string sql)
    {
        using var connection = Connect(path);
        connection.Execute(sql);
    }

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows, each by the names of its columns.</summary>
    public static List<Dictionary<string, object?>> Query(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<Dictionary<string, object?>>();
        while (reader.Read())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i), StringComparer.Ordinal));
        return rows;
    }

    public static List<T> Column<T>(string path, string sql) => [.. Query(path, sql).Select(row => (T)row.Values.First()!)];
}
