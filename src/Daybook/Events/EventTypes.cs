using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Daybook.Events;

/// <summary>The catalogue: every event type that Daybook knows by itself, a file per category.</summary>
public static partial class EventTypes
{
    // Lazy, because the fields of a partial class are initialised in no promised order across its files.
    private static readonly Lazy<EventType[]> Everything = new(
        () => [.. PortfolioTypes, .. RegimeTypes, .. ProtectionTypes, .. ScoringTypes, .. DiversificationTypes, .. SystemTypes, .. ErrorTypes]);

    private static readonly Lazy<FrozenDictionary<string, EventType>> ByName = new(() => All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal));

    /// <summary>All built-in types, by category and then in the order of a decision's life.</summary>
    public static IReadOnlyList<EventType> All => Everything.Value;

    /// <summary>The built-in type of that exact name, or null.</summary>
    public static EventType? Find(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>Finds a built-in type by its exact name.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out EventType? type) => ByName.Value.TryGetValue(name, out type);
}
