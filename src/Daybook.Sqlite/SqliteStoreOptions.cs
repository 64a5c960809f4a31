namespace Daybook.Sqlite;

/// <summary>How a SQLite store behaves.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The clock of recording times. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long to wait for another process's write lock before a group fails. Default: 10 s.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much log may gather before it is copied into the file, in bytes. Default: 8 MiB.</summary>
    public long CheckpointBytes { get; init; } = 8 << 20;

    /// <summary>Events in a block of a new file: a power of two, 8 to 65,536. Default: 1,024.</summary>
    internal int BlockSize { get; init; } = Schema.DefaultBlockSize;

    /// <summary>How the writer forces the log of a journal's path to the disk when a group that asks for it writes nothing. Tests watch it, and let it fail.</summary>
    internal Action<string> SyncLog { get; init; } = Disk.LogFile.Sync;
}
