using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Exchange.Importing;

/// <summary>A source that was read and checked to its end, before any of it is added.</summary>
public sealed class CheckedImport
{
    private readonly IImportSource _source;
    private readonly ImportCheck _check;

    private CheckedImport(IImportSource source, ImportCheck check)
    {
        _source = source;
        _check = check;
    }

    /// <summary>The number of rows that were found to be good.</summary>
    public long Rows => _check.Rows;

    /// <summary>Adds what the journal does not have yet.</summary>
    /// <param name="journal">The journal that takes the events.</param>
    /// <param name="progress">Is told how far the import has come.</param>
    /// <param name="cancellationToken">Stops between two groups. What was added stays; importing again continues.</param>
    /// <exception cref="ImportException">
    /// The source was changed since it was checked, or a type that it restores is registered in the journal under another category; the message says what the journal
    /// holds of it.
    /// </exception>
    public Task<ImportReport> AddToAsync(Journal journal, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return AddToAsync(new JournalTarget(journal), progress, cancellationToken);
    }

    /// <summary>Compares with a journal, and adds nothing: what <see cref="AddToAsync(Journal, IProgress{ImportProgress}?, CancellationToken)"/> would report.</summary>
    /// <param name="journal">The journal; null: one that does not exist yet.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    /// <exception cref="ImportException">The source was changed since it was checked, or a type that it restores is registered in the journal under another category.</exception>
    public async Task<ImportReport> CompareAsync(JournalReader? journal, CancellationToken cancellationToken = default)
    {
        var (identity, present, notes) = (_source.Identity, 0L, _source.Notes);
        if (journal is not null)
        {
            _check.Types.Require(await journal.Source.GetRegisteredTypesAsync(cancellationToken).ConfigureAwait(false));
            using var rows = new CheckedRows(_source, _check, cancellationToken);
            while (rows.HasMore)
                present += (await journal.Source.FindKeysAsync(rows.Read().Keys, cancellationToken).ConfigureAwait(false)).Count;
            if (present < Rows && await EqualRows.FindAsync(_source, _check.Sample, "would be added once more", journal.Source, cancellationToken).ConfigureAwait(false) is { } hint)
                notes = [.. _source.Notes, hint];
        }

        return new ImportReport(Rows - present, present, identity.Source, identity.Origin, SessionId: null, notes);
    }

    internal static CheckedImport Of(IImportSource source, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        new(source, ImportCheck.Of(source, progress, cancellationToken));

    internal Task<ImportReport> AddToAsync(IImportTarget target, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) =>
        new ImportRun(_source, _check, target, progress).RunAsync(cancellationToken);
}
