using Daybook.Events;
using Daybook.Filters.Parsing;

namespace Daybook.Filters;

/// <summary>Which values and operators a field takes. Each question answers null when all is well, otherwise what is needed instead.</summary>
internal static class ConditionRules
{
    /// <summary>The metadata as a whole can only be null or not.</summary>
    public static string? WhatFieldNeeds(FilterField field) =>
        field.Kind == FieldKind.Metadata && field.Path.Count == 0 ? "a key, as in metadata.recent_cycles; the whole takes 'is null' and 'is not null'" : null;

    /// <summary>A value must be of its field's kind; a text becomes a time or a severity where the field is one.</summary>
    public static string? WhatValueNeeds(FilterField field, ref FilterValue value)
    {
        switch (field.Kind)
        {
            case FieldKind.Text:
                return value.Kind == FilterValueKind.Text ? null : "a text in single quotes";
            case FieldKind.Number:
                return value.Kind == FilterValueKind.Number ? null : "a number";
            case FieldKind.Time:
                if (value.Kind == FilterValueKind.Text && IsoTime.TryParse(value.Text, out var time))
                    value = time;
                return value.Kind == FilterValueKind.Time ? null : TimeLiteral.Expected;
            case FieldKind.Severity:
                if (value.Kind == FilterValueKind.Text && SeverityNames.TryFind(value.Text, out var severity))
                    value = severity;
                return value.Kind == FilterValueKind.Severity ? null : "'debug', 'info', 'warning', 'error' or 'critical'";
            default:
                return value.Kind == FilterValueKind.Severity ? "a text, a number, a time, true or false" : null;
        }
    }

    /// <summary>Truth has no order.</summary>
    public static string? WhatOperatorNeeds(CompareOperator @operator, FilterValue value) =>
        value.Kind == FilterValueKind.Boolean && @operator is not (CompareOperator.Equal or CompareOperator.NotEqual) ? "a number, a text or a time" : null;

    /// <summary>Patterns are for texts.</summary>
    public static string? WhatPatternNeeds(FilterField field) =>
        field.Kind is FieldKind.Text or FieldKind.Metadata ? null : "a field that holds text";
}
