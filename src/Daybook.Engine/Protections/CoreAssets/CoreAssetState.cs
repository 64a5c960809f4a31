using System.Collections.Immutable;

namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>Which assets are core assets: a fold of the events that designate, extend, check and revoke.</summary>
public sealed record CoreAssetState
{
    /// <summary>None is.</summary>
    public static CoreAssetState Empty { get; } = new();

    /// <summary>The designations that were not revoked, by asset; some may have expired.</summary>
    public ImmutableSortedDictionary<string, CoreAsset> Assets { get; init; } = ImmutableSortedDictionary.Create<string, CoreAsset>(StringComparer.Ordinal);

    /// <summary>The designation of an asset, or null; it may have expired.</summary>
    public CoreAsset? Of(string asset) => Assets.GetValueOrDefault(asset);

    /// <summary>True when an asset is a core asset at a time. Asking changes nothing.</summary>
    public bool IsCore(string asset, DateTimeOffset at) => Of(asset) is { } core && core.HoldsAt(at);
}
