using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>Whipsaw protection was created, with its settings.</summary>
    public static EventType WhipsawProtectionInit { get; } = Protection(
        "whipsaw_protection_init", "Whipsaw protection was created, with its settings.", ["init"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>Whipsaw protection allowed an open or a close.</summary>
    public static EventType WhipsawAllow { get; } = Protection(
        "whipsaw_allow", "Whipsaw protection allowed an open or a close.", ["allow"], EventColumns.Asset, metadata: WhipsawCheck);

    /// <summary>Whipsaw protection blocked an open or a close.</summary>
    public static EventType WhipsawBlock { get; } = Protection(
        "whipsaw_block", "Whipsaw protection blocked an open or a close.", ["block"], EventColumns.Asset, Severity.Warning, WhipsawCheck);

    /// <summary>Whipsaw protection registered an opened position.</summary>
    public static EventType WhipsawPositionOpen { get; } = Protection(
        "whipsaw_position_open", "Whipsaw protection registered an opened position.", ["open"], EventColumns.Asset, Severity.Debug, [Price, RecentCycles]);

    /// <summary>Whipsaw protection registered a closed position.</summary>
    public static EventType WhipsawPositionClose { get; } = Protection(
        "whipsaw_position_close", "Whipsaw protection registered a closed position.", ["close"], EventColumns.Asset, Severity.Debug, [Price, RecentCycles]);

    /// <summary>An open and its close completed a cycle.</summary>
    public static EventType WhipsawCycleComplete { get; } = Protection(
        "whipsaw_cycle_complete", "An open and its close completed a cycle.", ["cycle_complete", "complete"], EventColumns.Asset,
        metadata:
        [
            new("cycle_duration_hours", "hours", "How long the position was open."),
            new("cycle_duration_days", "days", "The same in days."),
            Fraction("position_size", "The position's size when it was opened."),
            new("is_rapid_cycle", "bool", "True when the cycle took less than 24 hours."),
            RecentCycles,
        ]);

    /// <summary>The state of whipsaw protection, in numbers.</summary>
    public static EventType WhipsawReportGenerated { get; } = Protection(
        "whipsaw_report_generated", "The state of whipsaw protection, in numbers.", ["report", "generate"], severity: Severity.Debug,
        metadata:
        [
            Count("total_assets", "Assets that were considered."),
            Count("protected_assets", "Assets that are blocked now."),
            Count("active_positions", "Positions that are open."),
        ]);

    /// <summary>Expired whipsaw records were removed.</summary>
    public static EventType WhipsawCleanup { get; } = Protection(
        "whipsaw_cleanup", "Expired whipsaw records were removed.", ["cleanup"], severity: Severity.Debug, metadata: [RemovedCount]);

    private static EventType[] WhipsawTypes =>
    [
        WhipsawProtectionInit, WhipsawAllow, WhipsawBlock, WhipsawPositionOpen, WhipsawPositionClose,
        WhipsawCycleComplete, WhipsawReportGenerated, WhipsawCleanup,
    ];
}
