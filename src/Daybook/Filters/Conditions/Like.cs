using System.Text;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>
/// A text of a pattern's form: <c>%</c> stands for any characters, <c>_</c> for one, a backslash takes the next character as it is. The whole text must fit;
/// case counts, except for regimes. Unknown when the field is null or not a text.
/// </summary>
public sealed record Like : Condition, ITextTest
{
    private readonly LikePattern _pattern;

    internal Like(FilterField field, string pattern)
    {
        Field = field;
        Pattern = pattern;
        _pattern = new LikePattern(pattern, ignoreCase: field.Column == EventField.Regime);
    }

    /// <summary>The field.</summary>
    public FilterField Field { get; }

    /// <summary>The pattern as it was given; at most <see cref="Filter.MaxPatternLength"/> characters.</summary>
    public string Pattern { get; }

    internal override int NegatedDepth => 0;

    /// <inheritdoc/>
    public bool Equals(Like? other) => other is not null && Field.Equals(other.Field) && Pattern == other.Pattern;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(Like), Field, Pattern);

    internal override Truth Evaluate(in EventFields fields)
    {
        if (Field.Kind == FieldKind.Text)
            return EventValues.Text(in fields, Field.Column) is { } text ? Truths.Of(_pattern.Matches(text)) : Truth.Unknown;
        return MetadataPlace.TryFind(in fields, Field, out var reader) ? MetadataPlace.TestText(ref reader, this) : Truth.Unknown;
    }

    internal override void Write(StringBuilder text) => text.Append(Field).Append(" like ").Append((FilterValue)Pattern);

    internal override void WriteNegated(StringBuilder text) => text.Append(Field).Append(" not like ").Append((FilterValue)Pattern);

    bool ITextTest.Test(ReadOnlySpan<char> text) => _pattern.Matches(text);
}
