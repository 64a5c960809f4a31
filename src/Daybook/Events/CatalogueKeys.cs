namespace Daybook.Events;

/// <summary>
/// Metadata keys that several types of the catalogue share, so that a key means the same wherever it stands.
/// A class of its own, because the fields of a partial class are initialised in no promised order across its files.
/// </summary>
internal static class CatalogueKeys
{
    public static readonly MetadataKey Bucket = Text("bucket", "The asset's bucket.");
    public static readonly MetadataKey Price = new("price", "currency", "The price of one unit.");
    public static readonly MetadataKey Confidence = new("confidence", "score 0..1", "The source's confidence.");
    public static readonly MetadataKey Stability = new("stability", "score 0..1", "How steady the regime has been.");
    public static readonly MetadataKey ChangeSeverity = Text("severity", "The severity of the regime change: normal, high or critical.");
    public static readonly MetadataKey Threshold = new("threshold", "score 0..1", "The required score.");
    public static readonly MetadataKey Inputs = new("inputs", "list or object", "A decision's inputs, a list of name, value and unit; a run's inputs, an object: files with their digests, symbols and dates.");
    public static readonly MetadataKey Configuration = new("configuration", "object", "The settings in force, by name.");
    public static readonly MetadataKey RequestedAction = Text("requested_action", "The requested action: open, increase, decrease or close.");
    public static readonly MetadataKey Bypassed = Text("protection", "The protection that was bypassed, or whose lock was released.");
    public static readonly MetadataKey Code = Text("code", "Why, as a code from the rule's closed list.");
    public static readonly MetadataKey Authority = Text("authority", "Who granted it: emergency, regime, manual or system.");

    public static readonly MetadataKey ExpiresAt = new("expires_at", "time", "When the asset stops being a core asset.");
    public static readonly MetadataKey Underperformance = Fraction("underperformance", "How far the return is below that of the peers.");

    public static readonly MetadataKey RecentCycles = Count("recent_cycles", "Cycles of the asset inside the window.");
    public static readonly MetadataKey TotalChecks = Count("total_checks", "Checks that this protection has made so far.");
    public static readonly MetadataKey GraceDays = new("grace_period_days", "days", "How long a grace period lasts.");
    public static readonly MetadataKey DaysInGrace = new("days_in_grace", "days", "Whole days since the grace period began.");
    public static readonly MetadataKey OriginalSize = Fraction("original_size", "The position's size when its grace period began.");
    public static readonly MetadataKey RemovedCount = Count("removed_count", "Records that were removed as expired.");
    public static readonly MetadataKey ApprovalRate = Fraction("approval_rate", "Approved requests among all.");

    public static readonly MetadataKey Operation = Text("operation", "What was done, in a few words.");
    public static readonly MetadataKey DurationMs = new("duration_ms", "ms", "How long it took by the wall clock.");
    public static readonly MetadataKey Success = new("success", "bool", "False when it failed.");
    public static readonly MetadataKey ErrorText = Text("error", "What went wrong, in words.");
    public static readonly MetadataKey ExceptionType = Text("exception", "The exception's type.");
    public static readonly MetadataKey W3CTraceId = new("w3c_trace_id", "hex", "The trace of the surrounding System.Diagnostics activity, to join an OpenTelemetry backend.");
    public static readonly MetadataKey W3CSpanId = new("w3c_span_id", "hex", "The span of that activity.");

    public static readonly MetadataKey ImportSource = Text("source", "The source of an import.");
    public static readonly MetadataKey ImportFolder = Text("folder", "The folder of a recorded run.");

    public static readonly MetadataKey Journal = new("journal", "hex", "The identity of the journal that the event is about.");
    public static readonly MetadataKey SalvagedFrom = Text("salvaged_from", "The identity of the damaged journal.");
    public static readonly MetadataKey FoundEvents = Count("found_events", "Events that were found.");
    public static readonly MetadataKey LostEvents = Count("lost_events", "Missing acknowledged events, according to the anchor.");
    public static readonly MetadataKey Why = Text("why", "The reason that the person gave.");
    public static readonly MetadataKey FoundRoot = new("found_root", "hex", "The Merkle root of what was found.");

