using System.Text;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>A text that holds another, without case. Unknown when the field is null or not a text.</summary>
public sealed record Contains : Condition, ITextTest
{
    internal Contains(FilterField field, string part)
    {
        Field = field;
        Part = part;
    }

    /// <summary>The field.</summary>
    public FilterField Field { get; }

    /// <summary>What it holds; at most <see cref="Filter.MaxPatternLength"/> characters.</summary>
    public string Part { get; }

    internal override int NegatedDepth => 0;

    internal override Truth Evaluate(in EventFields fields)
    {
        if (Field.Kind == FieldKind.Text)
            return EventValues.Text(in fields, Field.Column) is { } text ? Truths.Of(Test(text)) : Truth.Unknown;
        return MetadataPlace.TryFind(in fields, Field, out var reader) ? MetadataPlace.TestText(ref reader, this) : Truth.Unknown;
    }

    internal override void Write(StringBuilder text) => text.Append(Field).Append(" contains ").Append((FilterValue)Part);

    internal override void WriteNegated(StringBuilder text) => text.Append(Field).Append(" not contains ").Append((FilterValue)Part);

    bool ITextTest.Test(ReadOnlySpan<char> text) => Test(text);

    private bool Test(ReadOnlySpan<char> text) => text.Contains(Part, StringComparison.OrdinalIgnoreCase);
}
