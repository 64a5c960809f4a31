using Daybook.Engine.Scoring;

namespace Daybook.Engine.Rebalancing;

/// <summary>What a rebalance knows of one asset.</summary>
/// <param name="Score">The asset and its score, made for a held asset when <paramref name="Size"/> is above 0.</param>
/// <param name="Size">What is held of it, a fraction of the portfolio; 0 when nothing is.</param>
public sealed record AssetSnapshot(AssetScore Score, double Size = 0)
{
    /// <summary>The asset's name.</summary>
    public string Asset => Score.Asset;

    /// <summary>The price that the decision saw, in the asset's currency, or null. Recorded, not decided by.</summary>
    public double? Price { get; init; }

    /// <summary>The return over the days of <c>core.underperformance_days</c>, a fraction, or null when it is not known. Core assets are judged by it.</summary>
    public double? Return { get; init; }
}
