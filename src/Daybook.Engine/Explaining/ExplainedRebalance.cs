using Daybook.Engine.Explaining.Changes;
using Daybook.Events;

namespace Daybook.Engine.Explaining;

/// <summary>What one rebalance decided of one asset: from what it went by, over what it asked, to what came of it.</summary>
public sealed record ExplainedRebalance
{
    /// <summary>The asset.</summary>
    public required string Asset { get; init; }

    /// <summary>The decision's own time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The event that began the rebalance.</summary>
    public required PortfolioEvent Start { get; init; }

    /// <summary>How many assets were looked at.</summary>
    public required int Universe { get; init; }

    /// <summary>The recorded settings that this version does not know, by key: the explanation is without them. Untrusted text.</summary>
    public IReadOnlyList<string> NotUsed { get; init; } = [];

    /// <summary>The events of the rebalance about the asset, in the order in which they were recorded.</summary>
    public required IReadOnlyList<PortfolioEvent> Events { get; init; }

    /// <summary>What the decision went by; null when the asset was not in the universe.</summary>
    public DecisionInputs? Inputs { get; init; }

    /// <summary>Which settings the regime's parameters changed; null when they are not applied, or change nothing.</summary>
    public RegimeAnswer? Regime { get; init; }

    /// <summary>What the selection said; null when the asset was not in the universe.</summary>
    public SelectionAnswer? Selection { get; init; }

    /// <summary>What the limits of its bucket said of selecting it; null when they were not asked.</summary>
    public BucketAnswer? Bucket { get; init; }

    /// <summary>What correlations said of selecting it; null when they were not looked at.</summary>
    public CorrelationAnswer? Correlation { get; init; }

    /// <summary>What the protections said, in order; empty when they were not asked.</summary>
    public required IReadOnlyList<ProtectionAnswer> Protections { get; init; }

    /// <summary>What was cut of the size, by its bucket or by the money, in order.</summary>
    public required IReadOnlyList<SizeCut> Cuts { get; init; }

    /// <summary>What came of it.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The trade that answered the decision, or null.</summary>
    public ExplainedFill? Fill { get; init; }

    /// <summary>The same in plain sentences, in reading order, the answer first.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>The nearest changes that would have changed the outcome; null when nothing can be searched: the asset was not in the universe, or the decision comes out otherwise today.</summary>
    public NearestChanges? Nearest { get; init; }
}
