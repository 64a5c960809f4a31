using System.Globalization;
using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>
/// What a simulated market is like. Each option draws from a stream of its own: another number of assets, other lifetimes or holes leave the regimes, and the
/// prices that are in both markets, as they are.
/// </summary>
public sealed record SimulationOptions
{
    /// <summary>Where the draws start: the same seed and options give the same market. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The first day; a weekend is moved to the Monday after it. Default: 2015-01-01.</summary>
    public DateOnly Start { get; init; } = new(2015, 1, 1);

    /// <summary>Trading days, which are all weekdays, 1 to 50,000. Default: 2,520, ten years of 252 sessions.</summary>
    public int TradingDays { get; init; } = 2_520;

    /// <summary>Assets, 1 to 2,000; they take turns in the buckets. The four series that regimes are detected from come on top. Default: 60.</summary>
    public int Assets { get; init; } = 60;

    /// <summary>How long each regime lasts.</summary>
    public RegimeDurations Durations { get; init; } = new();

    /// <summary>The degrees of freedom of the daily shocks' Student distribution, 3 to 100: the fewer, the fatter the tails. Default: 5.</summary>
    public double DegreesOfFreedom { get; init; } = 5;

    /// <summary>
    /// What a bucket earns more in a year while a regime favours it (<see cref="RegimeBuckets.Favoured"/>), as a log return, -1 to 1. Default: 0.06. With 0 knowing
    /// the favoured buckets is worth nothing but their share in the market's own moves.
    /// </summary>
    public double FavouredDrift { get; init; } = 0.06;

    /// <summary>The share of the assets that begin to trade between a tenth and six tenths of the time, 0 to 1. Default: 0.1.</summary>
    public double LateStarters { get; init; } = 0.1;

    /// <summary>The share of the assets, others than those, that stop between four tenths and the end of the time, 0 to 1. Default: 0.05.</summary>
    public double Vanished { get; init; } = 0.05;

    /// <summary>The share of the assets' days without a price, 0 to 0.5. The series that regimes are detected from have none missing. Default: 0.001.</summary>
    public double Holes { get; init; } = 0.001;

    /// <summary>Throws for what is out of its range, all of it at once.</summary>
    internal void Check()
    {
        List<string> wrong = [];
        Within(nameof(TradingDays), TradingDays, 1, 50_000);
        Within(nameof(Assets), Assets, 1, 2_000);
        Within(nameof(DegreesOfFreedom), DegreesOfFreedom, 3, 100);
        Within(nameof(FavouredDrift), FavouredDrift, -1, 1);
        Within(nameof(LateStarters), LateStarters, 0, 1);
        Within(nameof(Vanished), Vanished, 0, 1);
        Within(nameof(Holes), Holes, 0, 0.5);
        foreach (var regime in MarketRegime.Known)
            Within($"{nameof(Durations)}.{regime}", Durations.Of(regime), 5, 5_000);
        if (LateStarters + Vanished > 1)
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(LateStarters)} and {nameof(Vanished)} together are {LateStarters + Vanished}, at most 1"));
        if (DateOnly.MaxValue.DayNumber - Start.DayNumber < 7 * ((TradingDays / 5) + 2))
            wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(Start)} is {Start:yyyy-MM-dd}, after which the calendar has no room for {TradingDays} days"));
        if (wrong.Count > 0)
            throw new ArgumentException($"A market cannot be simulated: {string.Join("; ", wrong)}.");

        void Within(string key, double value, double least, double most)
        {
            if (!(value >= least && value <= most))
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is {value}, expected: {least} to {most}"));
        }
    }
}
