using Daybook.Engine.Scoring;
using Daybook.Events;

namespace Daybook.Engine.Tests.Scoring;

public sealed class ScoringEventsTests
{
    private static readonly DateTimeOffset s_at = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_score_that_reaches_the_threshold_is_asset_scored_with_all_its_parts()
    {
        var technical = TechnicalScore.Of(Closes.Of(253, i => 100 + i), Closes.Day(252), new TechnicalScoreOptions());
        var score = AssetScoring.Combine("KO", technical, 0.7, isHeld: true, new ScoringOptions());

        var scored = ScoringEvents.Of(score, score.Value!.Value, s_at, "Goldilocks");

        Assert.Equal((EventTypes.AssetScored, "score", "KO", "Goldilocks", s_at), (scored.Type, scored.Action, scored.Asset, scored.Regime, scored.OccurredAt));
        Assert.Equal(score.Value, scored.ScoreAfter);
        using var metadata = scored.Metadata!.ToDocument();
        var root = metadata.RootElement;
        Assert.Equal(technical.Score, root.GetProperty("technical_score").GetDouble());
        Assert.Equal(0.7, root.GetProperty("fundamental_score").GetDouble());
        Assert.Equal(0.8, root.GetProperty("confidence").GetDouble());
        Assert.Equal("1d", root.GetProperty("timeframes_analyzed")[0].GetString());
        Assert.Equal(technical.Components!.Momentum, root.GetProperty("momentum").GetDouble());
        Assert.Equal("combined", root.GetProperty("code").GetString());
        Assert.True(root.GetProperty("held").GetBoolean());
    }

    [Fact]
    public void A_score_under_the_threshold_is_a_breach()
    {
        var score = AssetScoring.Combine("KO", null, 0.5, isHeld: false, new ScoringOptions { Technical = false });

        var breach = ScoringEvents.Of(score, 0.65, s_at);

        Assert.Equal((EventTypes.ThresholdBreach, "reject", 0.5), (breach.Type, breach.Action, breach.ScoreAfter));
        Assert.Equal("score 0.500 from the fundamental score alone; is under 0.65", breach.Reason);
        using var metadata = breach.Metadata!.ToDocument();
        Assert.Equal(0.65, metadata.RootElement.GetProperty("threshold").GetDouble());
    }

    [Fact]
    public void An_asset_without_a_score_is_a_breach_that_says_why()
    {
        var score = AssetScoring.Of("KO", null, null, isHeld: false, s_at, new ScoringOptions());

        var breach = ScoringEvents.Of(score, 0.65, s_at);

        Assert.Equal((EventTypes.ThresholdBreach, "no score: there are no closes", null), (breach.Type, breach.Reason, breach.ScoreAfter));
        using var metadata = breach.Metadata!.ToDocument();
        Assert.Equal("too_little_history", metadata.RootElement.GetProperty("technical_code").GetString());
        Assert.False(metadata.RootElement.TryGetProperty("technical_score", out _));
    }

    [Fact]
    public void The_whole_is_told_by_its_count_mean_and_bounds()
    {
        var options = new ScoringOptions { Technical = false };
        AssetScore[] scores = [.. new double?[] { 0.5, null, 0.9 }.Select(value => AssetScoring.Combine("KO", null, value, isHeld: false, options))];

        var complete = ScoringEvents.Complete(scores, s_at);

        Assert.Equal((EventTypes.AssetScoringComplete, "2 of 3 assets have a score, 1 have none"), (complete.Type, complete.Reason));
        using var metadata = complete.Metadata!.ToDocument();
        Assert.Equal((2, 0.7, 0.5, 0.9), (Whole("assets_scored"), Number("average_score"), Number("min_score"), Number("max_score")));
        Assert.Equal("0 of 0 assets have a score", ScoringEvents.Complete([], s_at).Reason);

        int Whole(string key) => metadata.RootElement.GetProperty(key).GetInt32();
        double Number(string key) => metadata.RootElement.GetProperty(key).GetDouble();
    }
}
