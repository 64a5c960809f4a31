namespace Daybook.Cli;

/// <summary>What was asked cannot be done as it was asked; the message says what to do instead, in one line.</summary>
internal sealed class MisuseException : Exception
{
    public MisuseException(string message, Exception? innerException = null)
        : base(message, innerException) => Lines = [message];

    private MisuseException(IReadOnlyList<string> lines)
        : base(string.Join('\n', lines)) => Lines = lines;

    /// <summary>What is to be shown, a line each: mostly the message alone.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>One thing that is wrong is said in one line, several are listed under what they are about.</summary>
    /// <param name="where">What they are about, such as an option.</param>
    /// <param name="errors">What is wrong: at least one.</param>
    public static MisuseException Of(string where, IEnumerable<string> errors) => errors.ToList() is var list && list is [var only]
        ? new MisuseException($"{where}: {only}")
        : new MisuseException([$"{where}: several errors", .. list.Select(error => $"  {error}")]);
}
