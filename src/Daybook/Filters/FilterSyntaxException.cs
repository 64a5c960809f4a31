namespace Daybook.Filters;

/// <summary>A filter's text cannot be read. Nothing was searched; the message names the column and what was expected there.</summary>
public sealed class FilterSyntaxException : FormatException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="column">The character, counted from 1, where the trouble starts.</param>
    /// <param name="message">What is wrong there.</param>
    /// <param name="expected">What was expected there.</param>
    public FilterSyntaxException(int column, string message, string expected)
        : base($"Column {column}: {message}; expected {expected}.")
    {
        Column = column;
        Expected = expected;
    }

    /// <summary>The character, counted from 1, where the trouble starts; one behind the last when the text ends too early.</summary>
    public int Column { get; }

    /// <summary>What was expected there, in words.</summary>
    public string Expected { get; }
}
