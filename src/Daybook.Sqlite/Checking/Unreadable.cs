using Daybook.Integrity;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Checking;

/// <summary>What a check does with bytes that cannot even be read: they are a finding like others.</summary>
internal static class Unreadable
{
    /// <summary>Runs a part of a check.</summary>
    public static void Guard(this TreeVerification tree, string check, Action part, (long FirstId, long LastId)? about = null)
    {
        try
        {
            part();
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            tree.Find(new VerifyFinding(check, error.Message, about?.FirstId, about?.LastId));
        }
    }
}
