using System.Collections.Immutable;

namespace Daybook.Engine.Regimes.Overrides;

/// <summary>The overrides of the last year. A fold of <c>regime_override_granted</c> events. Equality is by content.</summary>
public sealed record RegimeOverrideState
{
    /// <summary>How many days a grant is remembered after it: longer than any cool-down.</summary>
    public const int MemoryDays = 366;

    /// <summary>Nothing was granted yet.</summary>
    public static RegimeOverrideState Empty { get; } = new();

    /// <summary>The grants, in the order in which they were recorded.</summary>
    public ImmutableList<RegimeOverrideGrant> Grants { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(RegimeOverrideState? other) => other is not null && Grants.SequenceEqual(other.Grants);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Grants.Count, Grants.IsEmpty ? null : Grants[^1]);
}
