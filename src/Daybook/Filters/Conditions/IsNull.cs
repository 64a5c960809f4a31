using System.Text;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>A field that is absent, or a place in the metadata where nothing or JSON's null stands. Never unknown.</summary>
public sealed record IsNull : Condition
{
    internal IsNull(FilterField field) => Field = field;

    /// <summary>The field.</summary>
    public FilterField Field { get; }

    internal override int NegatedDepth => 0;

    internal override Truth Evaluate(in EventFields fields) => Truths.Of(Field.Kind switch
    {
        FieldKind.Text => EventValues.Text(in fields, Field.Column) is null,
        FieldKind.Number => double.IsNaN(EventValues.Number(in fields, Field.Column)),
        FieldKind.Metadata => !MetadataPlace.TryFind(in fields, Field, out var reader) || reader.TokenType == JsonTokenType.Null,
        _ => false,
    });

    internal override void Write(StringBuilder text) => text.Append(Field).Append(" is null");

    internal override void WriteNegated(StringBuilder text) => text.Append(Field).Append(" is not null");
}
