using static Daybook.Events.CatalogueKeys;

namespace Daybook.Events;

public static partial class EventTypes
{
    /// <summary>The weights and thresholds of scoring were changed.</summary>
    public static EventType ScoringConfigUpdate { get; } = Scoring(
        "scoring_config_update", "The weights and thresholds of scoring were changed.", ["update"], severity: Severity.Debug, metadata: [Configuration]);

    /// <summary>The assets to score were gathered.</summary>
    public static EventType UniverseBuilt { get; } = Scoring(
        "universe_built", "The assets to score were gathered.", ["build"],
        metadata:
        [
            Count("universe_size", "Assets to score."),
            Count("portfolio_assets", "Assets among them that are held."),
            Count("trending_assets", "Assets among them that trend."),
            new("buckets", "list", "The buckets that they come from."),
        ]);

    /// <summary>The assets of the universe are about to be scored.</summary>
    public static EventType AssetScoringStart { get; } = Scoring(
        "asset_scoring_start", "The assets of the universe are about to be scored.", ["start"], severity: Severity.Debug,
        metadata: [Count("universe_size", "Assets to score.")]);

    /// <summary>The analyses behind one asset's score are complete.</summary>
    public static EventType AssetAnalysisComplete { get; } = Scoring(
        "asset_analysis_complete", "The analyses behind one asset's score are complete.", ["analyze", "complete"], EventColumns.Asset, Severity.Debug, ScoreParts);

    /// <summary>A check whether an asset trends.</summary>
    public static EventType TrendingAnalysis { get; } = Scoring(
        "trending_analysis", "A check whether an asset trends.", ["analyze"], severity: Severity.Debug, metadata: [Confidence]);

    /// <summary>A check of the correlation between assets.</summary>
    public static EventType CorrelationCheck { get; } = Scoring(
        "correlation_check", "A check of the correlation between assets.", ["check"], severity: Severity.Debug, metadata: Correlation);

    /// <summary>An asset got its score.</summary>
    public static EventType AssetScored { get; } = Scoring(
        "asset_scored", "An asset got its score.", ["score"], EventColumns.Asset | EventColumns.ScoreAfter, metadata: ScoreParts);

    /// <summary>An asset's score is under the threshold.</summary>
    public static EventType ThresholdBreach { get; } = Scoring(
        "threshold_breach", "An asset's score is under the threshold.", ["reject"], EventColumns.Asset, metadata: [Threshold, .. ScoreParts]);

    /// <summary>All assets of the universe are scored.</summary>
    public static EventType AssetScoringComplete { get; } = Scoring(
        "asset_scoring_complete", "All assets of the universe are scored.", ["complete"],
        metadata:
        [
            Count("assets_scored", "Assets that got a score."),
            new("average_score", "score 0..1", "The mean of the scores."),
            new("min_score", "score 0..1", "The lowest score."),
            new("max_score", "score 0..1", "The highest score."),
        ]);

    private static EventType[] ScoringTypes =>
    [
        ScoringConfigUpdate, UniverseBuilt, AssetScoringStart, AssetAnalysisComplete, TrendingAnalysis, CorrelationCheck,
        AssetScored, ThresholdBreach, AssetScoringComplete,
    ];

    private static EventType Scoring(
        string name,
        string description,
        string[] actions,
        EventColumns required = EventColumns.None,
        Severity severity = Severity.Info,
        MetadataKey[]? metadata = null) => EventType.BuiltIn(name, EventCategory.Scoring, severity, description, actions, required, metadata ?? []);
}
