using System.Collections.Immutable;

namespace Daybook.Engine.Protections.Holding;

/// <summary>Since when positions are held: a fold of the events that open and close them, bypass the protection, and release its locks.</summary>
public sealed record HoldingState
{
    /// <summary>Nothing has happened yet.</summary>
    public static HoldingState Empty { get; } = new();

    /// <summary>The assets that are held, or of which something outlives that, by name.</summary>
    public ImmutableSortedDictionary<string, HeldPosition> Assets { get; init; } = ImmutableSortedDictionary.Create<string, HeldPosition>(StringComparer.Ordinal);

    /// <summary>What is known of an asset.</summary>
    public HeldPosition Of(string asset) => Assets.GetValueOrDefault(asset, HeldPosition.None);

    internal HoldingState With(string asset, Func<HeldPosition, HeldPosition> change)
    {
        var changed = change(Of(asset));
        return this with { Assets = changed == HeldPosition.None ? Assets.Remove(asset) : Assets.SetItem(asset, changed) };
    }
}
