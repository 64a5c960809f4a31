namespace Daybook.Benchmarks.Detection;

/// <summary>How well regimes are detected in simulated markets, beside guesses that need no detector. All are judged on the same days.</summary>
/// <param name="Markets">How many markets there were.</param>
/// <param name="Detector">What detection says.</param>
/// <param name="Majority">
/// Always the regime that the market was in most often, which takes hindsight. In one market its balanced accuracy is 1 over the number of regimes that occurred,
/// as blind guessing has it; over several, each with its own majority, it is more, the more so the fewer regimes each goes through.
/// </param>
/// <param name="LastRevealed">
/// Always the last one that was revealed, when the truth is told once a month: the regime of the last trading day of the month before. No detector is told so
/// much; regimes that last for months make it hard to beat.
/// </param>
/// <param name="DayBefore">Always the regime of the day before. It is nearly always right by construction, and recognises every change a day late.</param>
/// <param name="EquivalentLag">
/// The trading days after which news of the true regime are worth no more than detection: the least lag at which guessing the regime of so many days before has a
/// balanced accuracy no better than the detector's. Null when that is beyond the days before the first judged one, or nothing was judged.
/// </param>
internal sealed record DetectionReport(
    int Markets,
    DetectionAccuracy Detector,
    DetectionAccuracy Majority,
    DetectionAccuracy LastRevealed,
    DetectionAccuracy DayBefore,
    int? EquivalentLag);
