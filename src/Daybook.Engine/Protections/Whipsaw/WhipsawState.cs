using System.Collections.Immutable;

namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>What whipsaw protection knows: a fold of the events that open and close positions, bypass it, and release its locks. Settings are no part of it.</summary>
public sealed record WhipsawState
{
    /// <summary>Nothing has happened yet.</summary>
    public static WhipsawState Empty { get; } = new();

    /// <summary>The assets that something has happened to, by name.</summary>
    public ImmutableSortedDictionary<string, WhipsawHistory> Assets { get; init; } = ImmutableSortedDictionary.Create<string, WhipsawHistory>(StringComparer.Ordinal);

    /// <summary>What is known of an asset; empty for one that nothing has happened to.</summary>
    public WhipsawHistory Of(string asset) => Assets.GetValueOrDefault(asset, WhipsawHistory.Empty);

    internal WhipsawState With(string asset, Func<WhipsawHistory, WhipsawHistory> change) => this with { Assets = Assets.SetItem(asset, change(Of(asset))) };
}
