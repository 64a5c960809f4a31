using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>The market's regime was looked at: found, or found unchanged.</summary>
    public static EventType RegimeDetection { get; } = Regime(
        "regime_detection", "The market's regime was looked at: found, or found unchanged.", ["detect", "hold"],
        metadata:
        [
            Confidence,
            Stability,
            new("strength", "score 0..1", "How pronounced the regime is."),
            new("duration_days", "days", "How long the regime has lasted."),
        ]);

    /// <summary>The regime is known, but not surely.</summary>
    public static EventType RegimeConfidenceLow { get; } = Regime(
        "regime_confidence_low", "The regime is known, but not surely.", ["hold", "detect"], severity: Severity.Warning, metadata: [Confidence]);

    /// <summary>The market went into the regime that the event names.</summary>
    public static EventType RegimeTransition { get; } = Regime(
        "regime_transition", "The market went into the regime that the event names.", ["transition"], EventColumns.Regime,
        metadata:
        [
            Text("from_regime", "The regime before."),
            ChangeSeverity,
            Confidence,
            Stability,
            new("momentum", "score 0..1", "How strong the change is."),
            new("duration_days", "days", "How long the regime has lasted."),
            new("active_buckets", "list", "The buckets that the regime favours; an import keeps the source's text."),
            new("portfolio_return_in_regime", "percent", "The portfolio's return while the regime lasted."),
        ]);

    /// <summary>What the regime asks of each part of a rebalance was worked out.</summary>
    public static EventType RegimeContextGenerated { get; } = Regime(
        "regime_context_generated", "What the regime asks of each part of a rebalance was worked out.", ["generate"], severity: Severity.Debug,
        metadata: [new("regime_changed", "bool", "True when the regime has just changed."), ChangeSeverity, Confidence, Stability]);

    /// <summary>What the regime asks was applied to the settings of a rebalance.</summary>
    public static EventType RegimeParametersApplied { get; } = Regime(
        "regime_parameters_applied", "What the regime asks was applied to the settings of a rebalance.", ["apply"], EventColumns.Regime, Severity.Debug,
        [new("settings", "object", "The settings that differ, each with its value as configured and as applied.")]);

    /// <summary>A change of regime may lift a protection for a while.</summary>
    public static EventType RegimeOverrideGranted { get; } = Regime(
        "regime_override_granted", "A change of regime may lift a protection for a while.", ["override"], severity: Severity.Warning,
        metadata: [Bypassed, ChangeSeverity, Authority, new("valid_hours", "hours", "How long the override may be used.")]);

    private static EventType[] RegimeTypes => [RegimeDetection, RegimeConfidenceLow, RegimeTransition, RegimeContextGenerated, RegimeParametersApplied, RegimeOverrideGranted];

    private static EventType Regime(
        string name,
        string description,
        string[] actions,
        EventColumns required = EventColumns.None,
        Severity severity = Severity.Info,
        MetadataKey[]? metadata = null) => EventType.BuiltIn(name, EventCategory.Regime, severity, description, actions, required, metadata ?? []);
}
