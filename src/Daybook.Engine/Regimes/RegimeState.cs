using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Parameters;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes;

/// <summary>All that is remembered of regimes: a fold of events, see <see cref="RegimeWatch.Apply"/>. Equality is by content.</summary>
public sealed record RegimeState
{
    /// <summary>Nothing happened yet.</summary>
    public static RegimeState Empty { get; } = new();

    /// <summary>The latest readings.</summary>
    public RegimeDetectionState Detection { get; init; } = RegimeDetectionState.Empty;

    /// <summary>The changes of regime.</summary>
    public RegimeTransitionState Transitions { get; init; } = RegimeTransitionState.Empty;

    /// <summary>The overrides that were granted.</summary>
    public RegimeOverrideState Overrides { get; init; } = RegimeOverrideState.Empty;

    /// <summary>What the regime of the newest look asks of the settings, or null before the first look.</summary>
    public RegimeParameters? Parameters { get; init; }

    /// <summary>The regime of the newest look; null before the first, and when none was known then, so that one was assumed.</summary>
    public MarketRegime? InForce { get; init; }
}
