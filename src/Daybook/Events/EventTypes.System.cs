using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>A session, one run of a rebalancer or an import, began.</summary>
    public static EventType SessionStart { get; } = System(
        "session_start", "A session, one run of a rebalancer or an import, began.", ["start"], EventColumns.Session,
        metadata:
        [
            Text("kind", "What kind of run it is, such as rebalance or import."),
            Text("portfolio", "The name of the session's portfolio; without it, that of the enclosing session, or the one without a name."),
            new("inputs_digest", "hex", "A digest of the run's inputs."),
            new("configuration_digest", "hex", "A digest of its settings."),
            Text("code_version", "The version of the code that ran."),
            Configuration,
            Count("rules_version", "The version of the rules behind its decisions; 1 if absent."),
            new("bucket_map", "object", "Which assets each bucket holds, by bucket."),
            new("calendar", "object", "The market calendar of the rebalance days: its name and the digest of its sessions."),
            Inputs,
            Id("parent_session_id", "The session that this one runs inside."),
            Text("lock_error", "Why the session runs without a lock; another process may mark it as abandoned."),
            W3CTraceId,
            W3CSpanId,
            ImportSource,
            ImportFolder,
        ]);

    /// <summary>A session ended: completed, failed or abandoned.</summary>
    public static EventType SessionEnd { get; } = System(
        "session_end", "A session ended: completed, failed or abandoned.", ["end"], EventColumns.Session,
        metadata:
        [
            Text("status", "completed, failed or abandoned."),
            DurationMs,
            Count("events", "Events that the session recorded."),
            .. Failure,
            ImportSource,
            Count("rows", "Rows that an import found."),
            new("sha256", "hex", "A digest of the file that an import read."),
            ImportFolder,
            new("performance_metrics", "object", "The run's performance, from the folder."),
            new("performance_metrics_sha256", "hex", "A digest of that, where it is too large for an event."),
        ]);

    /// <summary>A trace, one operation, began.</summary>
    public static EventType TraceStart { get; } = System(
        "trace_start", "A trace, one operation, began.", ["start"], EventColumns.Trace, Severity.Debug,
        [Operation, Id("parent_trace_id", "The trace that this one runs inside."), W3CTraceId, W3CSpanId]);

    /// <summary>A trace ended: its operation succeeded or failed.</summary>
    public static EventType TraceEnd { get; } = System(
        "trace_end", "A trace ended: its operation succeeded or failed.", ["end"], EventColumns.Trace, Severity.Debug, [Operation, Success, DurationMs, .. Failure]);

    /// <summary>An operation was completed; its duration is in the column of that name.</summary>
    public static EventType OperationCompleted { get; } = System(
        "operation_completed", "An operation was completed; its duration is in the column of that name.", ["complete"], severity: Severity.Debug,
        metadata: [Operation]);

    /// <summary>Data was written to a file for others.</summary>
    public static EventType DataExport { get; } = System(
        "data_export", "Data was written to a file for others.", ["export"],
        metadata: [Text("format", "The file's format."), Text("file", "The file's name."), Count("records", "Records in the file.")]);

    /// <summary>Old events were removed by the rules of retention; what was kept is still proven.</summary>
    public static EventType Retention { get; } = System(
        "retention", "Old events were removed by the rules of retention; what was kept is still proven.", ["cleanup"],
        metadata:
        [
            new("cut_off", "time", "Events before it were removed."),
            Count("removed_events", "Events that were removed."),
            Id("first_kept_id", "The first event that was kept."),
            new("kept_roots", "list", "The Merkle roots of the removed events, in hex."),
        ]);

    /// <summary>The journal had events, and no anchor beside it that could be read: what was lost before, if anything was, could not be seen.</summary>
    public static EventType AnchorRenewed { get; } = EventType.BuiltIn(
        "anchor_renewed", EventCategory.System, Severity.Warning, "The journal had events and no readable anchor, and got a new one.", ["renew"], EventColumns.None,
        [
            Journal,
            Text("anchor", "What was wrong with the anchor: missing or damaged."),
            FoundEvents,
            FoundRoot,
        ],
        isJournalsOwn: true);

    /// <summary>The clock is behind the time of the newest event: recorded times stand still until it catches up, and say no more when something was recorded.</summary>
    public static EventType ClockBehind { get; } = EventType.BuiltIn(
        "clock_behind", EventCategory.System, Severity.Warning, "The clock is behind the newest recorded time; recorded times stand still until it catches up.", ["stand"], EventColumns.None,
        [
            Journal,
            new("clock", "time", "What the clock said."),
            new("stands_at", "time", "The recorded time of all events until then."),
        ],
        isJournalsOwn: true);

    /// <summary>The journal was made of what could be read of a damaged one.</summary>
    public static EventType JournalSalvaged { get; } = EventType.BuiltIn(
        "journal_salvaged", EventCategory.System, Severity.Warning, "The journal was made of what could be read of a damaged one.", ["salvage"], EventColumns.None,
        [
            Journal,
            SalvagedFrom,
            FoundEvents,
            Count("kept_events", "Events that could be read."),
            Count("missing_events", "Events that could not."),
            Text("missing_ids", "Their ids."),
            LostEvents,
            Count("proven_events", "Kept events that agree with the damaged journal's hash tree."),
            Count("without_trace", "Kept events whose trace could not be read."),
            FoundRoot,
            Why,
        ],
        isJournalsOwn: true);

    private static EventType[] SystemTypes => [SessionStart, SessionEnd, TraceStart, TraceEnd, OperationCompleted, DataExport, Retention, AnchorRenewed, ClockBehind, JournalSalvaged];

    private static EventType System(
        string name,
        string description,
        string[] actions,
        EventColumns required = EventColumns.None,
        Severity severity = Severity.Info,
        MetadataKey[]? metadata = null) => EventType.BuiltIn(name, EventCategory.System, severity, description, actions, required, metadata ?? []);
}
