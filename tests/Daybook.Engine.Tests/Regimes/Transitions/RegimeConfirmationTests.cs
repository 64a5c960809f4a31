using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Market.Regimes;
using Daybook.Queries;
using static Daybook.Engine.Tests.Regimes.MakeRegimes;

namespace Daybook.Engine.Tests.Regimes.Transitions;

public sealed class RegimeConfirmationTests
{
    private static readonly RegimeTransitionOptions Options = new();
    private static readonly RegimeOptions Sudden = new() { Transitions = new RegimeTransitionOptions { AcceptLastingChange = false } };

    [Fact]
    public void A_change_is_confirmed_on_the_day_on_which_it_has_lasted_for_the_validation_days()
    {
        var decisions = Play("GGGDDDD").Decisions;

        Assert.Equal(
            [(RegimeTransitionCodes.NotLasting, Day(5)), (RegimeTransitionCodes.NotLasting, Day(5)), (RegimeTransitionCodes.Confirmed, (DateTimeOffset?)null)],
            decisions.Skip(3).Take(3).Select(decision => (decision.Context.Change!.Verdict.Code, decision.Context.Change.Verdict.BlockedUntil)));
        var happened = Assert.Single(decisions.SelectMany(decision => decision.Events), happened => happened.Type.Equals(EventTypes.RegimeTransition));
        Assert.Equal(
            (Day(5), "Deflation", "Goldilocks", "critical", 2.0),
            (happened.OccurredAt, happened.Regime, happened.Text("from_regime"), happened.Text("severity"), happened.Number("duration_days")));
        Assert.Null(decisions[6].Context.Change);
    }

    [Theory]
    [InlineData(47.99, false)]
    [InlineData(48, true)]
    public void The_validation_days_are_whole_ones(double hours, bool isConfirmed)
    {
        var decision = RegimeWatch.Decide(After("GGGD"), Observe("Deflation", Day(3).AddHours(hours)), new RegimeOptions());

        Assert.Equal(isConfirmed, decision.Events.Any(happened => happened.Type.Equals(EventTypes.RegimeTransition)));
    }

    [Fact]
    public void With_a_constant_confidence_every_change_that_lasts_is_a_transition_and_none_is_sudden()
    {
        var days = string.Concat(Enumerable.Range(0, 38).Select(run => new string("GDIR"[run % 4], 40)));

        Assert.Equal(37, Transitions(days, new RegimeOptions()));
        Assert.Equal(0, Transitions(days, Sudden));

        static int Transitions(string days, RegimeOptions options) =>
            Play(days, options).Decisions.Sum(decision => decision.Events.Count(happened => happened.Type.Equals(EventTypes.RegimeTransition)));
    }

    [Theory]
    [InlineData("GGGDGGG", "")]
    [InlineData("GGGDGDGGGG", "")]
    [InlineData("GGGDIII", "Goldilocks>Inflation")]
    [InlineData("GGGDGDDD", "Goldilocks>Deflation")]
    [InlineData("GGGDDDGDDD", "Goldilocks>Deflation")]
    [InlineData("GGGDDDGGG", "Goldilocks>Deflation Deflation>Goldilocks")]
    [InlineData("GDDD", "")]
    [InlineData("GGDDD", "Goldilocks>Deflation")]
    [InlineData("GGGSSS", "Goldilocks>Stagflation")]
    [InlineData("GGG..D.....D", "Goldilocks>Deflation")]
    [InlineData("G......D......I......", "")]
    [InlineData("G......D......I.....I", "Deflation>Inflation")]
    [InlineData("GGGD......", "")]
    public void A_flicker_is_no_change_and_coming_back_from_one_is_none(string days, string transitions) =>
        Assert.Equal(transitions, string.Join(' ', After(days).Transitions.Confirmed.Reverse().Select(transition => $"{transition.From}>{transition.To}")));

    [Fact]
    public void A_regime_that_is_not_sure_enough_is_confirmed_once_it_is()
    {
        var unsure = After("GGGDDD", confidence: 0.1);
        Assert.Empty(unsure.Transitions.Confirmed);
        Assert.Equal(RegimeTransitionCodes.ConfidenceLow, RegimeTransitions.Decide(unsure.Transitions, Day(5), Options)!.Verdict.Code);

        var decision = RegimeWatch.Decide(unsure, Observe("Deflation", Day(9)), new RegimeOptions());
        Assert.Equal((Day(3), Day(9)), (decision.Context.Transition!.ChangedAt, decision.Context.Transition.ConfirmedAt));
    }

    [Fact]
    public void The_confidence_of_a_lasting_change_must_reach_the_minimum()
    {
        var state = After("GGGDDD", Sudden);
        var confidence = state.Detection.Current!.Confidence;

        Assert.True(RegimeTransitions.Decide(state.Transitions, Day(5), Options with { MinConfidence = confidence })!.Verdict.Allows);
        Assert.False(RegimeTransitions.Decide(state.Transitions, Day(5), Options with { MinConfidence = confidence + 1e-9 })!.Verdict.Allows);
        Assert.Equal(RegimeTransitionCodes.NotSudden, RegimeTransitions.Decide(state.Transitions, Day(5), Sudden.Transitions)!.Verdict.Code);
    }

