namespace Daybook.Market.Prices;

/// <summary>Price files cannot be read, and no prices came of them. The message holds the first errors, a line each.</summary>
public sealed class PriceFormatException : FormatException
{
    /// <summary>How many errors are reported at most; those of one kind in one column of a file count as one.</summary>
    public const int MaxErrors = 10;

    internal PriceFormatException(IReadOnlyList<PriceError> errors, Exception? innerException = null)
        : base(string.Join('\n', Told(errors)), innerException) => (Errors, Lines) = (errors, [.. Told(errors)]);

    /// <summary>What is wrong, in the order in which it was found: at least one, at most <see cref="MaxErrors"/>.</summary>
    public IReadOnlyList<PriceError> Errors { get; }

    /// <summary>The lines of the message: an error each, and at the end perhaps that the reading stopped.</summary>
    public IReadOnlyList<string> Lines { get; }

    private static IEnumerable<string> Told(IReadOnlyList<PriceError> errors)
    {
        var lines = errors.Select(error => error.ToString());
        return errors.Count < MaxErrors ? lines : lines.Append($"These are the first {MaxErrors} errors; the reading stopped there.");
    }
}
