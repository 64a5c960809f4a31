using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>The market's regime was detected, or detected as unchanged.</summary>
    public static EventType RegimeDetection { get; } = Regime(
        "regime_detection", "The market's regime was detected, or detected as unchanged.", ["detect", "hold"],
        metadata:
        [
            Confidence,
            Stability,
            new("strength", "score 0..1", "How strong the regime is."),
            new("duration_days", "days", "How long the regime has lasted."),
        ]);

    /// <summary>The regime was detected with low confidence.</summary>
    public static EventType RegimeConfidenceLow { get; } = Regime(
        "regime_confidence_low", "The regime was detected with low confidence.", ["hold", "detect"], severity: Severity.Warning, metadata: [Confidence]);

    /// <summary>The market changed to the regime that the event names.</summary>
    public static EventType RegimeTransition { get; } = Regime(
        "regime_transition", "The market changed to the regime that the event names.", ["transition"], EventColumns.Regime,
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

    /// <summary>The regime's adjustments for each part of a rebalance were computed.</summary>
    public static EventType RegimeContextGenerated { get; } = Regime(
        "regime_context_generated", "The regime's adjustments for each part of a rebalance were computed.", ["generate"], severity: Severity.Debug,
        metadata: [new("regime_changed", "bool", "True when the regime has just changed."), ChangeSeverity, Confidence, Stability]);

    /// <summary>The regime's adjustments were applied to the settings of a rebalance.</summary>
    public static EventType RegimeParametersApplied { get; } = Regime(
        "regime_parameters_applied", "The regime's adjustments were applied to the settings of a rebalance.", ["apply"], EventColumns.Regime, Severity.Debug,
        [new("settings", "object", "The settings that differ, each with its value as configured and as applied.")]);

    /// <summary>A regime change may lift a protection for a while.</summary>
    public static EventType RegimeOverrideGranted { get; } = Regime(
        "regime_override_granted", "A regime change may lift a protection for a while.", ["override"], severity: Severity.Warning,
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
