using System.Diagnostics.CodeAnalysis;

namespace Daybook.Events;

/// <summary>
/// What part of the system an event speaks of. A category belongs to the event's type, never to the call that records it.
/// Default: <see cref="System"/>. Equality is by name, ordinal.
/// </summary>
/// <remarks>Seven categories are built in. Others exist only on imported events, whose text is kept as it was found.</remarks>
public readonly record struct EventCategory
{
    private readonly string? _name;

    private EventCategory(string name) => _name = name;

    /// <summary>Positions, targets, holdings and rebalances.</summary>
    public static EventCategory Portfolio { get; } = new("portfolio");

    /// <summary>Market regimes: detection, transitions and overrides that they grant.</summary>
    public static EventCategory Regime { get; } = new("regime");

    /// <summary>Whipsaw, grace-period, holding-period and core-asset protection, and the chain that joins them.</summary>
    public static EventCategory Protection { get; } = new("protection");

    /// <summary>Scores of assets and what follows from them.</summary>
    public static EventCategory Scoring { get; } = new("scoring");

    /// <summary>Bucket, correlation and allocation limits.</summary>
    public static EventCategory Diversification { get; } = new("diversification");

    /// <summary>Sessions, traces, imports and the journal's own life.</summary>
    public static EventCategory System { get; } = new("system");

    /// <summary>Something failed.</summary>
    public static EventCategory Error { get; } = new("error");

    /// <summary>The seven built-in categories, in the catalogue's order.</summary>
    public static IReadOnlyList<EventCategory> All { get; } = [Portfolio, Regime, Protection, Scoring, Diversification, System, Error];

    /// <summary>The name as it is stored, for example <c>protection</c>.</summary>
    public string Name => _name ?? "system";

    /// <summary>Finds a built-in category by its exact name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out EventCategory category)
    {
        foreach (var candidate in All)
        {
            if (candidate.Name == name)
            {
                category = candidate;
                return true;
            }
        }

        category = default;
        return false;
    }

    /// <summary>The category of an imported event: a built-in one when the name is known, otherwise the name as it was found.</summary>
    public static EventCategory Foreign(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryParse(name, out var known) ? known : new EventCategory(name);
    }

    /// <inheritdoc/>
    public bool Equals(EventCategory other) => string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Name, StringComparison.Ordinal);

    /// <summary>The category's name.</summary>
    public override string ToString() => Name;
}
