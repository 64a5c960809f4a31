using System.Collections.Immutable;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>
/// What is remembered of changes: the runs of regimes, and the transitions that were confirmed. A fold of <c>regime_detection</c> and <c>regime_transition</c>
/// events. Equality is by content.
/// </summary>
public sealed record RegimeTransitionState
{
    /// <summary>The most runs, and the most transitions, that are remembered.</summary>
    public const int Capacity = 50;

    /// <summary>Nothing was observed yet.</summary>
    public static RegimeTransitionState Empty { get; } = new();

    /// <summary>The runs of regimes, the oldest first; at most <see cref="Capacity"/>. Two neighbours never have the same regime.</summary>
    public ImmutableList<RegimeRun> Runs { get; init; } = [];

    /// <summary>The confirmed transitions, the newest first; at most <see cref="Capacity"/>.</summary>
    public ImmutableList<RegimeTransition> Confirmed { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(RegimeTransitionState? other) => other is not null && Runs.SequenceEqual(other.Runs) && Confirmed.SequenceEqual(other.Confirmed);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Runs.Count, Confirmed.Count, Runs.IsEmpty ? null : Runs[^1]);
}
