using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Market.Regimes;
using static Daybook.Engine.Tests.Regimes.MakeRegimes;

namespace Daybook.Engine.Tests.Regimes.Transitions;

public sealed class RegimeAnalysisTests
{
    private static readonly RegimeTransitionOptions Options = new();

    [Fact]
    public void A_change_that_passes_every_check_is_sudden()
    {
        var analysis = Analyse(Old(), New());

        Assert.True(analysis.IsSudden);
        Assert.Equal((6, true), (analysis.Checks.Count, analysis.Checks.All(check => check.Allows)));
    }

    [Fact]
    public void Two_readings_of_one_regime_are_no_change()
    {
        var analysis = Analyse(Old(), New("GOLDILOCKS"));

        Assert.Equal((null, false), (analysis.IsValid, analysis.IsSudden));
        Assert.Empty(analysis.Checks);
    }

    [Fact]
    public void The_confidence_must_reach_the_minimum()
    {
        Assert.Empty(Failed(Old(confidence: 0.1), New(confidence: 0.5)));
        Assert.Equal([RegimeTransitionCodes.ConfidenceLow], Failed(Old(confidence: 0.1), New(confidence: 0.4999)));
    }

    [Fact]
    public void The_confidence_must_change_up_or_down()
    {
        var options = Options with { MinConfidenceChange = 0.25, MinMomentum = 0 };
        Assert.Empty(Failed(Old(confidence: 0.5), New(confidence: 0.75), options));
        Assert.Equal([RegimeTransitionCodes.ConfidenceChangeSmall], Failed(Old(confidence: 0.501), New(confidence: 0.75), options));
        Assert.Empty(Failed(Old(confidence: 1), New(confidence: 0.75), options));
    }

    [Theory]
    [InlineData(0.8, 0.69, true)]
    [InlineData(0.81, 0.69, false)]
    [InlineData(0.81, 0.7, true)]
    public void A_very_stable_regime_is_left_only_for_a_sure_one(double stability, double confidence, bool passes) =>
        Assert.Equal(
            passes ? [] : [RegimeTransitionCodes.LeavesStable],
            Failed(Old(stability: stability, confidence: 0.1), New(confidence: confidence), Options with { MinMomentum = 0 }));

    [Theory]
    [InlineData(2, true)]
    [InlineData(1.99, false)]
    public void The_old_regime_must_have_lasted(double days, bool passes) =>
        Assert.Equal(passes ? [] : [RegimeTransitionCodes.OldTooYoung], Failed(Old(days: days), New()));

    [Theory]
    [InlineData(0.61, 0.61, true)]
    [InlineData(0.6, 0.61, false)]
    [InlineData(0.61, 0.6, false)]
    public void Most_time_frames_must_be_sure(double day, double fourHours, bool passes) =>
        Assert.Equal(
            passes ? [] : [RegimeTransitionCodes.TimeframesUnsure], Failed(Old(), New() with { Timeframes = new TimeframeConfidences(day, fourHours, 0.2) }));

    [Fact]
    public void Time_frames_that_are_not_known_do_not_stand_in_the_way()
    {
        var analysis = Analyse(Old(), New() with { Timeframes = null });

        Assert.True(analysis.IsValid);
        Assert.Equal((0.3 * 0.4) + (0.25 * 0.5) + (0.2 * 0.8) + (0.15 * 0.5) + (0.1 * 10 / 30), analysis.Momentum, 9);
        Assert.Equal((0.4 * 0.3 / 0.5) + (0.3 * analysis.Momentum) + 0.1, analysis.ValidationScore, 9);
    }

    [Fact]
    public void The_momentum_must_reach_the_minimum()
    {
        var momentum = Analyse(Old(), New()).Momentum;

        Assert.Empty(Failed(Old(), New(), Options with { MinMomentum = momentum }));
        Assert.Equal([RegimeTransitionCodes.MomentumLow], Failed(Old(), New(), Options with { MinMomentum = momentum + 1e-9 }));
        Assert.True(Analyse(Old(), New(), Options with { MinMomentum = 1 }).IsValid);
    }

    [Fact]
    public void A_fall_of_confidence_or_strength_gives_no_momentum() =>
        Assert.Equal((0.15 * 0.3 / 0.8) + 0.1, Analyse(Old(confidence: 0.9, strength: 0.9, stability: 1, days: 90), New(confidence: 0.5, strength: 0.1)).Momentum, 9);

    [Theory]
    [InlineData("Goldilocks", "Deflation", RegimeChangeSeverity.Critical)]
    [InlineData("Goldilocks", "Inflation", RegimeChangeSeverity.Critical)]
    [InlineData("Goldilocks", "Reflation", RegimeChangeSeverity.High)]
    [InlineData("Deflation", "Goldilocks", RegimeChangeSeverity.Normal)]
    [InlineData("Deflation", "Inflation", RegimeChangeSeverity.Critical)]
    [InlineData("Deflation", "Reflation", RegimeChangeSeverity.High)]
    [InlineData("Inflation", "Goldilocks", RegimeChangeSeverity.High)]
    [InlineData("Inflation", "Deflation", RegimeChangeSeverity.Critical)]
    [InlineData("Inflation", "Reflation", RegimeChangeSeverity.Normal)]
    [InlineData("Reflation", "Goldilocks", RegimeChangeSeverity.Normal)]
    [InlineData("Reflation", "Deflation", RegimeChangeSeverity.Critical)]
    [InlineData("Reflation", "Inflation", RegimeChangeSeverity.High)]
    [InlineData("Stagflation", "Deflation", RegimeChangeSeverity.Normal)]
    public void Every_pair_of_regimes_has_its_severity(string from, string to, RegimeChangeSeverity severity) =>
        Assert.Equal(severity, RegimeChangeSeverities.OfPair(MarketRegime.Parse(from).Kind, MarketRegime.Parse(to).Kind));

