namespace Daybook.Engine.Prices;

/// <summary>Price files cannot be read, and no prices came of them. The message holds the first errors, a line each.</summary>
public sealed class PriceFormatException : FormatException
{
    /// <summary>How many errors are told at most.</summary>
    public const int MaxErrors = 10;

    internal PriceFormatException(IReadOnlyList<PriceError> errors, Exception? innerException = null)
        : base(Text(errors), innerException) => Errors = errors;

    /// <summary>What is wrong, in the order in which it was found: at least one, at most <see cref="MaxErrors"/>.</summary>
    public IReadOnlyList<PriceError> Errors { get; }

    private static string Text(IReadOnlyList<PriceError> errors)
    {
        var text = string.Join('\n', errors);
        return errors.Count < MaxErrors ? text : $"{text}\nThese are the first {MaxErrors} errors; the reading stopped there.";
    }
}
