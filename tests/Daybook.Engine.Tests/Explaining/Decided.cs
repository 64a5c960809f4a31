using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Scoring;
using Daybook.Events;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Explaining;

/// <summary>Rebalances over hand-made markets, as a journal would have them.</summary>
internal static class Decided
{
    public static readonly DateTimeOffset At = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    /// <summary>Plenty of room: one asset's answer does not depend on how many others there are.</summary>
    public static readonly BucketMap NoBuckets = new([]);

    public static AssetSnapshot Asset(string name, double? score, double size = 0) => new(
        new AssetScore(name, size > 0, score is null ? ScoreCodes.NoTechnicalScore : ScoreCodes.TechnicalOnly, score is null ? "no score: 3 closes of 260" : $"score {score:0.000} from prices alone", score, 0.6, null, null),
        size);

    public static RecordedRebalance From(params AssetSnapshot[] universe) => From(EngineConfiguration.Default, universe);

    public static RecordedRebalance From(EngineConfiguration configuration, params AssetSnapshot[] universe) => From(configuration, [], universe);

    /// <summary>Decides after a history of events.</summary>
    public static RecordedRebalance From(EngineConfiguration configuration, PortfolioEvent[] history, AssetSnapshot[] universe, Correlations? correlations = null, BucketMap? buckets = null)
    {
        var state = EngineState.Empty.Apply(history);
        var options = RebalanceOptions.Of(configuration, buckets ?? NoBuckets);
        var decision = Rebalance.Decide(state, new MarketSnapshot { At = At, Universe = universe, Correlations = correlations }, options);
        return new RecordedRebalance([.. decision.Events], state, options);
    }
}
