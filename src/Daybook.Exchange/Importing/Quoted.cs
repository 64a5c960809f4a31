namespace Daybook.Exchange.Importing;

/// <summary>Shows a text from a source in a message: in quotes, cut to a readable length, control characters as question marks.</summary>
internal static class Quoted
{
    private const int MaxLength = 40;

    public static string Text(string text)
    {
        var shown = text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
        return string.Create(shown.Length + 2, shown, (span, source) =>
        {
            span[0] = span[^1] = '\'';
            for (var i = 0; i < source.Length; i++)
                span[i + 1] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? '?' : source[i];
        });
    }
}
