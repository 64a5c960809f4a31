using Daybook.Engine.Protections;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Portfolios;

public sealed class FillTests
{
    [Fact]
    public void A_trade_bears_the_score_that_it_was_decided_by() => RandomReplays.Sample(replay =>
    {
        var decided = new Dictionary<(string Asset, DateTimeOffset At), double?>();
        foreach (var happened in replay.Events)
        {
            if (happened.Is(EventTypes.RebalancingTargetApproved) || happened.Is(EventTypes.PositionDecay))
                decided[(happened.Asset!, happened.OccurredAt)] = happened.ScoreAfter;
            else if (RecordedReplay.IsTrade(happened) && happened.Time("decided_at") is { } at)
                Assert.Equal(decided[(happened.Asset!, at)], happened.ScoreAfter);
        }
    });

    [Fact]
    public void A_position_is_remembered_with_the_newest_score_that_it_was_looked_at_with() => RandomReplays.Sample(replay =>
    {
        var scores = new Dictionary<string, double>();
        foreach (var happened in replay.Events.Where(happened => RecordedReplay.IsTrade(happened) || happened.Is(EventTypes.PositionHold) || happened.Is(EventTypes.PositionDecay)
            || happened.Is(EventTypes.GracePeriodStart) || happened.Is(EventTypes.GracePeriodEnd)))
        {
            if ((happened.ScoreAfter ?? happened.ScoreBefore) is { } score)
                scores[happened.Asset!] = score;
        }

        foreach (var (asset, position) in replay.Result.State.Positions.Positions)
            Assert.Equal(scores[asset], position.Score);
    });
}
