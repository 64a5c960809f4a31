using Superpower;
using Superpower.Model;

namespace Daybook.Filters.Parsing;

/// <summary>Cuts a filter's text into tokens.</summary>
internal sealed class FilterTokenizer : Tokenizer<FilterToken>
{
    /// <inheritdoc/>
    /// <exception cref="FilterSyntaxException">Something in the text is no token.</exception>
    protected override IEnumerable<Result<FilterToken>> Tokenize(TextSpan span)
    {
        var text = span.Source!;
        var rest = SkipSpace(span);
        while (!rest.IsAtEnd)
        {
            var (kind, length) = FilterScanner.Read(text, rest.Position.Absolute);
            var behind = rest.Skip(length);
            yield return Result.Value(kind, rest, behind);
            rest = SkipSpace(behind);
        }
    }

    private static TextSpan SkipSpace(TextSpan span)
    {
        var length = 0;
        while (length < span.Length && char.IsWhiteSpace(span[length]))
            length++;
        return span.Skip(length);
    }
}
