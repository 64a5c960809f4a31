namespace Daybook.Engine.Regimes.Inputs;

/// <summary>A regimes file cannot be read. The message names the line, the column and what was expected there; nothing of the file is taken.</summary>
public sealed class RegimeSeriesFormatException : FormatException
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column's name, or null when the line as a whole is wrong.</param>
    /// <param name="problem">What is wrong, in words.</param>
    public RegimeSeriesFormatException(int line, string? column, string problem)
        : base(column is null ? $"Line {line}: {problem}." : $"Line {line}, column {column}: {problem}.")
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The column's name, or null when the line as a whole is wrong.</summary>
    public string? Column { get; }
}
