using System.Collections.Immutable;

namespace Daybook.Engine.Lifecycle;

/// <summary>The lives of the open positions: a fold of the events that open, change, look at and close them.</summary>
public sealed record LifecycleState
{
    /// <summary>No position is open.</summary>
    public static LifecycleState Empty { get; } = new();

    /// <summary>The open positions, by asset.</summary>
    public ImmutableSortedDictionary<string, TrackedPosition> Positions { get; init; } = ImmutableSortedDictionary.Create<string, TrackedPosition>(StringComparer.Ordinal);

    /// <summary>What is known of a position, or null when it is not open.</summary>
    public TrackedPosition? Of(string asset) => Positions.GetValueOrDefault(asset);
}
