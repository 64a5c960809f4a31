using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>The bucket limits were applied to the scored assets.</summary>
    public static EventType BucketDiversificationApplied { get; } = Diversification(
        "bucket_diversification_applied", "The bucket limits were applied to the scored assets.", ["apply"],
        metadata:
        [
            Count("assets_before", "Assets before the limits."),
            Count("assets_after", "Assets that the limits leave."),
            Count("buckets_represented", "Buckets with at least one asset."),
        ]);

    /// <summary>An asset was left out, because its bucket is full.</summary>
    public static EventType BucketLimitEnforced { get; } = Diversification(
        "bucket_limit_enforced", "An asset was left out, because its bucket is full.", ["block"], severity: Severity.Warning,
        metadata: [Bucket, Count("bucket_positions", "Positions in the bucket."), Count("bucket_limit", "The limit on positions in the bucket.")]);

    /// <summary>An asset was let into a full bucket for its high score.</summary>
    public static EventType BucketOverrideGranted { get; } = Diversification(
        "bucket_override_granted", "An asset was let into a full bucket for its high score.", ["override"], EventColumns.Asset, Severity.Warning,
        [Bucket, Threshold, Count("overrides_used", "Overrides used in this rebalance.")]);

    /// <summary>An asset was left out, because its correlation with another is too high.</summary>
    public static EventType CorrelationBlock { get; } = Diversification(
        "correlation_block", "An asset was left out, because its correlation with another is too high.", ["block"], EventColumns.Asset, Severity.Warning, Correlation);

    /// <summary>A size was cut, because the invested fraction reached its limit.</summary>
    public static EventType AllocationLimitHit { get; } = Diversification(
        "allocation_limit_hit", "A size was cut, because the invested fraction reached its limit.", ["block"], severity: Severity.Warning,
        metadata: [Bucket, Fraction("allocation", "The total of the sizes."), Fraction("allocation_limit", "The limit on that total.")]);

    private static EventType[] DiversificationTypes =>
        [BucketDiversificationApplied, BucketLimitEnforced, BucketOverrideGranted, CorrelationBlock, AllocationLimitHit];

    private static EventType Diversification(
        string name,
        string description,
        string[] actions,
        EventColumns required = EventColumns.None,
        Severity severity = Severity.Info,
        MetadataKey[]? metadata = null) => EventType.BuiltIn(name, EventCategory.Diversification, severity, description, actions, required, metadata ?? []);
}
