using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>The chain of protections was created, with its settings.</summary>
    public static EventType ProtectionOrchestratorInit { get; } = Protection(
        "protection_orchestrator_init", "The chain of protections was created, with its settings.", ["init"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>The settings of grace, holding and whipsaw protection are about to change.</summary>
    public static EventType LifecycleConfigUpdateStart { get; } = Protection(
        "lifecycle_config_update_start", "The settings of grace, holding and whipsaw protection are about to change.", ["start"],
        severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>The settings of grace, holding and whipsaw protection were changed.</summary>
    public static EventType LifecycleConfigUpdateComplete { get; } = Protection(
        "lifecycle_config_update_complete", "The settings of grace, holding and whipsaw protection were changed.", ["complete"],
        severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>The protections are about to check a request.</summary>
    public static EventType ProtectionDecisionStart { get; } = Protection(
        "protection_decision_start", "The protections are about to check a request.", ["start"], EventColumns.Asset, Severity.Debug, [RequestedAction]);

    /// <summary>The protections approved or denied a request.</summary>
    public static EventType ProtectionDecisionComplete { get; } = Protection(
        "protection_decision_complete", "The protections approved or denied a request.", ["approve", "deny"], EventColumns.Asset,
        metadata:
        [
            RequestedAction,
            new("blocking_systems", "list", "The protections that blocked, in the chain's order."),
            new("override_applied", "bool", "True when a protection was bypassed."),
            Count("total_decisions", "Requests checked so far."),
            ApprovalRate,
            Fraction("override_rate", "Requests with a bypassed protection among all."),
        ]);

    /// <summary>A block was bypassed, because there was an override and the protection allows one.</summary>
    public static EventType ProtectionOverrideApplied { get; } = Protection(
        "protection_override_applied", "A block was bypassed, because there was an override and the protection allows one.", ["override"], EventColumns.Asset,
        Severity.Warning, [Bypassed, ChangeSeverity]);

    /// <summary>An override was used on a request.</summary>
    public static EventType OverrideApplied { get; } = Protection(
        "override_applied", "An override was used on a request.", ["override"], severity: Severity.Warning, metadata: [Bypassed, Authority]);

    /// <summary>The targets of a rebalance were not checked, because there is no chain of protections.</summary>
    public static EventType ProtectionValidationSkipped { get; } = Protection(
        "protection_validation_skipped", "The targets of a rebalance were not checked, because there is no chain of protections.", ["skip"], severity: Severity.Warning);

    /// <summary>The protections approved a target of the rebalance.</summary>
    public static EventType RebalancingTargetApproved { get; } = Protection(
        "rebalancing_target_approved", "The protections approved a target of the rebalance.", ["approve"], EventColumns.Asset, metadata: TargetDecision);

    /// <summary>The protections denied a target of the rebalance.</summary>
    public static EventType RebalancingTargetDenied { get; } = Protection(
        "rebalancing_target_denied", "The protections denied a target of the rebalance.", ["deny"], EventColumns.Asset, Severity.Warning, TargetDecision);

    /// <summary>All targets of a rebalance were checked.</summary>
    public static EventType ProtectionValidationComplete { get; } = Protection(
        "protection_validation_complete", "All targets of a rebalance were checked.", ["complete", "validate"],
        metadata:
        [
            Count("approved", "Approved targets."),
            Count("denied", "Denied targets."),
            ApprovalRate,
            new("denied_assets", "list", "The assets of the denied targets."),
        ]);

    /// <summary>Trading was set to active, reducing or halted.</summary>
    public static EventType TradingStateChanged { get; } = Protection(
        "trading_state_changed", "Trading was set to active, reducing or halted.", ["update"], severity: Severity.Warning,
        metadata: [Text("trading_state", "The new trading state: active, reducing or halted.")]);

    /// <summary>A person released a protection's lock.</summary>
    public static EventType ProtectionLockReleased { get; } = Protection(
        "protection_lock_released", "A person released a protection's lock.", ["override"], EventColumns.Asset, Severity.Warning,
        [Bypassed]);

    /// <summary>A core asset was kept: no other protection is consulted and no override lifts it.</summary>
    public static EventType CoreAssetImmunity { get; } = Protection(
        "core_asset_immunity", "A core asset was kept: no other protection is consulted and no override lifts it.", ["block"], EventColumns.Asset, Severity.Warning,
        [RequestedAction, ExpiresAt]);

    /// <summary>A position was kept, because it was held for less than the minimum.</summary>
    public static EventType HoldingPeriodBlock { get; } = Protection(
        "holding_period_block", "A position was kept, because it was held for less than the minimum.", ["block"], EventColumns.Asset, Severity.Warning,
        [
            RequestedAction,
            new("days_held", "days", "How long the position has been held."),
            new("min_holding_days", "days", "How long it must be held at least."),
        ]);

    private static EventType[] ProtectionTypes =>
    [
        ProtectionOrchestratorInit, LifecycleConfigUpdateStart, LifecycleConfigUpdateComplete,
        ProtectionDecisionStart, ProtectionDecisionComplete, ProtectionOverrideApplied, OverrideApplied,
        ProtectionValidationSkipped, RebalancingTargetApproved, RebalancingTargetDenied, ProtectionValidationComplete,
        TradingStateChanged, ProtectionLockReleased,
        CoreAssetImmunity, HoldingPeriodBlock, .. CoreAssetTypes, .. GraceTypes, .. WhipsawTypes,
    ];

    private static EventType Protection(
        string name,
        string description,
        string[] actions,
        EventColumns required = EventColumns.None,
        Severity severity = Severity.Info,
        MetadataKey[]? metadata = null) => EventType.BuiltIn(name, EventCategory.Protection, severity, description, actions, required, metadata ?? []);
}
