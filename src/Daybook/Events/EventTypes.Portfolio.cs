using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>The rebalancer was made, with its settings.</summary>
    public static EventType RebalancerEngineInit { get; } = Portfolio(
        "rebalancer_engine_init", "The rebalancer was made, with its settings.", ["init"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>The keeper of positions was made, with its settings.</summary>
    public static EventType PositionManagerInit { get; } = Portfolio(
        "position_manager_init", "The keeper of positions was made, with its settings.", ["init"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>It was asked whether a rebalance is due.</summary>
    public static EventType RebalanceCheck { get; } = Portfolio(
        "rebalance_check", "It was asked whether a rebalance is due.", ["check"], severity: Severity.Debug,
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

    /// <summary>A rebalance was completed: its targets stand.</summary>
    public static EventType PortfolioRebalanceComplete { get; } = Portfolio(
        "portfolio_rebalance_complete", "A rebalance was completed: its targets stand.", ["complete"], metadata: TargetsPerAction);

    /// <summary>A rebalance whose targets the protections judge began.</summary>
    public static EventType ProtectionAwareRebalanceStart { get; } = Portfolio(
        "protection_aware_rebalance_start", "A rebalance whose targets the protections judge began.", ["start"], metadata: [Configuration]);

    /// <summary>A rebalance whose targets the protections judge was completed.</summary>
    public static EventType ProtectionAwareRebalanceComplete { get; } = Portfolio(
        "protection_aware_rebalance_complete", "A rebalance whose targets the protections judge was completed.", ["complete"], metadata: TargetsPerAction);

    /// <summary>The changes of a rebalance are about to be made.</summary>
    public static EventType PositionChangeStart { get; } = Portfolio(
        "position_change_start", "The changes of a rebalance are about to be made.", ["start"], severity: Severity.Debug,
        metadata: [Count("changes", "Positions that change.")]);

    /// <summary>A position was opened.</summary>
    public static EventType PositionOpen { get; } = Position("position_open", "A position was opened.", ["open"]);

    /// <summary>A position was made larger or smaller.</summary>
    public static EventType PositionAdjust { get; } = Position("position_adjust", "A position was made larger or smaller.", ["increase", "decrease"]);

    /// <summary>A position was closed.</summary>
    public static EventType PositionClose { get; } = Position("position_close", "A position was closed.", ["close"]);

    /// <summary>A position was looked at and kept as it is.</summary>
    public static EventType PositionHold { get; } = Position("position_hold", "A position was looked at and kept as it is.", ["hold"]);

    /// <summary>A position in its grace period was made smaller.</summary>
    public static EventType PositionDecay { get; } = Portfolio(
        "position_decay", "A position in its grace period was made smaller.", ["decay"], EventColumns.Asset,
        metadata: [DaysInGrace, OriginalSize, Fraction("decay_factor", "What is left of the original size.")]);

    /// <summary>The changes of a rebalance were made.</summary>
    public static EventType PositionChangeComplete { get; } = Portfolio(
        "position_change_complete", "The changes of a rebalance were made.", ["complete"], severity: Severity.Debug, metadata: TargetsPerAction);

    /// <summary>It was decided what to do about an asset, and what not to.</summary>
    public static EventType Decision { get; } = Portfolio(
        "decision", "It was decided what to do about an asset, and what not to.", ["open", "increase", "decrease", "close", "hold", "not_open", "not_close"], EventColumns.Asset,
        metadata: DecisionFacts);

    /// <summary>A trade that was decided was not made, or not in full, before it was decided anew or the replay ended.</summary>
    public static EventType OrderExpired { get; } = Portfolio(
        "order_expired", "A trade that was decided was not made, or not in full, before it was decided anew or the replay ended.", ["expire"], EventColumns.Asset, Severity.Warning,
        [
            RequestedAction,
            Code,
            Fraction("intended_size", "The size that the decision asked for."),
            new("decided_at", "time", "When it was decided."),
        ]);

    /// <summary>The record of one position was brought up to date.</summary>
    public static EventType PositionUpdate { get; } = Position("position_update", "The record of one position was brought up to date.", ["update"], Severity.Debug);

    /// <summary>The record of the portfolio was brought up to date.</summary>
    public static EventType PortfolioUpdate { get; } = Portfolio(
        "portfolio_update", "The record of the portfolio was brought up to date.", ["update"],
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
            new("market_value", "currency", "What the holding is worth."),
            Bucket,
            new("days_held", "days", "How long the position has been held."),
            new("is_core_asset", "bool", "True while the asset is a core asset."),
        ]);

    /// <summary>What the portfolio is worth, as at the end of a day.</summary>
    public static EventType PortfolioSnapshot { get; } = Portfolio(
        "portfolio_snapshot", "What the portfolio is worth, as at the end of a day.", ["hold"],
        metadata:
        [
            new("portfolio_value", "currency", "What the portfolio is worth, cash included."),
            new("cash", "currency", "What is not invested."),
            Fraction("daily_return", "The return since the day before."),
            Fraction("cumulative_return", "The return since the start."),
            new("drawdown_pct", "percent", "How far the value is from its peak: 0 or negative."),
            new("prices", "object", "The price of a unit of each asset that is held, in currency, by asset."),
            new("sharpe_30d", "ratio", "The Sharpe ratio of the last 30 days."),
            new("regime_confidence", "score 0..1", "How sure the source is of the regime."),
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
