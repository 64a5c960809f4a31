using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    // Errors require no column: that something failed can always be recorded.

    /// <summary>Opening a position failed.</summary>
    public static EventType PositionOpenError { get; } = Failed("position_open_error", "Opening a position failed.");

    /// <summary>Adjusting a position failed.</summary>
    public static EventType PositionAdjustError { get; } = Failed("position_adjust_error", "Adjusting a position failed.");

    /// <summary>Closing a position failed.</summary>
    public static EventType PositionCloseError { get; } = Failed("position_close_error", "Closing a position failed.");

    /// <summary>The check whether a rebalance is due failed.</summary>
    public static EventType RebalanceCheckError { get; } = Failed("rebalance_check_error", "The check whether a rebalance is due failed.");

    /// <summary>A rebalance failed: it left no targets, or only those that reduce risk.</summary>
    public static EventType PortfolioRebalancingError { get; } = Failed("portfolio_rebalancing_error", "A rebalance failed: it left no targets, or only those that reduce risk.");

    /// <summary>The assets to score could not be gathered.</summary>
    public static EventType UniverseBuildingError { get; } = Failed("universe_building_error", "The assets to score could not be gathered.");

    /// <summary>Scoring the assets failed.</summary>
    public static EventType AssetScoringError { get; } = Failed("asset_scoring_error", "Scoring the assets failed.");

    /// <summary>The bucket limits could not be applied.</summary>
    public static EventType BucketDiversificationError { get; } = Failed("bucket_diversification_error", "The bucket limits could not be applied.");

    /// <summary>The regime's adjustments for a rebalance could not be computed.</summary>
    public static EventType RegimeContextError { get; } = Failed("regime_context_error", "The regime's adjustments for a rebalance could not be computed.");

    /// <summary>The settings of the protections could not be changed.</summary>
    public static EventType LifecycleConfigUpdateError { get; } = Failed(
        "lifecycle_config_update_error", "The settings of the protections could not be changed.");

    /// <summary>The protections could not check a request.</summary>
    public static EventType ProtectionDecisionError { get; } = Failed("protection_decision_error", "The protections could not check a request.");

    /// <summary>A whipsaw check failed; what it guards is denied.</summary>
    public static EventType WhipsawProtectionCheckError { get; } = Failed(
        "whipsaw_protection_check_error", "A whipsaw check failed; what it guards is denied.");

    /// <summary>An operation failed; execution_time_ms has its duration.</summary>
    public static EventType OperationFailed { get; } = Failed(
        "operation_failed", "An operation failed; execution_time_ms has its duration.", metadata: [Operation, .. Failure]);

    /// <summary>An event named a category other than its type's; it was recorded under its type's.</summary>
    public static EventType TypeConflict { get; } = Failed(
        "type_conflict", "An event named a category other than its type's; it was recorded under its type's.",
        metadata:
        [
            Text("event_type", "The type's name."),
            Text("given_category", "The category that the event named."),
            Text("registered_category", "The category that the type has."),
        ]);

    /// <summary>Events were refused while the journal could not accept them, and are missing here.</summary>
    public static EventType RecordingGap { get; } = JournalsOwn(
        "recording_gap", "Events were refused while the journal could not accept them, and are missing here.",
        [
            Count("refused", "Events that were refused."),
            new("first_refused_at", "time", "When the first was refused."),
            new("last_refused_at", "time", "When the last was refused."),
            Text("cause", "Why the journal could not accept them."),
        ]);

    /// <summary>The journal lost events, and continues in a new epoch.</summary>
    public static EventType JournalRecovered { get; } = JournalsOwn(
        "journal_recovered", "The journal lost events, and continues in a new epoch.",
        [
            Journal,
            Count("epoch", "The epoch that begins."),
            Count("previous_epoch", "The epoch that ended."),
            Count("anchor_epoch", "The epoch of the anchor."),
            Count("expected_events", "Events that the anchor vouches for."),
            FoundEvents,
            LostEvents,
            new("anchor_root", "hex", "The Merkle root that the anchor holds."),
            FoundRoot,
            Why,
        ]);

    /// <summary>An event of this id stood in a damaged journal and could not be read when it was salvaged.</summary>
    public static EventType EventMissing { get; } = JournalsOwn(
        "event_missing", "An event with this id in a damaged journal could not be read when it was salvaged.",
        [Journal, SalvagedFrom]);

    private static EventType[] ErrorTypes =>
    [
        PositionOpenError, PositionAdjustError, PositionCloseError, RebalanceCheckError, PortfolioRebalancingError, UniverseBuildingError, AssetScoringError,
        BucketDiversificationError, RegimeContextError, LifecycleConfigUpdateError, ProtectionDecisionError, WhipsawProtectionCheckError,
        OperationFailed, TypeConflict, RecordingGap, JournalRecovered, EventMissing,
    ];

    /// <summary>The error type of something that can fail: the built-in <c>kind_error</c>, or one made for it in the category error.</summary>
    /// <param name="kind">What failed, for example <c>position_open</c>: small letters, digits and underscores, starting with a letter.</param>
    /// <exception cref="ArgumentException">The kind is malformed, or its name too long.</exception>
    public static EventType Error(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var name = kind + "_error";
        return Find(name) ?? EventType.Define(name, EventCategory.Error, actions: ["error"], metadata: Failure);
    }

    private static EventType JournalsOwn(string name, string description, MetadataKey[] metadata) =>
        EventType.BuiltIn(name, EventCategory.Error, Severity.Critical, description, ["error"], EventColumns.None, metadata, isJournalsOwn: true);

    private static EventType Failed(string name, string description, MetadataKey[]? metadata = null) =>
        EventType.BuiltIn(name, EventCategory.Error, Severity.Error, description, ["error"], EventColumns.None, metadata ?? Failure);
}
