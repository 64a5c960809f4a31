using System.Text;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>A field compared with a value. Text in ordinal order (regimes without case), numbers as doubles and whole numbers exactly, times in microseconds. Unknown when the field is null.</summary>
public sealed record Compare : Condition, ITextTest
{
    internal Compare(FilterField field, CompareOperator @operator, FilterValue value)
    {
        Field = field;
        Operator = @operator;
        Value = value;
    }

    /// <summary>The left side.</summary>
    public FilterField Field { get; }

    /// <summary>How they are compared.</summary>
    public CompareOperator Operator { get; }

    /// <summary>The right side, of the field's kind.</summary>
    public FilterValue Value { get; }

    internal override Truth Evaluate(in EventFields fields)
    {
        switch (Field.Kind)
        {
            case FieldKind.Text:
                return EventValues.Text(in fields, Field.Column) is { } text ? Truths.Of(TestText(text)) : Truth.Unknown;
            case FieldKind.Number:
                var number = EventValues.Number(in fields, Field.Column);
                if (double.IsNaN(number))
                    return Truth.Unknown;
                return Holds(EventValues.Long(in fields, Field.Column) is { } whole ? ExactNumbers.Compare(whole, Value) : number.CompareTo(Value.Number));
            case FieldKind.Time or FieldKind.Severity:
                return Holds(EventValues.Whole(in fields, Field.Column).CompareTo(Value.Whole));
            default:
                return MetadataPlace.TryFind(in fields, Field, out var reader) ? EvaluateJson(ref reader) : Truth.Unknown;
        }
    }

    internal override void Write(StringBuilder text) => text.Append(Field).Append(' ').Append(Operator.ToSymbol()).Append(' ').Append(Value);

    bool ITextTest.Test(ReadOnlySpan<char> text) => Operator.Allows(text.CompareTo(Value.Text, StringComparison.Ordinal));

    private bool TestText(string text)
    {
        var comparison = EventValues.Comparison(Field.Column);
        return Operator switch
        {
            CompareOperator.Equal => string.Equals(text, Value.Text, comparison),
            CompareOperator.NotEqual => !string.Equals(text, Value.Text, comparison),
            _ => Operator.Allows(string.Compare(text, Value.Text, comparison)),
        };
    }

    private Truth EvaluateJson(ref Utf8JsonReader reader)
    {
        switch (Value.Kind)
        {
            case FilterValueKind.Text:
                return MetadataPlace.TestText(ref reader, this);
            case FilterValueKind.Number:
                return reader.TokenType == JsonTokenType.Number ? Holds(ExactNumbers.Compare(ref reader, Value)) : Truth.Unknown;
            case FilterValueKind.Time:
                return MetadataPlace.TryGetMicros(ref reader, out var micros) ? Holds(micros.CompareTo(Value.Micros)) : Truth.Unknown;
            default:
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? Holds(reader.GetBoolean().CompareTo(Value.Boolean)) : Truth.Unknown;
        }
    }

    private Truth Holds(int order) => Truths.Of(Operator.Allows(order));
}
