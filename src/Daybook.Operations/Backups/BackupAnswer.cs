using Daybook.Operations.Verifying;

namespace Daybook.Operations.Backups;

/// <summary>What a backup came to.</summary>
/// <param name="Target">Its full path; null: the copy did not verify, and nothing was put there.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Verify">What the verification of the copy found.</param>
public sealed record BackupAnswer(string? Target, long Bytes, VerifyAnswer Verify);
