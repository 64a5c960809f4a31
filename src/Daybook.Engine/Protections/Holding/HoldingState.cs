using System.Collections.Immutable;

namespace Daybook.Engine.Protections.Holding;

/// <summary>Since when positions are held: a fold of the events that open and close them, bypass the protection, and release its locks.</summary>
public sealed record HoldingState
{
    /// <summary>Nothing has happened yet.</summary>
    public static HoldingState Empty { get; } = new();

    /// <summary>The assets that something has happened to, by name.</summary>
    public ImmutableSortedDictionary<string, HeldPosition> Assets { get; init; } = ImmutableSortedDictionary.Create<string, HeldPosition>(StringComparer.Ordinal);

    /// <summary>What is known of an asset.</summary>
    public HeldPosition Of(string asset) => Assets.GetValueOrDefault(asset, HeldPosition.None);

    internal HoldingState With(string asset, Func<HeldPosition, HeldPosition> change) => this with { Assets = Assets.SetItem(asset, change(Of(asset))) };
}
