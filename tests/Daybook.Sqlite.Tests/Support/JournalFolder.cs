namespace Daybook.Sqlite.Tests.Support;

/// <summary>A folder of its own for one journal; closes what was opened and removes everything at the end.</summary>
internal sealed class JournalFolder : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("daybook-test-");
    private readonly List<SqliteSource> _open = [];

    public string Folder => _folder.FullName;

    public string Path => In("portfolio.db");

    public string Log => Path + "-wal";

    public string Anchor => Path + ".anchor";

    public string In(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Opens for writing, with blocks of 16 events unless the file says otherwise.</summary>
    public SqliteStore Open(SqliteStoreOptions? options = null) => Keep(SqliteStore.Open(Path, options ?? new SqliteStoreOptions { BlockSize = 16 }));

    public SqliteSource OpenReader() => Keep(SqliteSource.Open(Path));

    /// <summary>Closes everything that was opened here, the newest first.</summary>
    public async Task CloseAsync()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
            await _open[i].DisposeAsync();
        _open.Clear();
    }

    /// <summary>A closed journal of so many notes.</summary>
    public async Task MakeAsync(int notes)
    {
        Open().Append(notes);
        await CloseAsync();
    }

    /// <summary>Copies the journal's files, without the index of the log, which belongs to living processes.</summary>
    public void CopyTo(JournalFolder other)
    {
        foreach (var file in _folder.GetFiles().Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)))
            file.CopyTo(other.In(file.Name), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }

    private T Keep<T>(T source)
        where T : SqliteSource
    {
        _open.Add(source);
        return source;
    }
}
