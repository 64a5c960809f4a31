using Daybook.Files;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>The line <c>sep=;</c> that a spreadsheet takes, before the header, for the sign that separates the columns.</summary>
internal static class SeparatorLine
{
    private const string Name = "sep=";

    /// <summary>The sign that a line names; null when it is no such line.</summary>
    public static char? SignOf(string line)
    {
        var text = line.AsSpan();
        if (text is ['"', .., '"'])
            text = text[1..^1];
        return text.Length == Name.Length + 1 && text.StartsWith(Name, StringComparison.OrdinalIgnoreCase) ? text[^1] : null;
    }

    /// <summary>The sign that the first line of a file of events names; null when it is no such line.</summary>
    /// <exception cref="ImportException">The sign separates no columns of events.</exception>
    public static char? Of(string path, string line) => SignOf(line) switch
    {
        null => null,
        ',' or ';' or '\t' => SignOf(line),
        var other => throw new ImportException(
            new ImportPlace(path, 1, line.IndexOf('=', StringComparison.Ordinal) + 2), $"the columns of events are separated by commas, semicolons or tabs, not by {Quoted.Text($"{other}")}"),
    };
}
