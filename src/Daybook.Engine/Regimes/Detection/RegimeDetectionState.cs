using System.Collections.Immutable;

namespace Daybook.Engine.Regimes.Detection;

/// <summary>What detection remembers: the latest readings. A fold of <c>regime_detection</c> events. Equality is by content.</summary>
public sealed record RegimeDetectionState
{
    /// <summary>The most readings that are remembered.</summary>
    public const int Capacity = 50;

    /// <summary>Nothing was observed yet.</summary>
    public static RegimeDetectionState Empty { get; } = new();

    /// <summary>The latest readings, the oldest first; at most <see cref="Capacity"/>.</summary>
    public ImmutableList<RegimeReading> History { get; init; } = [];

    /// <summary>The latest reading, or null.</summary>
    public RegimeReading? Current => History.IsEmpty ? null : History[^1];

    /// <inheritdoc/>
    public bool Equals(RegimeDetectionState? other) => other is not null && History.SequenceEqual(other.History);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(History.Count, Current);
}
