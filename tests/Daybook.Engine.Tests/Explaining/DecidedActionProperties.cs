using CsCheck;
using Daybook.Engine.Explaining;
using Daybook.Engine.Explaining.Changes;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;

namespace Daybook.Engine.Tests.Explaining;

public sealed class DecidedActionProperties
{
    [Fact]
    public void What_the_events_of_a_decision_say_of_an_asset_is_what_its_targets_ask_for() => AnyRebalance.OfPresets.Sample(recorded =>
    {
        var decision = Rebalance.Decide(recorded.Before, recorded.Snapshot(), recorded.Options);
        foreach (var scored in recorded.Events.Where(RecordedRebalance.IsScore))
        {
            var target = decision.Targets.FirstOrDefault(target => target.Asset == scored.Asset);
            Assert.Equal(target?.Action, DecidedAction.Of(recorded.Events, scored.Asset!));
        }
    }, iter: 200, print: _ => "a rebalance");

    [Fact]
    public void A_situation_that_nobody_reads_is_decided_as_one_that_is_read() => AnyRebalance.OfPresets.Sample(
        recorded => Assert.All(
            recorded.Events.Where(RecordedRebalance.IsScore),
            scored => Assert.Equal(DecidedAction.Of(recorded.Events, scored.Asset!), Situation.Of(recorded).Decide(scored.Asset!))),
        iter: 200,
        print: _ => "a rebalance");
}
