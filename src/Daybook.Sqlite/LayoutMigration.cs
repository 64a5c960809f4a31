using Daybook.Integrity;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite;

/// <summary>
/// Converts a file of an older layout to the present one before it is first written to: in one transaction of a few pages, however large the file is. No event changes, nor does
/// the tree.
/// </summary>
internal static class LayoutMigration
{
    /// <summary>Does it, unless the file has the present layout, or another process is faster.</summary>
    public static void Run(SqliteDatabase database)
    {
        if (database.QueryInteger("PRAGMA user_version") == Schema.Version)
            return;
        database.Execute("PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
        try
        {
            if (database.QueryInteger("PRAGMA user_version") == Schema.OldestVersion)
                FromLayout1(database);
            database.Execute("COMMIT");
        }
        catch
        {
            database.TryExecute("ROLLBACK");
            throw;
        }
    }

    /// <summary>The journal gets an identity. A table that is altered would not be defined as a new one is, so the head is recreated.</summary>
    private static void FromLayout1(SqliteDatabase database)
    {
        database.Execute($"""
            CREATE TEMP TABLE former AS SELECT * FROM main.head;
            DROP TABLE main.head;
            {Schema.SinceLayout2}
            INSERT INTO head (id, identity, block_size, epoch, first_id, count, edge, last_recorded, newest_occurred, dictionary_size)
                SELECT id, x'{JournalIdentity.New()}', block_size, epoch, 1, count, edge, last_recorded, newest_occurred, dictionary_size FROM temp.former;
            DROP TABLE temp.former;
            PRAGMA user_version = {Schema.Version};
            """);
    }
}
