using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Contexts;

/// <summary>What the regime says to every part of a rebalance.</summary>
internal sealed record RegimeContext
{
    /// <summary>The regime now.</summary>
    public required RegimeReading Reading { get; init; }

    /// <summary>The regime of the reading before when it was another one, or null.</summary>
    public MarketRegime? ChangedFrom { get; init; }

    /// <summary>The newest recent transition, or null.</summary>
    public RegimeTransition? Transition { get; init; }

    /// <summary>What is made of a change that was not confirmed before this reading, or null when there is none.</summary>
    public RegimeTransitionDecision? Change { get; init; }

    /// <summary>What the regime asks of the settings. Rebalances obey with <c>regimes.apply_parameters</c>.</summary>
    public required RegimeParameters Parameters { get; init; }

    /// <summary>True when the regime has just changed: with this reading, or by a recent transition.</summary>
    public bool IsChanged => ChangedFrom is not null || Transition is not null;

    /// <summary>How grave the recent transition is, or null without one.</summary>
    public RegimeChangeSeverity? Severity => Transition?.Severity;

    /// <summary>What the recent transition may lift, given that the budget and the cool-down allow it.</summary>
    public IReadOnlyList<RegimeOverrideTarget> Permissions { get; init; } = [];
}
