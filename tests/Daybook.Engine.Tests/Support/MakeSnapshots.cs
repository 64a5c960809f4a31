using Daybook.Engine.Rebalancing;
using Daybook.Engine.Scoring;

namespace Daybook.Engine.Tests.Support;

/// <summary>What a rebalance knows of assets, by their scores.</summary>
internal static class MakeSnapshots
{
    /// <summary>An asset with a score that its fundamental analysis alone made, or without one.</summary>
    public static AssetSnapshot Asset(string asset, double? score, double size = 0) =>
        new(new AssetScore(asset, size > 0, score is null ? ScoreCodes.NoFundamentalScore : ScoreCodes.FundamentalOnly, "as the test says", score, score is null ? 0 : 0.8, null, score), size);
}
