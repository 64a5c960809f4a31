using CsCheck;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Events;
using Daybook.Market.Regimes;
using Daybook.Queries;
using static Daybook.Engine.Tests.Regimes.MakeRegimes;

namespace Daybook.Engine.Tests.Regimes;

public sealed class RegimeWatchTests
{
    private static readonly RegimeOptions Options = new();

    /// <summary>Events of every type with whatever an import may have found in them.</summary>
    private static readonly Gen<PortfolioEvent[]> AnyEvents = Gen.Select(
            Gen.Int[0, EventTypes.All.Count - 1],
            Gen.OneOf(Gen.Const((string?)null), Gen.Const<string?>("deflation"), Gen.Const<string?>("Goldilocks"), Gen.Const<string?>(" ")),
            Gen.OneOf(Gen.Const((string?)null), Gen.Const<string?>("KO")),
            Gen.OneOf(Gen.Const(1e300), Gen.Const(-1e300), Gen.Double[-2, 2]),
            Gen.Long[Microseconds.Min, Microseconds.Max],
            Gen.Bool)
        .Select((type, regime, asset, number, at, isTold) => PortfolioEvent.Import(new EventFields
        {
            Type = EventTypes.All[type],
            OccurredMicros = at,
            Reason = "found",
            Origin = "elsewhere",
            Regime = regime,
            Asset = asset,
            Metadata = isTold
                ? Metadata.Of(
                    ("confidence", number), ("momentum", number), ("valid_hours", number), ("duration_days", number), ("changed_at", "yesterday"), ("from_regime", ""),
                    ("parameters", Metadata.Of(("risk_scaling", number), ("grace_days_adjustment", number), ("sizing", 1))))
                : null,
        }))
        .Array[1, 30];

    [Fact]
    public void The_state_is_the_fold_of_the_events_however_they_are_split() => Gen.Select(Observations, Gen.Double[0, 1]).Sample((observations, part) =>
    {
        var (live, events) = Watch(observations);
        var split = (int)(part * events.Count);
        var stored = events.Select(happened => PortfolioEvent.Restore(happened.ToFields())).ToList();
        var first = stored.Take(split).Aggregate(RegimeState.Empty, RegimeWatch.Apply);

        Assert.Equal(live, stored.Skip(split).Aggregate(first, RegimeWatch.Apply));
        Assert.Equal(live, stored.Aggregate(RegimeState.Empty, RegimeWatch.Apply));
        Assert.Equal(live.GetHashCode(), stored.Aggregate(RegimeState.Empty, RegimeWatch.Apply).GetHashCode());
    });

    [Fact]
    public void Asking_changes_nothing_and_the_same_question_has_the_same_answer() => Observations.Sample(observations =>
    {
        var (state, events) = Watch(observations[..^1]);
        var first = RegimeWatch.Decide(state, observations[^1], Options);

        Assert.Equal(first.Events, RegimeWatch.Decide(state, observations[^1], Options).Events);
        Assert.Equal(state, events.Aggregate(RegimeState.Empty, RegimeWatch.Apply));
    });

    [Fact]
    public void Regime_names_in_any_case_give_the_same_answers() => Observations.Sample(observations =>
    {
        var loud = observations.Select(observation => observation with { Base = Cased(observation.Base, name => name.ToUpperInvariant()) }).ToArray();
        var quiet = observations.Select(observation => observation with { Base = Cased(observation.Base, name => name.ToLowerInvariant()) }).ToArray();

        Assert.Equal(Watch(loud).State, Watch(quiet).State);
        Assert.Equal(Watch(loud).Events.Select(happened => happened.Type), Watch(quiet).Events.Select(happened => happened.Type));
    });

    [Fact]
    public void A_reading_is_remembered_as_it_was_made() => Observations.Sample(observations =>
    {
        var state = RegimeState.Empty;
        foreach (var observation in observations)
        {
            var decision = RegimeWatch.Decide(state, observation, Options);
            state = decision.Events.Aggregate(state, RegimeWatch.Apply);
            Assert.Equal(decision.Context.Parameters, state.Parameters);
            Assert.Equal(decision.Context.Transition, RegimeTransitions.Recent(state.Transitions, decision.Context.Reading.At, Options.Transitions));
            if (!decision.Context.Reading.IsAssumed)
                Assert.Equal(decision.Context.Reading, state.Detection.Current);
        }
    });

    [Fact]
    public void A_transition_is_of_two_regimes_of_which_the_new_one_lasted() => Observations.Sample(observations =>
    {
        foreach (var transition in Watch(observations).State.Transitions.Confirmed)
        {
            Assert.NotEqual(transition.From, transition.To);
            Assert.True(transition.ConfirmedAt - transition.ChangedAt >= TimeSpan.FromDays(Options.Transitions.ValidationDays));
        }
    });

