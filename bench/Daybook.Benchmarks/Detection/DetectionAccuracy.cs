using System.Collections.Immutable;
using Daybook.Market.Regimes;

namespace Daybook.Benchmarks.Detection;

/// <summary>How well regimes were guessed, against the known ones. Immutable.</summary>
internal sealed class DetectionAccuracy
{
    private static readonly int Kinds = MarketRegime.Known.Count;

    // By known regime, then by guess, in the order of MarketRegime.Known.
    private readonly ImmutableArray<int> _days;
    private readonly int _delays;

    private DetectionAccuracy(ImmutableArray<int> days, int changes, int recognised, int delays)
    {
        _days = days;
        Changes = changes;
        Recognised = recognised;
        _delays = delays;
    }

    /// <summary>The days that were judged.</summary>
    public int Days => _days.Sum();

    /// <summary>
    /// The mean of the regimes' recalls, 0 to 1, over the regimes that occurred (Brodersen, Ong, Stephan and Buhmann, The Balanced Accuracy and Its Posterior
    /// Distribution, ICPR 2010). Whoever always says the same, or guesses blindly, has 1 over the number of regimes. Null without days.
    /// </summary>
    public double? Balanced => MarketRegime.Known.Average(Recall);

    /// <summary>The share of the days whose regime was guessed, 0 to 1; null without days.</summary>
    public double? Plain => Days > 0 ? (double)MarketRegime.Known.Sum(regime => Count(regime, regime)) / Days : null;

    /// <summary>How often the known regime changed on a day that was judged.</summary>
    public int Changes { get; }

    /// <summary>How many of these changes were recognised: the new regime was guessed before it was over.</summary>
    public int Recognised { get; }

    /// <summary>
    /// Trading days from a change to the first guess of the new regime, the mean over the changes that were recognised; 0 when it was guessed on its first day,
    /// be it because it had been guessed already. It says nothing of those that were not. Null when none was.
    /// </summary>
    public double? MeanDelayDays => Recognised > 0 ? (double)_delays / Recognised : null;

    /// <summary>The confusion matrix: the days on which a regime was known to be and another, or the same, was guessed.</summary>
    public int Count(MarketRegime known, MarketRegime guessed) => _days[(Number(known) * Kinds) + Number(guessed)];

    /// <summary>The share of a regime's days on which it was guessed, 0 to 1; null when it never occurred.</summary>
    public double? Recall(MarketRegime regime) =>
        MarketRegime.Known.Sum(guessed => Count(regime, guessed)) is > 0 and var days ? (double)Count(regime, regime) / days : null;

    /// <summary>Judges guesses.</summary>
    /// <param name="days">The known regime of each trading day in a row, and the guess; a day without a guess is not judged.</param>
    /// <exception cref="ArgumentException">A regime is none of the four known ones.</exception>
    public static DetectionAccuracy Of(IReadOnlyList<(MarketRegime Known, MarketRegime? Guessed)> days)
    {
        var counts = new int[Kinds * Kinds];
        var (changes, recognised, delays) = (0, 0, 0);
        for (var day = 0; day < days.Count; day++)
        {
            if (days[day].Guessed is not { } guessed)
                continue;
            counts[(Number(days[day].Known) * Kinds) + Number(guessed)]++;
            if (day == 0 || days[day].Known == days[day - 1].Known)
                continue;
            changes++;
            if (Delay(days, day) is { } delay)
                (recognised, delays) = (recognised + 1, delays + delay);
        }

        return new DetectionAccuracy([.. counts], changes, recognised, delays);
    }

    /// <summary>The days and changes of several, as if they were one.</summary>
    public static DetectionAccuracy Together(IEnumerable<DetectionAccuracy> several)
    {
        var all = several.ToList();
        return new DetectionAccuracy(
            [.. Enumerable.Range(0, Kinds * Kinds).Select(cell => all.Sum(one => one._days[cell]))],
            all.Sum(one => one.Changes),
            all.Sum(one => one.Recognised),
            all.Sum(one => one._delays));
    }

    private static int? Delay(IReadOnlyList<(MarketRegime Known, MarketRegime? Guessed)> days, int change)
    {
        for (var day = change; day < days.Count && days[day].Known == days[change].Known; day++)
        {
            if (days[day].Guessed == days[change].Known)
                return day - change;
        }

        return null;
    }

    private static int Number(MarketRegime regime)
    {
        for (var number = 0; number < Kinds; number++)
        {
            if (MarketRegime.Known[number].Kind == regime.Kind)
                return number;
        }

        throw new ArgumentException($"'{regime}' is none of the four known regimes.", nameof(regime));
    }
}
