namespace Daybook.Operations.Backups;

/// <summary>Asks for a verified copy of a journal.</summary>
public sealed record BackupRequest
{
    /// <summary>The backup's file; its anchor goes beside it.</summary>
    public required string Target { get; init; }

    /// <summary>Whether a backup that is there is replaced; it stays until the new one is whole. Default: false.</summary>
    public bool Force { get; init; }
}
