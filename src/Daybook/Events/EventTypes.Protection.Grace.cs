using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>Grace-period protection was created, with its settings.</summary>
    public static EventType GracePeriodManagerInit { get; } = Protection(
        "grace_period_manager_init", "Grace-period protection was created, with its settings.", ["init"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>A check whether a position gets a grace period: it does not.</summary>
    public static EventType GracePeriodCheck { get; } = Protection(
        "grace_period_check", "A check whether a position gets a grace period: it does not.", ["check"], EventColumns.Asset, Severity.Debug, [Threshold]);

    /// <summary>A check whether a position gets a grace period: it does.</summary>
    public static EventType GracePeriodApply { get; } = Protection(
        "grace_period_apply", "A check whether a position gets a grace period: it does.", ["apply"], EventColumns.Asset, Severity.Debug, [Threshold]);

    /// <summary>A position fell below the threshold and is kept for a while.</summary>
    public static EventType GracePeriodStart { get; } = Protection(
        "grace_period_start", "A position fell below the threshold and is kept for a while.", ["start"], EventColumns.Asset, Severity.Warning,
        [Threshold, GraceDays, OriginalSize]);

    /// <summary>A grace period ended: the position recovered, or the period expired.</summary>
    public static EventType GracePeriodEnd { get; } = Protection(
        "grace_period_end", "A grace period ended: the position recovered, or the period expired.", ["end"], EventColumns.Asset,
        metadata: [DaysInGrace, OriginalSize, new("total_decay_percent", "percent", "How much smaller the position became.")]);

    /// <summary>A grace period was requested for a position that is already in one.</summary>
    public static EventType GracePeriodAlreadyActive { get; } = Protection(
        "grace_period_already_active", "A grace period was requested for a position that is already in one.", ["already_active"], EventColumns.Asset, metadata: [DaysInGrace]);

    /// <summary>The end of a grace period was requested for a position that is not in one.</summary>
    public static EventType GracePeriodNotActive { get; } = Protection(
        "grace_period_not_active", "The end of a grace period was requested for a position that is not in one.", ["not_active"], EventColumns.Asset);

    /// <summary>All positions in their grace period, in numbers.</summary>
    public static EventType GracePositionsReport { get; } = Protection(
        "grace_positions_report", "All positions in their grace period, in numbers.", ["report"], severity: Severity.Debug,
        metadata: [Count("positions_in_grace", "Positions in their grace period.")]);

    /// <summary>Expired grace periods were removed.</summary>
    public static EventType GracePeriodCleanup { get; } = Protection(
        "grace_period_cleanup", "Expired grace periods were removed.", ["cleanup"], severity: Severity.Debug,
        metadata: [RemovedCount, new("removed_assets", "list", "The assets whose grace period had expired.")]);

    private static EventType[] GraceTypes =>
    [
        GracePeriodManagerInit, GracePeriodCheck, GracePeriodApply, GracePeriodStart, GracePeriodEnd,
        GracePeriodAlreadyActive, GracePeriodNotActive, GracePositionsReport, GracePeriodCleanup,
    ];
}
