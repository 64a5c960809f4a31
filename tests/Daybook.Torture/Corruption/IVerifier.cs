using Daybook.Integrity;
using Daybook.Sqlite;

namespace Daybook.Torture.Corruption;

/// <summary>Says whether a journal is complete and unaltered.</summary>
internal interface IVerifier
{
    /// <returns>What is wrong, or null.</returns>
    Task<string?> FindAsync(SqliteSource source);
}

/// <summary>Daybook's own.</summary>
internal sealed class Verifier : IVerifier
{
    public async Task<string?> FindAsync(SqliteSource source)
    {
        var report = await source.VerifyAsync(new VerifyOptions { RequireAnchor = true });
        return report.Ok ? null : report.Findings[0].Message;
    }
}
