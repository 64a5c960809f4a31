using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Market.Regimes;
using Daybook.Market.Simulation;

namespace Daybook.Benchmarks.Detection;

/// <summary>Measures detection on markets whose regimes are known.</summary>
internal static class DetectionTrial
{
    /// <summary>Watches each market, day after day, and judges what was detected.</summary>
    /// <param name="markets">The markets.</param>
    /// <param name="options">How regimes are detected.</param>
    /// <param name="windows">The windows that they are computed from.</param>
    public static DetectionReport Run(IEnumerable<SimulatedMarket> markets, RegimeDetectionOptions? options = null, RegimePriceOptions? windows = null)
    {
        var trials = markets.Select(market => new MarketTrial(market, DetectedRegimes.In(market, options, windows))).ToList();
        var detector = Judge(trials, trial => trial.Detected);
        return new DetectionReport(
            trials.Count,
            detector,
            Judge(trials, trial => trial.Majority),
            Judge(trials, trial => trial.LastRevealed),
            Judge(trials, trial => trial.DaysBefore(1)),
            EquivalentLag(trials, detector.Balanced));
    }

    private static DetectionAccuracy Judge(List<MarketTrial> trials, Func<MarketTrial, Func<int, MarketRegime?>> guesser) =>
        DetectionAccuracy.Together(trials.Select(trial => trial.Judge(guesser(trial))));

    private static int? EquivalentLag(List<MarketTrial> trials, double? detected)
    {
        var longest = detected is null ? 0 : trials.Min(trial => trial.FirstJudged);
        for (var lag = 1; lag <= longest; lag++)
        {
            if (Judge(trials, trial => trial.DaysBefore(lag)).Balanced <= detected)
                return lag;
        }

        return null;
    }

    /// <summary>One market, what was detected in it, and other ways of guessing: each says the guess of a day, counted from 0.</summary>
    private sealed class MarketTrial
    {
        private readonly IReadOnlyList<(DateOnly Date, MarketRegime Regime)> _known;
        private readonly bool[] _isJudged;
        private readonly int[] _lastOfMonthBefore;

        public MarketTrial(SimulatedMarket market, IReadOnlyList<MarketRegime?> detected)
        {
            _known = market.Regimes;
            _lastOfMonthBefore = LastOfMonthBefore(_known);
            _isJudged = [.. detected.Select((guess, day) => guess is not null && _lastOfMonthBefore[day] >= 0)];
            FirstJudged = Array.IndexOf(_isJudged, value: true) is >= 0 and var first ? first : _known.Count;
            Detected = day => detected[day];
            LastRevealed = day => _known[_lastOfMonthBefore[day]].Regime;
            var majority = _known.Where((_, day) => _isJudged[day]).GroupBy(day => day.Regime).MaxBy(regime => regime.Count())?.Key;
            Majority = _ => majority;
        }

        public int FirstJudged { get; }

        public Func<int, MarketRegime?> Detected { get; }

        public Func<int, MarketRegime?> Majority { get; }

        public Func<int, MarketRegime?> LastRevealed { get; }

        public Func<int, MarketRegime?> DaysBefore(int lag) => day => _known[day - lag].Regime;

        public DetectionAccuracy Judge(Func<int, MarketRegime?> guess) =>
            DetectionAccuracy.Of([.. _known.Select((day, number) => (day.Regime, _isJudged[number] ? guess(number) : null))]);

        private static int[] LastOfMonthBefore(IReadOnlyList<(DateOnly Date, MarketRegime Regime)> days)
        {
            var last = new int[days.Count];
            Array.Fill(last, -1);
            for (var day = 1; day < last.Length; day++)
                last[day] = days[day].Date.Month == days[day - 1].Date.Month ? last[day - 1] : day - 1;
            return last;
        }
    }
}
