using Daybook.Journals;
using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Sqlite;

/// <summary>Opens journals whose address is a file's path.</summary>
public sealed class SqliteJournalProvider : IJournalProvider
{
    /// <inheritdoc/>
    public string? Scheme => null;

    /// <inheritdoc/>
    public bool Exists(string address) => File.Exists(address);

    /// <inheritdoc/>
    public ValueTask<JournalReader> OpenReaderAsync(string address, CancellationToken cancellationToken = default) => SqliteJournal.OpenReaderAsync(address, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Journal> OpenAsync(string address, JournalOptions options, CancellationToken cancellationToken = default) => SqliteJournal.OpenAsync(address, options, cancellationToken);
}
