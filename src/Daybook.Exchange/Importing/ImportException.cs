using System.Globalization;

namespace Daybook.Exchange.Importing;

/// <summary>
/// A source cannot be imported as it is. The message names the place, what is wrong there, and what the journal holds of it. When several rows are bad, the message has a
/// line for each kind of fault, and the place is the first one's.
/// </summary>
public sealed class ImportException : Exception
{
    internal ImportException(ImportPlace place, string problem, Exception? innerException = null)
        : this(place, problem, "Nothing was imported.", innerException)
    {
    }

    internal ImportException(ImportException first, long count, IReadOnlyList<string> problems)
        : this(first, [string.Create(CultureInfo.InvariantCulture, $"{first.File}: {count:N0} rows cannot be imported. Nothing was imported."), .. problems.Select(problem => $"  {problem}")])
    {
    }

    private ImportException(ImportException first, IReadOnlyList<string> lines)
        : base(string.Join('\n', lines), first) => (Place, Problem, Lines) = (first.Place, first.Problem, lines);

    private ImportException(ImportPlace place, string problem, string consequence, Exception? innerException)
        : base($"{place}: {problem.TrimEnd('.')}. {consequence}", innerException)
    {
        Place = place;
        Problem = problem;
        Lines = [Message];
    }

    /// <summary>The file or folder.</summary>
    public string File => Place.File;

    /// <summary>The line, from 1; null where a file has no lines.</summary>
    public long? Line => Place.Line;

    /// <summary>The column in characters, from 1; null where it is the line as a whole, or a file has none.</summary>
    public int? Column => Place.Column;

    /// <summary>The id of a table's row; null for other sources.</summary>
    public long? Row => Place.Row;

    /// <summary>The lines of the message: one, or one for the file and one for each kind of fault in it.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Where it stands.</summary>
    internal ImportPlace Place { get; }

    /// <summary>What is wrong there.</summary>
    internal string Problem { get; }

    /// <summary>True when it is the file's, and makes nothing of what was found in it before.</summary>
    internal bool IsOfWholeFile { get; init; }

    /// <summary>The same problem, met when rows had been added already.</summary>
    internal ImportException After(long rows) => rows == 0
        ? this
        : new ImportException(Place, Problem, string.Create(CultureInfo.InvariantCulture, $"The {rows:N0} rows before it are in the journal; correct the source and import it again to add the rest."), this);
}
