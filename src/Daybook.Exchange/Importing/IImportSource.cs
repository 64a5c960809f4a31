namespace Daybook.Exchange.Importing;

/// <summary>Something that holds rows which become events.</summary>
internal interface IImportSource
{
    /// <summary>Who the source is, and what its events carry.</summary>
    ImportIdentity Identity { get; }

    /// <summary>The full path of the file or folder.</summary>
    string Path { get; }

    /// <summary>True when the rows bring the import's session with them.</summary>
    bool BracketsItself { get; }

    /// <summary>What the reader of the report should know. Complete once the rows have been read.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>The rows in the order in which they are added. Read twice: to check, then to add.</summary>
    /// <param name="badRows">Takes the rows that cannot be kept faithfully; null: the first of them ends the reading.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ImportException">A row cannot be kept faithfully and was not taken, or the file cannot be read on.</exception>
    IEnumerable<ImportRow> Read(BadRows? badRows, CancellationToken cancellationToken);

    /// <summary>SHA-256 of the file, in hex.</summary>
    string FileDigest();
}
