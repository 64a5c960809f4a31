using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>The rebalancer was created, with its settings.</summary>
    public static EventType RebalancerEngineInit { get; } = Portfolio(
        "rebalancer_engine_init", "The rebalancer was created, with its settings.", ["init"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>The position manager was created, with its settings.</summary>
    public static EventType PositionManagerInit { get; } = Portfolio(
        "position_manager_init", "The position manager was created, with its settings.", ["init"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>A check whether a rebalance is due.</summary>
    public static EventType RebalanceCheck { get; } = Portfolio(
        "rebalance_check", "A check whether a rebalance is due.", ["check"], severity: Severity.Debug,
        metadata:
        [
            new("rebalance_due", "bool", "True when a rebalance is due."),
            new("days_since_last", "days", "Whole days since the last rebalance."),
            Text("frequency", "How often, or on which days, a rebalance is due: a word such as weekly."),
        ]);

    /// <summary>A rebalance began.</summary>
    public static EventType PortfolioRebalanceStart { get; } = Portfolio(
        "portfolio_rebalance_start", "A rebalance began.", ["start"],
        metadata: [Configuration, new("emergency", "bool", "True when somebody or something has declared an emergency.")]);

    /// <summary>A rebalance was completed, with its targets.</summary>
    public static EventType PortfolioRebalanceComplete { get; } = Portfolio(
        "portfolio_rebalance_complete", "A rebalance was completed, with its targets.", ["complete"], metadata: TargetsPerAction);

    /// <summary>A rebalance whose targets are checked by protections began.</summary>
    public static EventType ProtectionAwareRebalanceStart { get; } = Portfolio(
        "protection_aware_rebalance_start", "A rebalance whose targets are checked by protections began.", ["start"], metadata: [Configuration]);

    /// <summary>A rebalance whose targets are checked by protections was completed.</summary>
    public static EventType ProtectionAwareRebalanceComplete { get; } = Portfolio(
        "protection_aware_rebalance_complete", "A rebalance whose targets are checked by protections was completed.", ["complete"], metadata: TargetsPerAction);

    /// <summary>The trades of a rebalance are about to start.</summary>
    public static EventType PositionChangeStart { get; } = Portfolio(
        "position_change_start", "The trades of a rebalance are about to start.", ["start"], severity: Severity.Debug,
        metadata: [Count("changes", "Positions that change.")]);

    /// <summary>A position was opened.</summary>
    public static EventType PositionOpen { get; } = Position("position_open", "A position was opened.", ["open"]);

    /// <summary>A position was increased or decreased.</summary>
    public static EventType PositionAdjust { get; } = Position("position_adjust", "A position was increased or decreased.", ["increase", "decrease"]);

    /// <summary>A position was closed.</summary>
    public static EventType PositionClose { get; } = Position("position_close", "A position was closed.", ["close"]);

    /// <summary>A position was reviewed and kept unchanged.</summary>
    public static EventType PositionHold { get; } = Position("position_hold", "A position was reviewed and kept unchanged.", ["hold"]);

    /// <summary>A position in its grace period was reduced.</summary>
    public static EventType PositionDecay { get; } = Portfolio(
        "position_decay", "A position in its grace period was reduced.", ["decay"], EventColumns.Asset,
        metadata: [DaysInGrace, OriginalSize, Fraction("decay_factor", "The remaining part of the original size.")]);

    /// <summary>The trades of a rebalance were completed.</summary>
    public static EventType PositionChangeComplete { get; } = Portfolio(
        "position_change_complete", "The trades of a rebalance were completed.", ["complete"], severity: Severity.Debug, metadata: TargetsPerAction);

    /// <summary>A decision about an asset, to trade or not to trade.</summary>
    public static EventType Decision { get; } = Portfolio(
        "decision", "A decision about an asset, to trade or not to trade.", ["open", "increase", "decrease", "close", "hold", "not_open", "not_close"], EventColumns.Asset,
        metadata: DecisionFacts);

    /// <summary>A decided trade was not made, or not in full, before the next decision or the end of the replay.</summary>
    public static EventType OrderExpired { get; } = Portfolio(
        "order_expired", "A decided trade was not made, or not in full, before the next decision or the end of the replay.", ["expire"], EventColumns.Asset, Severity.Warning,
        [
            RequestedAction,
            Code,
            Fraction("intended_size", "The size that the decision asked for."),
            new("decided_at", "time", "When it was decided."),
        ]);

    /// <summary>The record of one position was updated.</summary>
    public static EventType PositionUpdate { get; } = Position("position_update", "The record of one position was updated.", ["update"], Severity.Debug);

    /// <summary>The record of the portfolio was updated.</summary>
    public static EventType PortfolioUpdate { get; } = Portfolio(
        "portfolio_update", "The record of the portfolio was updated.", ["update"],
        metadata: [Fraction("allocation_before", "The invested fraction before."), Fraction("allocation_after", "The invested fraction after.")]);

    /// <summary>The portfolio in numbers.</summary>
    public static EventType PortfolioSummary { get; } = Portfolio("portfolio_summary", "The portfolio in numbers.", ["summary"]);

    /// <summary>One holding at the end of a day.</summary>
    public static EventType HoldingSnapshot { get; } = Portfolio(
        "holding_snapshot", "One holding at the end of a day.", ["hold"], EventColumns.Asset | EventColumns.SizeAfter,
        metadata:
        [
            new("shares", "units", "Units of the asset that are held."),
            Price,
            new("market_value", "currency", "The holding's value."),
            Bucket,
            new("days_held", "days", "How long the position has been held."),
            new("is_core_asset", "bool", "True while the asset is a core asset."),
        ]);

    /// <summary>The portfolio's value, usually at the end of a day.</summary>
    public static EventType PortfolioSnapshot { get; } = Portfolio(
        "portfolio_snapshot", "The portfolio's value, usually at the end of a day.", ["hold"],
        metadata:
        [
            new("portfolio_value", "currency", "The portfolio's value, cash included."),
            new("cash", "currency", "The cash balance."),
            Fraction("daily_return", "The return since the day before."),
            Fraction("cumulative_return", "The return since the start."),
            new("drawdown_pct", "percent", "How far the value is from its peak: 0 or negative."),
            new("prices", "object", "The unit price of each held asset, in currency, by asset."),
            new("sharpe_30d", "ratio", "The Sharpe ratio of the last 30 days."),
            new("regime_confidence", "score 0..1", "The source's confidence in the regime."),
        ]);

    private static EventType[] PortfolioTypes =>
    [
        RebalancerEngineInit, PositionManagerInit, RebalanceCheck,
        PortfolioRebalanceStart, PortfolioRebalanceComplete, ProtectionAwareRebalanceStart, ProtectionAwareRebalanceComplete,
        PositionChangeStart, PositionOpen, PositionAdjust, PositionClose, PositionHold, PositionDecay, Decision, OrderExpired, PositionChangeComplete, PositionUpdate,
        PortfolioUpdate, PortfolioSummary, HoldingSnapshot, PortfolioSnapshot,
    ];

    private static EventType Position(string name, string description, string[] actions, Severity severity = Severity.Info) =>
        Portfolio(name, description, actions, EventColumns.Asset, severity, Trade);

    private static EventType Portfolio(
        string name,
        string description,
        string[] actions,
        EventColumns required = EventColumns.None,
        Severity severity = Severity.Info,
        MetadataKey[]? metadata = null) => EventType.BuiltIn(name, EventCategory.Portfolio, severity, description, actions, required, metadata ?? []);
}
