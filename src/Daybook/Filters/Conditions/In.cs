using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>A field that equals one of several values of one kind. Unknown when the field is null.</summary>
public sealed record In : Condition, ITextTest
{
    private readonly FilterValue[] _values;
    private readonly FrozenSet<string> _texts;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _spans;
    private readonly FrozenSet<double> _numbers;
    private readonly FrozenSet<long> _wholes;

    internal In(FilterField field, IEnumerable<FilterValue> values)
    {
        Field = field;
        _values = [.. values.Distinct()];
        var kind = _values[0].Kind;
        _texts = Set(kind == FilterValueKind.Text, value => value.Text, StringComparer.FromComparison(EventValues.Comparison(field.Column)));
        _spans = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        _numbers = Set(kind == FilterValueKind.Number, value => value.Number);
        _wholes = Set(kind is not (FilterValueKind.Text or FilterValueKind.Number), value => value.Whole);
    }

    /// <summary>The left side.</summary>
    public FilterField Field { get; }

    /// <summary>The values, in their order, each once; at least one.</summary>
    public IReadOnlyList<FilterValue> Values => _values;

    internal override int Depth => 1;

    internal override int NegatedDepth => 1;

    /// <inheritdoc/>
    public bool Equals(In? other) => other is not null && Field.Equals(other.Field) && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(In), Field, _values.Length, _values[0], _values[^1]);

    internal override Truth Evaluate(in EventFields fields)
    {
        switch (Field.Kind)
        {
            case FieldKind.Text:
                return EventValues.Text(in fields, Field.Column) is { } text ? Truths.Of(_texts.Contains(text)) : Truth.Unknown;
            case FieldKind.Number:
                var number = EventValues.Number(in fields, Field.Column);
                if (double.IsNaN(number))
                    return Truth.Unknown;
                return Truths.Of(_numbers.Contains(number) && (EventValues.Long(in fields, Field.Column) is not { } whole || IsOne(whole)));
            case FieldKind.Time or FieldKind.Severity:
                return Truths.Of(_wholes.Contains(EventValues.Whole(in fields, Field.Column)));
            default:
                return MetadataPlace.TryFind(in fields, Field, out var reader) ? EvaluateJson(ref reader) : Truth.Unknown;
        }
    }

    internal override void Write(StringBuilder text) => Write(text, " in (");

    internal override void WriteNegated(StringBuilder text) => Write(text, " not in (");

    bool ITextTest.Test(ReadOnlySpan<char> text) => _spans.Contains(text);

    private Truth EvaluateJson(ref Utf8JsonReader reader)
    {
        switch (_values[0].Kind)
        {
            case FilterValueKind.Text:
                return MetadataPlace.TestText(ref reader, this);
            case FilterValueKind.Number:
                return reader.TokenType == JsonTokenType.Number ? Truths.Of(_numbers.Contains(reader.GetDouble()) && IsOne(ref reader)) : Truth.Unknown;
            case FilterValueKind.Time:
                return MetadataPlace.TryGetMicros(ref reader, out var micros) ? Truths.Of(_wholes.Contains(micros)) : Truth.Unknown;
            default:
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? Truths.Of(_wholes.Contains(reader.GetBoolean() ? 1 : 0))
                    : Truth.Unknown;
        }
    }

    private bool IsOne(ref Utf8JsonReader reader)
    {
        foreach (var value in _values)
        {
            if (ExactNumbers.Compare(ref reader, value) == 0)
                return true;
        }

        return false;
    }

    private bool IsOne(long number)
    {
        foreach (var value in _values)
        {
            if (ExactNumbers.Compare(number, value) == 0)
                return true;
        }

        return false;
    }

    private void Write(StringBuilder text, string opening) =>
        text.Append(Field).Append(opening).AppendJoin(", ", _values).Append(')');

    private FrozenSet<T> Set<T>(bool wanted, Func<FilterValue, T> select, IEqualityComparer<T>? comparer = null) =>
        (wanted ? _values.Select(select) : []).ToFrozenSet(comparer);
}
