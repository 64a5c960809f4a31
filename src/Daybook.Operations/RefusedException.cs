namespace Daybook.Operations;

/// <summary>A request cannot be answered as it was made. Nothing was changed, unless the message says what was; it says what to do instead.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">Why.</param>
    /// <param name="parameter">Which member of the request is meant, in snake case; null: none in particular.</param>
    /// <param name="message">What is wrong and what to do, in one line that does not name the parameter.</param>
    /// <param name="innerException">What led to it.</param>
    public RefusedException(RefusalCode code, string? parameter, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Parameter = parameter;
        Lines = [message];
    }

    private RefusedException(RefusalCode code, string? parameter, IReadOnlyList<string> lines, Exception? innerException = null)
        : base(string.Join('\n', lines), innerException)
    {
        Code = code;
        Parameter = parameter;
        Lines = lines;
    }

    /// <summary>Why.</summary>
    public RefusalCode Code { get; }

    /// <summary>Which member of the request is meant, in snake case; null: none in particular.</summary>
    public string? Parameter { get; }

    /// <summary>The line of the input that is meant, from 1; null: none in particular.</summary>
    public long? Line { get; init; }

    /// <summary>Where in that line the trouble starts, in characters from 1; null: not known.</summary>
    public int? Column { get; init; }

    /// <summary>The message, a line each: mostly one alone.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>One thing that is wrong is said in one line, several are listed below each other.</summary>
    /// <param name="code">Why.</param>
    /// <param name="parameter">Which member of the request is meant, in snake case; null: none in particular.</param>
    /// <param name="errors">What is wrong: at least one.</param>
    public static RefusedException Of(RefusalCode code, string? parameter, IEnumerable<string> errors) => errors.ToList() is var list && list is [var only]
        ? new RefusedException(code, parameter, only)
        : new RefusedException(code, parameter, (IReadOnlyList<string>)["several errors", .. list.Select(error => $"  {error}")]);

    /// <summary>What is wrong in lines as they are, of which the first leads the others.</summary>
    internal static RefusedException Listing(RefusalCode code, string? parameter, IReadOnlyList<string> lines, Exception? innerException = null) => new(code, parameter, lines, innerException);
}
