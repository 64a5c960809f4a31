namespace Daybook.Exchange.Importing.Csv;

/// <summary>Finds the quote that keeps a CSV text from being read.</summary>
internal static class QuoteFault
{
    /// <summary>The fault in the first field from a line on whose quotes do not match; null when there is none.</summary>
    /// <param name="text">The text from the beginning of a row.</param>
    /// <param name="first">The line in which it begins, from 1.</param>
    /// <param name="separator">The separator of two fields.</param>
    /// <returns>Its line and column from 1, the number of the field in its row from 0, and what is wrong, in words.</returns>
    public static (long Line, int Column, int Field, string Problem)? Find(TextReader text, long first, char separator)
    {
        var (line, column, field) = (first, 0, 0);
        var (openedLine, openedColumn) = (0L, 0);
        var (isQuoted, isStart) = (false, true);
        while (Read() is >= 0 and var sign)
        {
            if (!isQuoted && isStart && sign == '"')
            {
                (isQuoted, isStart, openedLine, openedColumn) = (true, false, line, column);
            }
            else if (isQuoted && sign == '"')
            {
                if (text.Peek() == '"')
                {
                    Read();
                    continue;
                }

                isQuoted = false;
                if (text.Peek() is >= 0 and var next && next != separator && next is not ('\r' or '\n'))
                    return Behind(openedLine, openedColumn, line, column + 1, field);
            }
            else if (!isQuoted)
            {
                isStart = sign == separator || sign == '\n';
                field = sign == '\n' ? 0 : sign == separator ? field + 1 : field;
            }

            if (sign == '\n')
                (line, column) = (line + 1, 0);
        }

        return isQuoted
            ? (openedLine, openedColumn, field, "a quote opens here and is never closed; close it, or write a quote that is part of the text twice and the cell in quotes")
            : null;

        int Read()
        {
            column++;
            return text.Read();
        }
    }

    // Where the text goes over lines, it is the quote at its beginning that was likely left open.
    private static (long Line, int Column, int Field, string Problem) Behind(long openedLine, int openedColumn, long line, int column, int field) => openedLine == line
        ? (line, column, field, "a quote closes the text before this place, and only the next column may follow it; write a quote that is part of the text twice")
        : (openedLine, openedColumn, field, FormattableString.Invariant($"a quote opens here, and closes in line {line} before text that is not the next column; close it where the text ends, and write a quote that is part of the text twice"));
}