    [Fact]
    public void Every_number_that_a_decision_holds_is_within_its_range() => Observations.Sample(observations =>
    {
        var state = RegimeState.Empty;
        foreach (var observation in observations)
        {
            var decision = RegimeWatch.Decide(state, observation, Options);
            state = decision.Events.Aggregate(state, RegimeWatch.Apply);
            var (reading, parameters) = (decision.Context.Reading, decision.Context.Parameters);
            Assert.All([reading.Confidence, reading.Stability, reading.Strength], value => Assert.InRange(value, 0, 1));
            Assert.InRange(parameters.PositionLimitMultiplier, 0.3, 2);
            Assert.InRange(parameters.GraceDaysAdjustment, -5, 10);
        }
    });

    [Fact]
    public void No_event_breaks_the_fold_and_those_that_do_not_speak_of_regimes_change_nothing() => AnyEvents.Sample(events =>
    {
        Assert.NotNull(events.Aggregate(RegimeState.Empty, RegimeWatch.Apply));
        var others = events.Where(happened => !happened.Category.Equals(EventCategory.Regime));
        Assert.Equal(RegimeState.Empty, others.Aggregate(RegimeState.Empty, RegimeWatch.Apply));
    });

    [Fact]
    public void A_change_is_seen_on_its_first_day_although_the_regime_is_already_the_new_one()
    {
        var decisions = Play("GGGDDDD").Decisions;

        Assert.Equal([false, false, false, true, false, true, true], decisions.Select(decision => decision.Context.IsChanged));
        Assert.Equal((MarketRegime.Goldilocks, null), (decisions[3].Context.ChangedFrom, decisions[3].Context.Severity));
        Assert.Equal((null, RegimeChangeSeverity.Critical), (decisions[5].Context.ChangedFrom, decisions[5].Context.Severity));
    }

    [Fact]
    public void A_regime_is_detected_when_it_is_new_and_held_when_it_goes_on() => Assert.Equal(
        ["detect", "hold", "detect", "hold"],
        Play("GGDD").Decisions.SelectMany(decision => decision.Events).Where(happened => happened.Type.Equals(EventTypes.RegimeDetection)).Select(happened => happened.Action));

