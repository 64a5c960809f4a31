using System.Security.Cryptography;
using Daybook.Events;
using Daybook.Exchange.Importing.Files;
using Microsoft.Data.Sqlite;

namespace Daybook.Exchange.Importing.ReferenceFiles;

/// <summary>
/// The table <c>portfolio_events</c> of the reference system's SQLite file, by id. The file is opened for reading alone; a program that writes to it waits while
/// it is read. Times without a zone are taken as UTC. Rows without a session get the import's.
/// </summary>
internal sealed class ReferenceFileSource(string path, ImportOptions options) : IImportSource
{
    private const string Table = "portfolio_events";

    /// <summary>The first bytes of a SQLite file.</summary>
    public static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    public string Path => path;

    public ImportIdentity Identity { get; } = new("reference-sqlite", path, System.IO.Path.GetFileName(path), options);

    public bool BracketsItself => false;

    public IReadOnlyList<string> Notes => [];

    public string FileDigest()
    {
        using var stream = ImportFile.OpenShared(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public IEnumerable<ImportRow> Read(BadRows? badRows, CancellationToken cancellationToken)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = DataSource(),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        using var reader = Guard(() => Open(connection));
        var row = Guard(() => new ReferenceRow(path, reader, TextEncoding(connection)));
        while (Guard(reader.Read))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Guard(() => Make(row, badRows)) is { } made)
                yield return made;
        }
    }

    private ImportRow? Make(ReferenceRow row, BadRows? badRows)
    {
        try
        {
            return Make(row);
        }
        catch (ImportException bad) when (badRows?.Take(bad) == true)
        {
            return null;
        }
    }

    private ImportRow Make(ReferenceRow row)
    {
        row.Take();
        var fields = row.ToFields();
        fields.SessionId ??= Identity.SessionId;
        try
        {
            return new ImportRow(row.Digest(), Identity.Import(fields));
        }
        catch (InvalidEventException error)
        {
            throw new ImportException(row.Place, error.Message, error);
        }
    }

    private SqliteDataReader Open(SqliteConnection connection)
    {
        connection.Open();
        switch (Ask(connection, $"SELECT type FROM sqlite_master WHERE name = '{Table}' COLLATE NOCASE") as string)
        {
            case "table":
                break;
            case "view":
                throw new ImportException(
                    new ImportPlace(path), $"'{Table}' is a view here, so this is a Daybook journal and not a file of the reference system; query it, or export it as JSON lines and import those");
            default:
                throw new ImportException(new ImportPlace(path), $"the file has no table '{Table}', so it is not a file of the reference system");
        }

        CheckColumns(connection);
        var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", ReferenceColumns.All)} FROM {Table} ORDER BY id";
        return command.ExecuteReader();
    }

    private void CheckColumns(SqliteConnection connection)
    {
        var found = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{Table}')";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            found.Add(reader.GetString(0));
        foreach (var column in ReferenceColumns.All.Except(found, StringComparer.OrdinalIgnoreCase))
            throw new ImportException(new ImportPlace(path), $"the table '{Table}' has no column '{column}'");
        foreach (var column in found.Except(ReferenceColumns.All, StringComparer.OrdinalIgnoreCase))
            throw new ImportException(new ImportPlace(path), $"the table '{Table}' has a column '{column}' that events do not have, so its values could not be kept");
    }

    // A file in WAL mode that nobody has open would get files beside it by being read; said to be immutable, it is read as it lies there.
    private string DataSource()
    {
        const int WriteVersion = 18;
        const int Wal = 2;
        Span<byte> header = stackalloc byte[WriteVersion + 1];
        using var stream = ImportFile.OpenShared(path);
        var length = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var isClosedWal = length == header.Length && header[WriteVersion] == Wal && !File.Exists(path + "-wal");
        return isClosedWal ? new Uri(path).AbsoluteUri + "?immutable=1" : path;
    }

    private static string TextEncoding(SqliteConnection connection) => (string)Ask(connection, "PRAGMA encoding")!;

    private static object? Ask(SqliteConnection connection, string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar();
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException error)
        {
            throw new ImportException(new ImportPlace(path), $"SQLite cannot read it: {error.Message}", error);
        }
    }
}
