namespace Daybook.Filters;

/// <summary>What a field holds, and so which literals and operators it takes.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Time,
    Severity,
    Metadata,
}
