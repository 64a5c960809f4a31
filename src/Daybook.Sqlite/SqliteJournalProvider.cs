using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Sqlite;

/// <summary>Opens journals whose address is a file's path, and keeps their files.</summary>
public sealed class SqliteJournalProvider : IJournalProvider, IJournalFiles
{
    /// <inheritdoc/>
    public string? Scheme => null;

    /// <inheritdoc/>
    public string Software
    {
        get
        {
            SQLitePCL.Batteries_V2.Init();
            return "SQLite " + SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
        }
    }

    /// <inheritdoc/>
    public IJournalFiles Files => this;

    /// <inheritdoc/>
    public bool Exists(string address) => File.Exists(address);

    /// <inheritdoc/>
    public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) => SqliteJournal.OpenReaderAsync(address, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default) => SqliteJournal.OpenAsync(address, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BackupReport> BackupAsync(string address, string target, bool overwrite = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        SqliteJournal.BackupAsync(address, target, overwrite, progress, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RecoverReport> RecoverAsync(string address, JournalOptions options, string? why = null, bool dryRun = false, CancellationToken cancellationToken = default) =>
        SqliteJournal.RecoverAsync(address, options, why, dryRun, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SalvageReport> SalvageAsync(
        string address, string target, JournalOptions options, string? why = null, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default) =>
        SqliteJournal.SalvageAsync(address, target, options, why, progress, cancellationToken);

    /// <inheritdoc/>
    public JournalFilesReport Inspect(string address) => FileInspection.Of(address);

    /// <inheritdoc/>
    public JournalOpenException? FindObstacle(string address) => SqliteJournal.FindObstacle(address);
}
