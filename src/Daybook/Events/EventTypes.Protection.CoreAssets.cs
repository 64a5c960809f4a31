using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>An asset was made a core asset: it is neither closed nor reduced.</summary>
    public static EventType CoreAssetDesignated { get; } = Protection(
        "core_asset_designated", "An asset was made a core asset: it is neither closed nor reduced.", ["start"], EventColumns.Asset, metadata: [Bucket, ExpiresAt]);

    /// <summary>A core asset's designation was extended.</summary>
    public static EventType CoreAssetExtended { get; } = Protection(
        "core_asset_extended", "A core asset's designation was extended.", ["update"], EventColumns.Asset,
        metadata: [ExpiresAt, Count("extensions", "How often it has been extended.")]);

    /// <summary>The performance of a core asset was checked.</summary>
    public static EventType CoreAssetChecked { get; } = Protection(
        "core_asset_checked", "The performance of a core asset was checked.", ["check"], EventColumns.Asset, Severity.Debug,
        [Code, Underperformance]);

    /// <summary>A core asset's designation ended.</summary>
    public static EventType CoreAssetRevoked { get; } = Protection(
        "core_asset_revoked", "A core asset's designation ended.", ["end"], EventColumns.Asset, Severity.Warning,
        [Code, Underperformance]);

    private static EventType[] CoreAssetTypes => [CoreAssetDesignated, CoreAssetExtended, CoreAssetChecked, CoreAssetRevoked];
}
