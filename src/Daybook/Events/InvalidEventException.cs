namespace Daybook.Events;

/// <summary>An event cannot be made from what was given. Nothing was recorded; the message names the column and what it needs.</summary>
public sealed class InvalidEventException : ArgumentException
{
    /// <summary>Makes the exception for one column, under its reference name.</summary>
    public InvalidEventException(string column, string message)
        : base($"{column}: {message}") => Column = column;

    /// <summary>Makes the exception with the error beneath it.</summary>
    public InvalidEventException(string column, string message, Exception innerException)
        : base($"{column}: {message}", innerException) => Column = column;

    /// <summary>The column under its reference name, for example <c>score_after</c>.</summary>
    public string Column { get; }

    /// <summary>Where in the text that was read the trouble starts, in bytes from 1; null when no text was read.</summary>
    public int? Position { get; init; }
}
