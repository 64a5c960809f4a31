using Daybook.Recording;

namespace Daybook.Exchange.Importing;

/// <summary>
/// Imports what other systems wrote down: the folder of a recorded run, the reference system's SQLite file, or JSON lines under the reference's column names.
/// </summary>
/// <remarks>
/// A source is read and checked to its end before the first event is added, so bad input adds nothing. Its events are then added in groups, each row
/// under a key made of the source's identity, the row's digest and its ordinal among equal rows: importing the same source again adds nothing, a grown file adds
/// what is new, and an import that was interrupted is continued by running it again.
/// </remarks>
public static class Importer
{
    /// <summary>Imports a file or folder. Its kind is detected from its content.</summary>
    /// <param name="journal">The journal that takes the events.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to import; null: the defaults.</param>
    /// <param name="progress">Is told how far the import has come.</param>
    /// <param name="cancellationToken">Stops between two groups. What was added stays; importing again continues.</param>
    /// <exception cref="ImportException">The source cannot be read or kept faithfully; the message names file, line and column, and what the journal holds of it.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<ImportReport> ImportAsync(
        Journal journal,
        string path,
        ImportOptions? options = null,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        return await Check(path, options, progress, cancellationToken).AddToAsync(journal, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads and checks a file or folder to its end, and adds nothing: for who wants to know that several sources are good, or that one is, before a journal is opened.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How to import; null: the defaults.</param>
    /// <param name="progress">Is told how far the check has come.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="ImportException">The source cannot be read or kept faithfully; the message names file, line and column.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static CheckedImport Check(
        string path, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        CheckedImport.Of(ImportSource.Detect(path, options ?? new ImportOptions()), progress, cancellationToken);

    /// <summary>Reads and checks content that is no file of its own, such as what a pipe has brought, to its end, and adds nothing.</summary>
    /// <param name="name">What the content is called in messages, such as <c>standard input</c>.</param>
    /// <param name="open">Opens the content, from its beginning, as often as it is read: three times or more.</param>
    /// <param name="options">How to import, with a <see cref="ImportOptions.Source"/>: a name alone does not tell one content from another.</param>
    /// <param name="progress">Is told how far the check has come.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <exception cref="ImportException">The content cannot be read or kept faithfully; the message names it, with line and column.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or there is no source.</exception>
    public static CheckedImport Check(
        string name, Func<Stream> open, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Source is null)
            throw new ArgumentException("Content that is no file needs a source's name.", nameof(options));
        return CheckedImport.Of(ImportSource.Content(name, open, options), progress, cancellationToken);
    }
}
