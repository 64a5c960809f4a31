using Daybook.Engine.Redeciding;
using Daybook.Engine.Scoring;
using Daybook.Events;

namespace Daybook.Engine.Replay;

/// <summary>Scores the universe of a recorded rebalance again, from prices, and looks at its regime again. Says where the journal has something else.</summary>
/// <param name="options">What the replay was made of.</param>
internal sealed class Rescoring(ReplayOptions options)
{
    private readonly Dictionary<string, CloseSeries> _closes = options.Prices.Series.ToDictionary(
        pair => pair.Key, pair => ReplayMarket.ToCloses(pair.Value), StringComparer.Ordinal);

    /// <summary>Compares a rebalance with what the prices say.</summary>
    /// <returns>A difference per number that is another one; empty when there is none.</returns>
    public IReadOnlyList<DecisionDifference> Compare(RecordedRebalance recorded)
    {
        var differences = new List<DecisionDifference>();
        foreach (var scored in recorded.Events.Where(RecordedRebalance.IsScore))
            Compare(differences, recorded.At, scored);
        CompareRegime(differences, recorded);
        return differences;
    }

    private void Compare(List<DecisionDifference> differences, DateTimeOffset at, PortfolioEvent scored)
    {
        var recorded = RecordedScore.Read(scored);
        var now = AssetScoring.Of(scored.Asset!, _closes.GetValueOrDefault(scored.Asset!), options.Fundamentals, recorded.IsHeld, at, options.Rebalance.Scoring, options.Rebalance.TechnicalScore);
        Add("code", recorded.Code, now.Code);
        Add("score_after", Text(recorded.Value), Text(now.Value));
        Add("technical_score", Text(recorded.Technical?.Score), Text(now.Technical?.Score));
        Add("fundamental_score", Text(recorded.Fundamental), Text(now.Fundamental));

        void Add(string field, string? before, string? after)
        {
            if (before != after)
                differences.Add(new DecisionDifference(at, scored.Id, scored.Asset, field, before, after));
        }
    }

    private void CompareRegime(List<DecisionDifference> differences, RecordedRebalance recorded)
    {
        var now = ReplayMarket.Observe(options.Regimes, options.RegimePrices, recorded.At);
        var before = recorded.Snapshot().Regime;
        if (before?.Base != now?.Base || before?.BaseConfidence != now?.BaseConfidence)
        {
            var detected = recorded.Events.FirstOrDefault(happened => happened.Type.Equals(EventTypes.RegimeDetection));
            differences.Add(new DecisionDifference(
                recorded.At, detected?.Id, null, "regime", $"{before?.Base?.Name} {Text(before?.BaseConfidence)}".Trim(), $"{now?.Base?.Name} {Text(now?.BaseConfidence)}".Trim()));
        }
    }

    private static string? Text(double? number) => number?.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
