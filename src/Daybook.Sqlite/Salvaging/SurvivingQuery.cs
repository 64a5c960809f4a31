using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Salvaging;

/// <summary>Queries over a damaged file.</summary>
internal static class SurvivingQuery
{
    /// <summary>The rows up to the first one that cannot be read.</summary>
    public static List<T> QuerySurviving<T>(this SqliteDatabase database, string sql, Func<SqliteStatement, T> read)
    {
        var rows = new List<T>();
        try
        {
            database.Query(sql, row =>
            {
                rows.Add(read(row));
                return 0;
            });
        }
        catch (SqliteFailure error) when (error.IsCorruption)
        {
            // What was read before is there.
        }

        return rows;
    }
}
