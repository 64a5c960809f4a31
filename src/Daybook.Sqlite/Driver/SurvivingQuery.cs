namespace Daybook.Sqlite.Driver;

/// <summary>Queries over a damaged file.</summary>
internal static class SurvivingQuery
{
    /// <summary>The rows up to the first one that cannot be read.</summary>
    public static List<T> QuerySurviving<T>(this SqliteDatabase database, string sql, Func<SqliteStatement, T> read)
    {
        var rows = new List<T>();
        database.ReadSurviving(sql, row => rows.Add(read(row)));
        return rows;
    }

    /// <summary>Reads the rows up to the first one that cannot be read, one after another.</summary>
    public static void ReadSurviving(this SqliteDatabase database, string sql, Action<SqliteStatement> read)
    {
        try
        {
            var statement = database.Prepare(sql);
            while (statement.Step())
                read(statement);
        }
        catch (SqliteFailure error) when (error.IsCorruption)
        {
            // What was read before is there.
        }
    }
}
