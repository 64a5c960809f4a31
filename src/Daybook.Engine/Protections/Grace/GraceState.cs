using System.Collections.Immutable;

namespace Daybook.Engine.Protections.Grace;

/// <summary>Which positions are in their grace period: a fold of the events that begin and end them, and of closes.</summary>
public sealed record GraceState
{
    /// <summary>None is.</summary>
    public static GraceState Empty { get; } = new();

    /// <summary>The positions in their grace period, by asset.</summary>
    public ImmutableSortedDictionary<string, GraceEntry> Entries { get; init; } = ImmutableSortedDictionary.Create<string, GraceEntry>(StringComparer.Ordinal);

    /// <summary>The entry of an asset, or null.</summary>
    public GraceEntry? Of(string asset) => Entries.GetValueOrDefault(asset);
}
