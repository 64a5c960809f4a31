using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Operations.Tests.Support;

/// <summary>Journals that cannot be opened, whose backups, recoveries and salvages say what they were asked.</summary>
internal sealed class DamagedJournals : IJournalProvider, IJournalFiles
{
    private static readonly VerifyReport s_verified = new(4, 1, default, null, [], []);

    /// <summary>Whom the last recovery or salvage was asked to name as actor, and why.</summary>
    public (string? By, string? Why) Told { get; private set; }

    public string? Scheme => null;

    public string Software => "Damage 1";

    public IJournalFiles Files => this;

    public bool Exists(string address) => true;

    public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) =>
        throw new JournalOpenException(JournalOpenProblem.Corrupt, "Its head is damaged.");

    public ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public ValueTask<BackupReport> BackupAsync(string address, string target, bool overwrite = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        progress?.Report(new BackupProgress(BackupStep.Copying, 1, 2));
        progress?.Report(new BackupProgress(BackupStep.Verifying, 3, 4));
        return new(new BackupReport(overwrite ? "/backups/" + target : null, 8_192, s_verified));
    }

    public ValueTask<RecoverReport> RecoverAsync(string address, JournalOptions options, string? why = null, bool dryRun = false, CancellationToken cancellationToken = default)
    {
        Told = (options.Actor, why);
        return new(new RecoverReport(true, 2, 3, 1, dryRun ? null : 4));
    }

    public ValueTask<SalvageReport> SalvageAsync(
        string address, string target, JournalOptions options, string? why = null, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Told = (options.Actor, why);
        return new(new SalvageReport("/saved/" + target, 7, [new IdSpan(3, 3), new IdSpan(5, 6)], 1, 4, 0, 2, 11, s_verified));
    }

    public JournalFilesReport Inspect(string address) => new(address) { Bytes = 8_192, WriteError = "Read-only file system", Layout = 2, LogBytes = 300L << 20, FreeBytes = 100L << 20 };

    public JournalOpenException? FindObstacle(string address) => null;
}
