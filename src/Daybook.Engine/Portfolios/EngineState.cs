using System.Collections.Immutable;
using Daybook.Engine.Lifecycle;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Regimes;
using Daybook.Events;

namespace Daybook.Engine.Portfolios;

/// <summary>All that the engine remembers: a fold of one portfolio's events. The journal is the only memory; applying the same events gives the same state in any split.</summary>
public sealed record EngineState
{
    /// <summary>Nothing has happened yet.</summary>
    public static EngineState Empty { get; } = new();

    /// <summary>The types of the events that say something to it; all others change nothing.</summary>
    public static IReadOnlyList<EventType> Types { get; } =
    [
        EventTypes.PortfolioRebalanceStart, EventTypes.RebalancingTargetApproved,
        EventTypes.PositionOpen, EventTypes.PositionAdjust, EventTypes.PositionClose, EventTypes.PositionHold, EventTypes.PositionDecay,
        EventTypes.GracePeriodStart, EventTypes.GracePeriodEnd,
        EventTypes.TradingStateChanged, EventTypes.ProtectionLockReleased, EventTypes.ProtectionOverrideApplied,
        EventTypes.CoreAssetDesignated, EventTypes.CoreAssetExtended, EventTypes.CoreAssetChecked, EventTypes.CoreAssetRevoked,
        EventTypes.RegimeDetection, EventTypes.RegimeTransition, EventTypes.RegimeOverrideGranted, EventTypes.RegimeContextGenerated,
    ];

    /// <summary>What the protections know.</summary>
    public ProtectionState Protections { get; init; } = ProtectionState.Empty;

    /// <summary>What is known of regimes.</summary>
    public RegimeState Regimes { get; init; } = RegimeState.Empty;

    /// <summary>The open positions and their lives.</summary>
    public LifecycleState Positions { get; init; } = LifecycleState.Empty;

    /// <summary>The targets of the newest rebalance that no fill has answered yet, by asset.</summary>
    public ImmutableSortedDictionary<string, IntendedTrade> Intended { get; init; } = ImmutableSortedDictionary.Create<string, IntendedTrade>(StringComparer.Ordinal);

    /// <summary>The time of the newest rebalance, or null before the first.</summary>
    public DateTimeOffset? RebalancedAt { get; init; }

    /// <summary>The state after an event. Events that say nothing to it change nothing.</summary>
    public EngineState Apply(PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var category = happened.Category;
        if (category == EventCategory.Scoring || category == EventCategory.Diversification || category == EventCategory.System || category == EventCategory.Error)
            return this;
        if (category == EventCategory.Regime)
        {
            var regimes = RegimeWatch.Apply(Regimes, happened);
            return ReferenceEquals(regimes, Regimes) ? this : this with { Regimes = regimes };
        }

        var (protections, positions, intended) = (Protections.Apply(happened), PositionLifecycle.Apply(Positions, happened), IntendedTrades.Apply(Intended, happened));
        var isRebalance = happened.Is(EventTypes.PortfolioRebalanceStart);
        if (!isRebalance && ReferenceEquals(protections, Protections) && ReferenceEquals(positions, Positions) && ReferenceEquals(intended, Intended))
            return this;
        return this with { Protections = protections, Positions = positions, Intended = intended, RebalancedAt = isRebalance ? happened.OccurredAt : RebalancedAt };
    }

    /// <summary>The state of a portfolio with a name after an event that was said to all portfolios: only what it says of trading counts.</summary>
    public EngineState ApplyToAll(PortfolioEvent happened) => this with { Protections = Protections with { Trading = TradingProtection.ApplyToAll(Protections.Trading, happened) } };

    /// <summary>The state after events, in their order.</summary>
    public EngineState Apply(IEnumerable<PortfolioEvent> happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Aggregate(this, (state, next) => state.Apply(next));
    }
}
