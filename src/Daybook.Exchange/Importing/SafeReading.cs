namespace Daybook.Exchange.Importing;

/// <summary>Reads a source's rows so that a failure of the medium is reported as an error of the source.</summary>
internal static class SafeReading
{
    /// <summary>The rows of a source.</summary>
    public static IEnumerable<ImportRow> Of(IImportSource source, BadRows? badRows, CancellationToken cancellationToken)
    {
        using var rows = source.Read(badRows, cancellationToken).GetEnumerator();
        while (Guard(source, rows.MoveNext))
            yield return rows.Current;
    }

    /// <summary>The digest of a source's file.</summary>
    public static string FileDigest(IImportSource source) => Guard(source, source.FileDigest);

    private static T Guard<T>(IImportSource source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ImportException(new ImportPlace(source.Path), error.Message, error);
        }
    }
}