    [Theory]
    [InlineData(0.4, 0.3, 0.6, 0)]
    [InlineData(0.41, 0.3, 0.6, 1)]
    [InlineData(0.6, 0.3, 0.6, 1)]
    [InlineData(0.61, 0.3, 0.6, 2)]
    [InlineData(0.4, 0.31, 0.6, 1)]
    [InlineData(0.4, 0.5, 0.6, 1)]
    [InlineData(0.4, 0.51, 0.6, 2)]
    [InlineData(0.4, 0.3, 0.61, 1)]
    [InlineData(0.4, 0.3, 0.8, 1)]
    [InlineData(0.4, 0.3, 0.81, 2)]
    [InlineData(0.61, 0.31, 0.6, 3)]
    [InlineData(0.61, 0.51, 0.6, 4)]
    public void Points_raise_a_severity_and_a_critical_one_needs_them(double rise, double drop, double momentum, int points)
    {
        Assert.Equal(points >= 3 ? RegimeChangeSeverity.High : RegimeChangeSeverity.Normal, Weigh(RegimeChangeSeverity.Normal));
        Assert.Equal(points >= 4 ? RegimeChangeSeverity.Critical : RegimeChangeSeverity.High, Weigh(RegimeChangeSeverity.High));
        Assert.Equal(points >= 2 ? RegimeChangeSeverity.Critical : RegimeChangeSeverity.High, Weigh(RegimeChangeSeverity.Critical));

        // A second point by the stability shows the difference between none, one and two.
        var one = RegimeChangeSeverities.Weigh(RegimeChangeSeverity.Critical, rise, Math.Max(drop, 0.31), momentum);
        Assert.Equal(points + (drop > 0.3 ? 0 : 1) >= 2 ? RegimeChangeSeverity.Critical : RegimeChangeSeverity.High, one);

        RegimeChangeSeverity Weigh(RegimeChangeSeverity pair) => RegimeChangeSeverities.Weigh(pair, rise, drop, momentum);
    }

    [Theory]
    [InlineData(RegimeKind.Goldilocks, RegimeChangeSeverity.Normal, 0.5, 54)]
    [InlineData(RegimeKind.Deflation, RegimeChangeSeverity.Critical, 1, 70)]
    [InlineData(RegimeKind.Inflation, RegimeChangeSeverity.High, 0, 30)]
    [InlineData(RegimeKind.Reflation, RegimeChangeSeverity.High, 0.5, 27)]
    [InlineData(RegimeKind.Other, RegimeChangeSeverity.Normal, 0.5, 36)]
    public void Days_are_expected_by_regime_severity_and_momentum(RegimeKind to, RegimeChangeSeverity severity, double momentum, int days) =>
        Assert.Equal(days, RegimeChange.ExpectedDays(to, severity, momentum));

    [Theory]
    [InlineData(0.7, 3, 0.1)]
    [InlineData(0.75, 3, 0.3)]
    [InlineData(0.7, 2.9, 0)]
    public void The_validation_score_counts_a_sure_regime_and_an_old_one_that_lasted(double confidence, double days, double more) =>
        Assert.Equal((0.3 * 0.5) + (0.2 * 0.8) + more, RegimeChange.ValidationScore(Old(days: days), New(confidence: confidence), 0.5), 9);

    [Fact]
    public void Triggers_name_what_rose_and_what_fell()
    {
        var quiet = Old(confidence: 0, stability: 0.4, strength: 0, frames: 0);
        Assert.Equal(["deflationary_pressure", "growth_weakness", "safe_haven_demand"], Triggers(quiet, New(confidence: 0.4, stability: 0, strength: 0.3, frames: 0.3)));
        Assert.Equal(
            ["1d_momentum", "1h_momentum", "4h_momentum", "commodity_surge", "high_confidence_shift", "inflationary_pressure", "rate_pressure", "regime_strength_buildup", "stability_loss"],
            Triggers(quiet with { Stability = 0.41 }, New("Inflation", confidence: 0.41, stability: 0, strength: 0.31, frames: 0.31)));
        var loud = Old(confidence: 0.4, strength: 0.3, frames: 0.3);
        Assert.Equal(["growth_recovery", "policy_stimulus", "risk_appetite_return"], Triggers(loud, New("Reflation", confidence: 0, strength: 0, frames: 0)));
        Assert.Equal(
            ["1d_reversal", "1h_reversal", "4h_reversal", "confidence_loss", "regime_strength_loss"],
            Triggers(Old(confidence: 0.41, strength: 0.31, frames: 0.31), New("Stagflation", confidence: 0, strength: 0, frames: 0)));
    }

    [Fact]
    public void Severities_are_written_and_read()
    {
        Assert.All(Enum.GetValues<RegimeChangeSeverity>(), severity => Assert.Equal(severity, RegimeChangeSeverities.FromWord(severity.ToWord().ToUpperInvariant())));
        Assert.Equal(RegimeChangeSeverity.Normal, RegimeChangeSeverities.FromWord("grave"));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((RegimeChangeSeverity)9).ToWord());
    }

    private static RegimeTransitionAnalysis Analyse(RegimeReading old, RegimeReading current, RegimeTransitionOptions? options = null) =>
        RegimeTransitions.Analyse(old, current, options ?? Options);

    private static IEnumerable<string> Failed(RegimeReading old, RegimeReading current, RegimeTransitionOptions? options = null) =>
        Analyse(old, current, options).Checks.Where(check => !check.Allows).Select(check => check.Code);

    private static IReadOnlyList<string> Triggers(RegimeReading old, RegimeReading current) => Analyse(old, current).Triggers;
}
