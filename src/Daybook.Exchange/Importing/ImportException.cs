using System.Globalization;

namespace Daybook.Exchange.Importing;

/// <summary>A source cannot be imported as it is. The message names the place, what is wrong there, and what the journal holds of it.</summary>
public sealed class ImportException : Exception
{
    private readonly ImportPlace _place;
    private readonly string _problem;

    internal ImportException(ImportPlace place, string problem, Exception? innerException = null)
        : this(place, problem, "Nothing was imported.", innerException)
    {
    }

    private ImportException(ImportPlace place, string problem, string consequence, Exception? innerException)
        : base($"{place}: {problem.TrimEnd('.')}. {consequence}", innerException)
    {
        _place = place;
        _problem = problem;
    }

    /// <summary>The file or folder.</summary>
    public string File => _place.File;

    /// <summary>The line, from 1; null where a file has no lines.</summary>
    public long? Line => _place.Line;

    /// <summary>The column in characters, from 1; null where it is the line as a whole, or a file has none.</summary>
    public int? Column => _place.Column;

    /// <summary>The id of a table's row; null for other sources.</summary>
    public long? Row => _place.Row;

    /// <summary>The same problem, met when rows had been added already.</summary>
    internal ImportException After(long rows) => rows == 0
        ? this
        : new ImportException(_place, _problem, string.Create(CultureInfo.InvariantCulture, $"The {rows:N0} rows before it are in the journal; mend the source and import it again to add the rest."), this);
}