    /// <summary>What one trade says of itself.</summary>
    public static readonly MetadataKey[] Trade =
    [
        new("quantity", "units", "Units of the asset that were traded or are held."),
        Price,
        new("value", "currency", "Quantity times price."),
        Bucket,
        new("costs", "currency", "Commission and slippage of the trade."),
        Fraction("intended_size", "The size that the decision asked for."),
        new("decided_at", "time", "When it was decided."),
        new("forced", "bool", "True when the position was closed because trading in the asset ended, not by a decision."),
    ];

    /// <summary>What a decision went by, and the rules that it was held against: the shape of docs/reference/decisions.md.</summary>
    public static readonly MetadataKey[] DecisionFacts =
    [
        Inputs,
        new("score", "score 0..1", "The asset's score; without it the column score_after has it."),
        Threshold,
        Count("rank", "The asset's rank, 1 being the best."),
        Count("of", "How many assets were ranked."),
        Count("places", "How many of them could get a place."),
        new("checks", "list", "Every rule's verdict: rule, code, observed, comparison, limit, unit, verdict, until and reason."),
        new("alternatives", "list", "The alternatives: name, score and reason of each."),
        Text("decided_by", "Who or what decided, such as the first rule that blocked."),
    ];

    /// <summary>What was decided of a target, in the shape of a decision.</summary>
    public static readonly MetadataKey[] TargetDecision =
    [
        RequestedAction,
        Code,
        new("blocking_systems", "list", "The protections that blocked, in the chain's order."),
        new("override_applied", "bool", "True when a protection was bypassed."),
        .. DecisionFacts,
    ];

    /// <summary>What a rebalance came to.</summary>
    public static readonly MetadataKey[] TargetsPerAction =
    [
        Count("opens", "Positions to open."),
        Count("increases", "Positions to increase."),
        Count("decreases", "Positions to decrease."),
        Count("closes", "Positions to close."),
        Count("holds", "Positions to hold."),
    ];

    /// <summary>What a whipsaw check looked at.</summary>
    public static readonly MetadataKey[] WhipsawCheck =
    [
        new("can_open", "bool", "True when the position may be opened."),
        new("can_close", "bool", "True when the position may be closed."),
        RecentCycles,
        Count("max_cycles", "Cycles that the window allows."),
        new("protection_period_days", "days", "The length of the window."),
        new("days_until_reset", "days", "Days until the block is lifted; 0 when nothing is blocked."),
        new("position_already_open", "bool", "True when the asset is held."),
        new("position_duration_hours", "hours", "How long the position has been open."),
        new("execution_time_ms", "ms", "How long the check took."),
        TotalChecks,
    ];

    /// <summary>What a score is made of.</summary>
    public static readonly MetadataKey[] ScoreParts =
    [
        new("technical_score", "score 0..1", "The technical part of the score."),
        new("fundamental_score", "score 0..1", "The fundamental part of the score."),
        Confidence,
        Text("position_size_category", "The size class that the score earns."),
        Fraction("position_size_percentage", "The size that the score earns."),
        new("timeframes_analyzed", "list", "The timeframes that were analysed, such as 1d."),
        Text("selection", "The selection's verdict on the asset, as a code from its closed list."),
        Fraction("return", "The return over the days in which core assets are compared."),
    ];

    /// <summary>How closely two assets move together.</summary>
    public static readonly MetadataKey[] Correlation =
    [
        Text("other_asset", "The asset that it was compared with."),
        new("correlation", "-1..1", "The coefficient of correlation."),
        new("correlation_limit", "-1..1", "The largest coefficient that is allowed."),
    ];

    /// <summary>What went wrong.</summary>
    public static readonly MetadataKey[] Failure = [ErrorText, ExceptionType];

    public static MetadataKey Text(string name, string description) => new(name, "text", description);

    public static MetadataKey Count(string name, string description) => new(name, "count", description);

    public static MetadataKey Fraction(string name, string description) => new(name, "fraction", description);

    public static MetadataKey Id(string name, string description) => new(name, "id", description);
}
