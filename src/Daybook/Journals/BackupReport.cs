using Daybook.Integrity;

namespace Daybook.Journals;

/// <summary>What a backup came to.</summary>
/// <param name="Path">The backup's full path; null when the copy did not verify and was removed.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Verified">What the verification of the copy found.</param>
public sealed record BackupReport(string? Path, long Bytes, VerifyReport Verified)
{
    /// <summary>True when the backup is there, whole.</summary>
    public bool Ok => Path is not null;
}

/// <summary>What a backup is doing.</summary>
public enum BackupStep
{
    /// <summary>It copies pages.</summary>
    Copying,

    /// <summary>It verifies the copy's events.</summary>
    Verifying,
}

/// <summary>How far a backup is.</summary>
/// <param name="Step">What it is doing.</param>
/// <param name="Done">Pages copied, or events verified.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct BackupProgress(BackupStep Step, long Done, long Total);
