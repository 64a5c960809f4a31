using Daybook.Engine.Regimes.Detection;

namespace Daybook.Engine.Rebalancing;

/// <summary>All that a rebalance goes by besides the journal: the scored universe, what is held of it, and the market. The same snapshot and the same state give the same decision.</summary>
public sealed record MarketSnapshot
{
    /// <summary>The decision's own time, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The assets, each once, in the order that decides between equal scores. Whatever is held must be among them.</summary>
    public required IReadOnlyList<AssetSnapshot> Universe { get; init; }

    /// <summary>What is known of the regime, or null: then it is not looked at.</summary>
    public RegimeObservation? Regime { get; init; }

    /// <summary>True when somebody or something has declared an emergency, which may speak for overrides.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>How closely assets move together, or null: then nothing is left out for it.</summary>
    public Correlations? Correlations { get; init; }
}
