using System.Globalization;
using System.Runtime.InteropServices;
using Daybook.Events;

namespace Daybook.Engine.Scoring;

/// <summary>Makes the events that say how assets were scored: one for each asset, and one for all.</summary>
internal static class ScoringEvents
{
    private static readonly string[] Timeframes = ["1d"];

    [ThreadStatic]
    private static List<(string Key, MetadataValue Value)>? t_parts;

    /// <summary>
    /// What happened to one asset: <c>asset_scored</c>, or <c>threshold_breach</c> when its score is under the threshold or there is none. Its metadata holds
    /// the score's parts.
    /// </summary>
    /// <param name="score">The score.</param>
    /// <param name="threshold">The score that was asked for, 0..1; for a held asset usually another than for a new one.</param>
    /// <param name="at">The decision's time, UTC.</param>
    /// <param name="regime">The market regime, or null.</param>
    /// <param name="size">What is held of it, a fraction of the portfolio, or null.</param>
    /// <param name="further">Further facts for the metadata.</param>
    public static PortfolioEvent Of(
        AssetScore score, double threshold, DateTimeOffset at, string? regime = null, double? size = null, params ReadOnlySpan<(string Key, MetadataValue Value)> further)
    {
        var isEnough = score.Value >= threshold;
        var reason = score.Value is null ? score.Reason : string.Create(CultureInfo.InvariantCulture, $"{score.Reason}; {(isEnough ? "reaches" : "is under")} {threshold}");
        return PortfolioEvent.Create(
            isEnough ? EventTypes.AssetScored : EventTypes.ThresholdBreach,
            at,
            reason,
            score.Asset,
            regime: regime,
            scoreAfter: score.Value,
            sizeBefore: size,
            metadata: Parts(score, threshold, further));
    }

    /// <summary>That all assets are scored: how many, their mean, lowest and highest score.</summary>
    /// <param name="scores">The scores, assets without one included.</param>
    /// <param name="at">The decision's time, UTC.</param>
    /// <param name="regime">The market regime, or null.</param>
    public static PortfolioEvent Complete(IReadOnlyList<AssetScore> scores, DateTimeOffset at, string? regime = null)
    {
        double[] values = [.. scores.Select(score => score.Value).OfType<double>()];
        var metadata = values.Length == 0
            ? Metadata.Of(("assets_scored", 0))
            : Metadata.Of(("assets_scored", values.Length), ("average_score", values.Average()), ("min_score", values.Min()), ("max_score", values.Max()));
        var without = scores.Count - values.Length;
        var reason = $"{values.Length} of {scores.Count} assets have a score{(without > 0 ? $", {without} have none" : string.Empty)}";
        return PortfolioEvent.Create(EventTypes.AssetScoringComplete, at, reason, regime: regime, metadata: metadata);
    }

    private static Metadata? Parts(AssetScore score, double threshold, ReadOnlySpan<(string Key, MetadataValue Value)> further)
    {
        // In a replay, these events are most of what is made.
        var parts = t_parts ??= [];
        parts.Clear();
        parts.Add(("code", score.Code));
        parts.Add(("threshold", threshold));
        parts.Add(("held", score.IsHeld));
        parts.Add(("confidence", score.Confidence));
        if (score.Technical is { } technical)
        {
            parts.Add(("technical_code", technical.Code));
            parts.Add(("timeframes_analyzed", Timeframes));
            if (technical.Score is { } value)
                parts.Add(("technical_score", value));
            if (technical.Components is { } components)
            {
                parts.Add(("trend", components.Trend));
                parts.Add(("momentum", components.Momentum));
                parts.Add(("mean_reversion", components.MeanReversion));
                parts.Add(("volatility", components.Volatility));
            }
        }

        if (score.Fundamental is { } fundamental)
            parts.Add(("fundamental_score", fundamental));
        parts.AddRange(further);
        return Metadata.Of(CollectionsMarshal.AsSpan(parts));
    }
}