    [Fact]
    public void A_detection_holds_what_the_reading_was_made_of()
    {
        var indicators = new RegimeIndicators(new MarketIndicators { Vix = 31, Cyclicals = double.NaN }, Hour: new MarketIndicators { GrowthMomentum = 0.25 });
        var happened = RegimeWatch.Decide(RegimeState.Empty, Observe("Goldilocks", Start, 0.75, indicators), Options).Events[0];

        using var metadata = happened.Metadata!.ToDocument();
        var root = metadata.RootElement;
        Assert.Equal(0.75, root.GetProperty("base_confidence").GetDouble());
        Assert.Equal(31, root.GetProperty("indicators").GetProperty("1d").GetProperty("vix").GetDouble());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, root.GetProperty("indicators").GetProperty("1d").GetProperty("cyclicals").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, root.GetProperty("indicators").GetProperty("4h").ValueKind);
        Assert.Equal(0.25, root.GetProperty("indicators").GetProperty("1h").GetProperty("growth_momentum").GetDouble());
        Assert.Equal(happened.Number("confidence"), RegimeDetector.Apply(RegimeDetectionState.Empty, happened).Current!.Confidence);
    }

    [Fact]
    public void Low_confidence_is_a_warning_and_so_is_none()
    {
        var confidence = Play("D").Decisions[0].Context.Reading.Confidence;
        Assert.DoesNotContain(EventTypes.RegimeConfidenceLow, Types(Observe("Deflation", Start), confidence));
        Assert.Contains(EventTypes.RegimeConfidenceLow, Types(Observe("Deflation", Start), confidence + 1e-9));
        Assert.Equal([EventTypes.RegimeConfidenceLow, EventTypes.RegimeContextGenerated], Types(Observe(null, Start), 0));

        static IEnumerable<EventType> Types(RegimeObservation observation, double lowConfidence) => RegimeWatch.Decide(
            RegimeState.Empty, observation, new RegimeOptions { Detection = new RegimeDetectionOptions { LowConfidence = lowConfidence } }).Events.Select(happened => happened.Type);
    }

    [Fact]
    public void An_assumed_regime_is_detected_by_nobody()
    {
        var assumed = RegimeDetector.Detect(RegimeDetectionState.Empty, Observe(null, Start), Options.Detection);

        Assert.Throws<ArgumentException>(() => RegimeEvents.Detected(assumed, Observe(null, Start), isNew: true, Options.Detection));
        Assert.All(RegimeWatch.Decide(RegimeState.Empty, Observe(null, Start), Options).Events, happened => Assert.Null(happened.Regime));
    }

    [Fact]
    public void A_reading_is_called_confident_stable_and_strong_from_the_options_on()
    {
        var reading = Play("GG").Decisions[1].Context.Reading;
        var exact = new RegimeDetectionOptions { ConfidentFrom = reading.Confidence, StableFrom = reading.Stability, StrongFrom = reading.Strength };
        var above = new RegimeDetectionOptions { ConfidentFrom = reading.Confidence + 1e-9, StableFrom = reading.Stability + 1e-9, StrongFrom = reading.Strength + 1e-9 };

        Assert.EndsWith(": confident, stable, strong", Reason(exact), StringComparison.Ordinal);
        Assert.EndsWith(": not confident, not stable, not strong", Reason(above), StringComparison.Ordinal);

        string Reason(RegimeDetectionOptions options) => RegimeEvents.Detected(reading, Observe("Goldilocks", Day(1)), isNew: false, options).Reason;
    }

    [Fact]
    public void The_context_of_a_transition_says_what_it_may_lift_and_asks_of_the_limits()
    {
        var context = Play("GGGDDD").Decisions[^1].Context;
        Assert.Equal(RegimeOverrideRights.Of(RegimeChangeSeverity.Critical), context.Permissions);
        Assert.Empty(Play("GGGDD").Decisions[^1].Context.Permissions);
        Assert.Empty(RegimeOverrides.Permissions(Transition(confirmed: null), Options.Overrides));
        Assert.NotEmpty(RegimeOverrides.Permissions(Transition(confirmed: null), Options.Overrides with { AllowUnconfirmed = true }));

        var happened = RegimeEvents.ContextGenerated(context);
        Assert.Equal((true, "critical"), (happened.Flag("regime_changed"), happened.Text("severity")));
        Assert.Equal(context.Parameters, RegimeWatch.Apply(RegimeState.Empty, happened).Parameters);
    }

    [Fact]
    public void Only_a_confirmed_change_is_recorded_as_a_transition()
    {
        var pending = Play("GGGD").Decisions[^1].Context.Change!;

        Assert.Throws<ArgumentException>(() => RegimeEvents.Changed(pending));
    }

    [Fact]
    public void A_transition_that_somebody_else_recorded_counts_with_what_it_says()
    {
        var state = RegimeWatch.Apply(RegimeState.Empty, Foreign(EventTypes.RegimeTransition, "transition", "DEFLATION"));
        Assert.Equal(new RegimeTransition(null, MarketRegime.Deflation, RegimeChangeSeverity.Normal, 0, Start, Start), Assert.Single(state.Transitions.Confirmed));

        var told = Foreign(EventTypes.RegimeTransition, "transition", "Deflation", Metadata.Of(("from_regime", "INFLATION"), ("severity", "Critical"), ("momentum", 7.0)));
        Assert.Equal(
            new RegimeTransition(MarketRegime.Inflation, MarketRegime.Deflation, RegimeChangeSeverity.Critical, 1, Start, Start),
            Assert.Single(RegimeWatch.Apply(RegimeState.Empty, told).Transitions.Confirmed));
    }

    [Fact]
    public void Metadata_of_another_kind_says_nothing()
    {
        var told = Foreign(
            EventTypes.RegimeDetection, "detect", "Deflation", Metadata.Parse("""{"confidence":"high","stability":null,"strength":[1],"timeframes":{"1d":0.5,"4h":true}}"""));

        Assert.Equal(new RegimeReading(Start, MarketRegime.Deflation, 0, 0, 0, Start), RegimeWatch.Apply(RegimeState.Empty, told).Detection.Current);
    }

    [Fact]
    public void The_last_times_that_there_are_break_nothing()
    {
        var end = Microseconds.ToTime(Microseconds.Max);
        var state = RegimeWatch.Apply(
            RegimeState.Empty, Foreign(EventTypes.RegimeOverrideGranted, "override", null, Metadata.Of(("protection", "grace_period"), ("valid_hours", 24)), "KO", end));
        Assert.Equal(end, Assert.Single(state.Overrides.Grants).ValidUntil);

        var late = RegimeWatch.Decide(After("GGG"), Observe("Deflation", end), Options);
        Assert.Equal(end, late.Context.Change!.Verdict.BlockedUntil);
    }

    private static MarketRegime? Cased(MarketRegime? regime, Func<string, string> change) => regime is null ? null : MarketRegime.Parse(change(regime.Name));

    private static (RegimeState State, List<PortfolioEvent> Events) Watch(IEnumerable<RegimeObservation> observations)
    {
        var state = RegimeState.Empty;
        List<PortfolioEvent> events = [];
        foreach (var observation in observations)
        {
            var decision = RegimeWatch.Decide(state, observation, Options);
            state = decision.Events.Aggregate(state, RegimeWatch.Apply);
            events.AddRange(decision.Events);
        }

        return (state, events);
    }
}
