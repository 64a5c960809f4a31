using Daybook.Sqlite;

namespace Daybook.Torture.Obedience;

/// <summary>How every process opens the journal: small blocks, and snapshots so close to each other that whoever opens it begins at one.</summary>
internal static class ObedienceFile
{
    private static readonly SqliteStoreOptions Options = new() { BlockSize = 64 };

    public static SqliteStore Open(string path)
    {
        var store = SqliteStore.Open(path, Options);
        store.SpaceSnapshots(256);
        return store;
    }
}
