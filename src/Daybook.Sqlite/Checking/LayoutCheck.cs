using System.Collections.Concurrent;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Checking;

/// <summary>
/// Compares what a file defines with what Daybook defines: a foreign view, trigger or table can show or do anything, and no event would show it.
/// </summary>
internal static class LayoutCheck
{
    private static readonly ConcurrentDictionary<int, Dictionary<(string Kind, string Name), string>> Expected = new();

    /// <summary>What is missing, other than it should be, or not Daybook's.</summary>
    public static List<(string Kind, string Problem)> Differences(SqliteDatabase database)
    {
        var found = Definitions(database);
        var differences = new List<(string, string)>();
        foreach (var (key, definition) in ExpectedOf(database))
        {
            if (!found.Remove(key, out var present))
                differences.Add((key.Kind, $"The {key.Kind} '{key.Name}' is missing."));
            else if (present != definition)
                differences.Add((key.Kind, $"The {key.Kind} '{key.Name}' is not defined as Daybook defines it."));
        }

        differences.AddRange(found.Keys.Select(key => (key.Kind, $"The {key.Kind} '{key.Name}' is not Daybook's.")));
        return differences;
    }

    /// <summary>Refuses a file whose tables are something else, such as views, which could keep a reader busy for ever.</summary>
    /// <exception cref="InvalidDataException">They are.</exception>
    public static void RequireTables(SqliteDatabase database)
    {
        var tables = ExpectedOf(database).Where(expected => expected.Key.Kind == "table");
        var found = Definitions(database);
        foreach (var (key, definition) in tables)
        {
            if (found.GetValueOrDefault(key) != definition)
                throw new InvalidDataException($"The table '{key.Name}' is not there, or is not defined as Daybook defines it.");
        }
    }

    /// <summary>Refuses a file with a trigger: it could change whatever is written.</summary>
    /// <exception cref="InvalidDataException">There is one.</exception>
    public static void RequireNoTrigger(SqliteDatabase database)
    {
        if (database.QueryInteger("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") > 0)
            throw new InvalidDataException("It has a trigger, which could change anything that is written.");
    }

    private static Dictionary<(string Kind, string Name), string> ExpectedOf(SqliteDatabase database) => Expected.GetOrAdd((int)database.QueryInteger("PRAGMA user_version")!, version =>
    {
        using var fresh = SqliteDatabase.OpenWritable(":memory:", create: true);
        fresh.Execute(Schema.Definitions(version));
        return Definitions(fresh);
    });

    // What ANALYZE gathers is left alone: it says nothing, and other tools gather it unasked.
    private static Dictionary<(string Kind, string Name), string> Definitions(SqliteDatabase database) => database
        .Query("SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'", row => (Key: (row.Text(0), row.Text(1)), Sql: row.Text(2)))
        .DistinctBy(definition => definition.Key)
        .ToDictionary(definition => definition.Key, definition => definition.Sql);
}
