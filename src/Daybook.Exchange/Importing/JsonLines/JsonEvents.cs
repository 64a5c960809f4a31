using System.Security.Cryptography;
using Daybook.Events;
using Daybook.Exchange.Importing.Files;

namespace Daybook.Exchange.Importing.JsonLines;

/// <summary>
/// Makes rows of JSON objects under the reference's column names (<see cref="EventJson"/>). An object that Daybook wrote itself names when it was <c>recorded</c>, and is
/// restored as it is. Of all others, those without a session get the import's. Not safe for several threads.
/// </summary>
internal sealed class JsonEvents(ImportFile file, ImportIdentity identity, BadRows? badRows)
{
    /// <summary>Counts times with more digits than an event keeps.</summary>
    public CutTimes CutTimes { get; } = new();

    /// <summary>The row of an object; null when it is bad, and the bad rows take it.</summary>
    /// <param name="text">The object, without white space around it.</param>
    /// <param name="line">The line in which it begins.</param>
    /// <param name="column">Its column in characters there, from 1.</param>
    /// <exception cref="ImportException">The row is bad.</exception>
    public ImportRow? Row(ReadOnlySpan<byte> text, long line, int column)
    {
        try
        {
            var fields = EventJson.Read(text);
            CutTimes.Look(text, fields.OccurredMicros, line);
            return fields.RecordedMicros != 0
                ? new ImportRow(SHA256.HashData(text), identity.Restore(fields), new ImportPlace(file.Path, line, column))
                : new ImportRow(SHA256.HashData(text), identity.ImportInSession(fields));
        }
        catch (InvalidEventException error)
        {
            var bad = Misfit(text, line, column, error);
            return badRows is not null && badRows.Take(bad) ? null : throw bad;
        }
    }

    private ImportException Misfit(ReadOnlySpan<byte> text, long line, int column, InvalidEventException error)
    {
        var offset = error.Position - 1 ?? JsonText.FindProperty(text, error.Column) ?? 0;
        var (lines, at) = JsonText.PlaceOf(text, offset);
        return new ImportException(new ImportPlace(file.Path, line + lines - 1, lines == 1 ? column + at - 1 : at), error.Message, error);
    }
}