    [Fact]
    public void A_transition_to_another_regime_does_not_stand_for_the_present_change()
    {
        var state = After("GGGDDD", Sudden).Transitions with { Confirmed = [Transition(changed: 4, confirmed: 5) with { To = MarketRegime.Inflation }] };

        Assert.Equal(RegimeTransitionCodes.Confirmed, RegimeTransitions.Decide(state, Day(5), Options)!.Verdict.Code);
    }

    [Fact]
    public void A_day_without_an_observation_does_not_make_a_change_last() =>
        Assert.Equal(RegimeTransitionCodes.NotLasting, RegimeTransitions.Decide(After("GGGDD").Transitions, Day(30), Options)!.Verdict.Code);

    [Fact]
    public void A_sudden_change_is_recent_from_its_first_day_and_is_confirmed_when_it_has_lasted()
    {
        var state = Seen(Old(days: 0) with { At = Day(0) }, Old(), New());
        var pending = RegimeTransitions.Recent(state, Day(11), Sudden.Transitions)!;
        Assert.Equal((Day(11), null), (pending.ChangedAt, pending.ConfirmedAt));

        var lasted = Seen(Old(days: 0) with { At = Day(0) }, Old(), New(), New() with { At = Day(13) });
        var decision = RegimeTransitions.Decide(lasted, Day(13), Sudden.Transitions)!;
        Assert.Equal((true, Day(13)), (decision.Verdict.Allows, decision.Transition.ConfirmedAt));
    }

    [Fact]
    public void A_sudden_change_need_only_last_to_be_confirmed()
    {
        var lasted = Seen(Old(days: 0) with { At = Day(0) }, Old(), New(), New(confidence: 0.1) with { At = Day(13) });

        Assert.Equal(RegimeTransitionCodes.Confirmed, RegimeTransitions.Decide(lasted, Day(13), Options)!.Verdict.Code);
    }

    [Fact]
    public void A_lasting_change_is_not_recent_before_it_is_confirmed() => Assert.Null(RegimeTransitions.Recent(After("GGGD").Transitions, Day(3), Options));

    [Theory]
    [InlineData(4.99, false)]
    [InlineData(5, true)]
    [InlineData(12, true)]
    [InlineData(12.01, false)]
    public void A_transition_is_recent_for_seven_days_of_the_simulated_clock(double day, bool isRecent) =>
        Assert.Equal(isRecent, RegimeTransitions.Recent(After("GGGDDD").Transitions, Day(day), Options) is not null);

    [Fact]
    public void A_transition_of_long_ago_by_the_wall_clock_is_recent_on_the_next_simulated_day()
    {
        var confirmed = new DateTimeOffset(2022, 5, 4, 0, 0, 0, TimeSpan.Zero);
        var state = new RegimeTransitionState { Confirmed = [Transition() with { ConfirmedAt = confirmed }] };

        Assert.NotNull(RegimeTransitions.Recent(state, confirmed.AddDays(1), Options));
    }

    [Fact]
    public void The_newest_of_several_recent_transitions_counts()
    {
        Assert.Equal(MarketRegime.Inflation, RegimeTransitions.Recent(After("GGGDDDIII").Transitions, Day(8), Options)!.To);

        var withPending = Seen(Old(days: 0) with { At = Day(0) }, Old(), New()) with { Confirmed = [Transition()] };
        Assert.Equal(Day(11), RegimeTransitions.Recent(withPending, Day(11), Options)!.ChangedAt);
        Assert.Equal(Day(8), RegimeTransitions.Recent(withPending with { Runs = [] }, Day(11), Options)!.ChangedAt);
    }

    [Fact]
    public void A_sudden_change_that_nobody_confirms_is_recent_for_seven_days()
    {
        var state = Seen(Old(days: 0) with { At = Day(0) }, Old(), New());

        Assert.NotNull(RegimeTransitions.Recent(state, Day(18), Options));
        Assert.Null(RegimeTransitions.Recent(state, Day(18.01), Options));
    }

    [Fact]
    public void Runs_and_transitions_are_kept_up_to_the_capacity()
    {
        var days = string.Concat(Enumerable.Range(0, 70).Select(run => new string("GDIR"[run % 4], 3)));
        var state = After(days).Transitions;

        Assert.Equal((RegimeTransitionState.Capacity, RegimeTransitionState.Capacity), (state.Runs.Count, state.Confirmed.Count));
        Assert.Equal((Day(207), Day(209)), (state.Runs[^1].First.At, state.Confirmed[0].ConfirmedAt));
    }

    private static RegimeTransitionState Seen(params RegimeReading[] readings) => readings.Aggregate(
        RegimeTransitionState.Empty,
        (state, reading) => RegimeTransitions.Apply(
            state, RegimeEvents.Detected(reading, new RegimeObservation(reading.At, reading.Regime, 1), isNew: false, new RegimeDetectionOptions())));
}
