using Superpower.Model;

namespace Daybook.Filters.Parsing;

/// <summary>A field and the place in the text where it stands.</summary>
internal readonly record struct LocatedField(FilterField Field, int Column)
{
    /// <summary>Reads a field's name, and the path behind <c>metadata</c>.</summary>
    /// <exception cref="FilterSyntaxException">There is no such field.</exception>
    public static LocatedField Read(Token<FilterToken> token)
    {
        var (text, at) = (token.ToStringValue(), token.Position.Absolute + 1);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? text : text[..dot];
        if (!FieldNames.TryFind(name, out var column))
            throw Unknown(at, name);
        if (dot < 0)
            return new LocatedField(column, at);
        return column == EventField.Metadata
            ? new LocatedField(FilterField.InMetadata([.. SplitPath(text, dot)]), at)
            : throw new FilterSyntaxException(at + dot, $"{name} has no keys of its own", "an operator; only metadata has keys");
    }

    private static FilterSyntaxException Unknown(int column, string name)
    {
        var hint = FieldNames.Suggest(name) is { } meant ? $" (did you mean {meant}?)" : string.Empty;
        return new FilterSyntaxException(column, $"there is no field {Excerpt.Of(name)}{hint}", "a field such as asset, type, occurred or metadata.key");
    }

    private static List<string> SplitPath(string text, int dot)
    {
        var parts = new List<string>();
        while (dot < text.Length)
        {
            var start = dot + 1;
            if (text[start] != '"')
            {
                dot = text.IndexOf('.', start) is var end and >= 0 ? end : text.Length;
                parts.Add(text[start..dot]);
                continue;
            }

            dot = start + 1;
            while (text[dot] != '"' || (dot + 1 < text.Length && text[dot + 1] == '"'))
                dot += text[dot] == '"' ? 2 : 1;
            parts.Add(text[(start + 1)..dot++].Replace("\"\"", "\"", StringComparison.Ordinal));
        }

        return parts;
    }
}
