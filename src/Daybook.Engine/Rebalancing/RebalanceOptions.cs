using Daybook.Engine.Configuration;
using Daybook.Engine.Diversification;
using Daybook.Engine.Protections;
using Daybook.Engine.Regimes;
using Daybook.Engine.Scoring;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Rebalancing;

/// <summary>The settings of a rebalance, those of each part in its own options. Made from a configuration by <see cref="Of"/>.</summary>
public sealed record RebalanceOptions
{
    private RebalanceOptions(EngineConfiguration configuration, BucketMap buckets)
    {
        Configuration = configuration;
        Buckets = buckets;
        Protections = configuration.ToProtections();
        Scoring = configuration.ToScoring();
        Selection = configuration.ToSelection();
        Sizing = configuration.ToSizing();
        BucketLimits = configuration.ToBuckets();
        Diversification = configuration.ToDiversification();
        Regimes = configuration.ToRegimes();
    }

    /// <summary>The configuration that all of it comes from.</summary>
    public EngineConfiguration Configuration { get; }

    /// <summary>Which bucket an asset belongs to.</summary>
    public BucketMap Buckets { get; }

    /// <summary>The protections' settings.</summary>
    public ProtectionOptions Protections { get; internal init; }

    /// <summary>What a score is made of.</summary>
    public ScoringOptions Scoring { get; }

    /// <summary>Which assets are selected.</summary>
    public SelectionOptions Selection { get; }

    /// <summary>How large positions are.</summary>
    public SizingOptions Sizing { get; }

    /// <summary>What a bucket may hold.</summary>
    public BucketLimitOptions BucketLimits { get; }

    /// <summary>When an outstanding asset may exceed its bucket's limit.</summary>
    public SmartDiversificationOptions Diversification { get; }

    /// <summary>How regimes are detected, and what their changes may lift.</summary>
    public RegimeOptions Regimes { get; }

    /// <summary>The settings that a configuration asks for.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="buckets">Which bucket an asset belongs to, or null for <see cref="BucketMap.Default"/>.</param>
    public static RebalanceOptions Of(EngineConfiguration configuration, BucketMap? buckets = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new RebalanceOptions(configuration, buckets ?? BucketMap.Default);
    }
}
