namespace Daybook.Sqlite.Spans;

/// <summary>What an event has besides its asset, as numbers of the dictionaries; 0: none.</summary>
/// <param name="Type">The type.</param>
/// <param name="Action">The action.</param>
/// <param name="Regime">The regime.</param>
internal readonly record struct SpanKind(uint Type, uint Action, uint Regime)
{
    /// <summary>
    /// Stands for every kind in a span that has too many of them: then only its assets are told apart. No event has it, since every event has a type.
    /// </summary>
    public static SpanKind Any => default;
}
