using System.Text;

namespace Daybook.Events;

/// <summary>
/// Gives texts that come again and again (a session, an asset) as one object each, as long as nothing else takes its place: many rows cost one text, and who looks such a text up finds the
/// same object as before. Not safe for several threads.
/// </summary>
internal sealed class RepeatedTexts
{
    /// <summary>The longest text that is kept, in bytes.</summary>
    public const int Longest = 64;

    private const int Places = 1_024;

    private readonly string?[] _kept = new string?[Places];

    /// <summary>The text.</summary>
    /// <param name="utf8">Well-formed UTF-8 of at most <see cref="Longest"/> bytes.</param>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        Span<char> buffer = stackalloc char[Longest];
        ReadOnlySpan<char> text = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        ref var kept = ref _kept[string.GetHashCode(text, StringComparison.Ordinal) & (Places - 1)];
        if (kept is null || !text.SequenceEqual(kept))
            kept = text.ToString();
        return kept;
    }
}
