using System.Globalization;
using CsCheck;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Replay;
using Daybook.Engine.Scoring;
using Daybook.Market.Buckets;
using Daybook.Market.Prices;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Support;

/// <summary>
/// Seeded replays of small markets in which much happens: scores jump over the thresholds, regimes change, prices have holes, bad days, late starts and early ends, and the settings
/// are those of a preset with the protections drawn anew.
/// </summary>
internal static class RandomReplays
{
    private static readonly double[] s_levels = [0.2, 0.4, 0.55, 0.59, 0.61, 0.64, 0.66, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99];
    private static readonly string[] s_regimes = ["Goldilocks", "Deflation", "Inflation", "Reflation"];

    /// <summary>Checks something of some of them.</summary>
    /// <param name="check">Throws when it does not hold.</param>
    /// <param name="count">How many, or null for the usual number.</param>
    public static void Sample(Action<RecordedReplay> check, int? count = null) => Gen.Int[0, 1_000_000].Sample(seed => check(RecordedReplay.Of(Of(seed))), iter: count ?? Amount.Of(25, full: 50));

    /// <summary>A replay.</summary>
    /// <param name="seed">What it is drawn from.</param>
    /// <param name="knownUpTo">The last day of which everything is as without it: what comes later is drawn anew.</param>
    public static ReplayOptions Of(int seed, int knownUpTo = int.MaxValue)
    {
        var (random, other) = (new Random(seed), new Random(seed + 1));
        var (assets, days) = (random.Next(2, 9), random.Next(25, 80));
        string[] names = [.. Enumerable.Range(0, assets).Select(i => $"A{i}")];
        var preset = ((EngineConfiguration[])[EngineConfiguration.Default, .. ConfigurationPresets.All.Select(one => one.Configuration)])[random.Next(5)];
        return new ReplayOptions
        {
            Prices = new PriceSet(names.Select(name => Series(name, days, random)).Select(series => Drawn(series, knownUpTo, other))),
            Rebalance = RebalanceOptions.Of(preset.With([.. Settings(random), new("regimes.apply_parameters", new Random(seed + 2).Next(3) == 0 ? "true" : "false")]), Buckets(names, random)),
            Universe = [.. names.OrderBy(_ => random.Next())],
            Fundamentals = FundamentalScores.Parse(Scores(names, days, random, knownUpTo, other)),
            Regimes = random.Next(4) == 0 ? null : RegimeSeries.Read(new StringReader(Regimes(days, random, knownUpTo, other))),
            VanishedAfterDays = random.Next(4, 12),
        };
    }

    private static PriceSeries Series(string asset, int days, Random random)
    {
        var (first, last) = (random.Next(4) == 0 ? random.Next(days / 2) : 0, random.Next(4) == 0 ? random.Next(days / 2, days) : days);
        var (gap, bad) = (random.Next(5) == 0 ? random.Next(days) : days, random.Next(6) == 0 ? random.Next(first, last) : -1);
        var (onWeekdays, hasOpens, wildness, holes) = (random.Next(3) == 0, random.Next(2) == 0, 0.005 + (0.06 * random.NextDouble()), random.Next(3) == 0 ? 0.1 : 0);
        var (price, bars) = (100.0, new List<PriceBar>());
        for (var day = first; day < last; day++)
        {
            var open = price * Math.Exp(wildness * (random.NextDouble() - 0.5));
            price = open * Math.Exp(2 * wildness * (random.NextDouble() - 0.5));
            var date = SmallMarket.Date(day);
            if ((onWeekdays && date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) || random.NextDouble() < holes || (day >= gap && day < gap + 14))
                continue;
            bars.Add(new PriceBar(date, hasOpens && random.Next(20) > 0 ? open : double.NaN, double.NaN, double.NaN, day == bad ? -36.98 : price, double.NaN));
        }

        return new PriceSeries(asset, bars.Count > 0 ? bars : [PriceBar.OfClose(SmallMarket.Date(first), price)]);
    }

    /// <summary>The series with other prices after a day; some days go missing, and some prices are bad.</summary>
    private static PriceSeries Drawn(PriceSeries series, int knownUpTo, Random other) => knownUpTo == int.MaxValue ? series : new PriceSeries(series.Asset, series.Bars
        .Where(bar => bar.Date <= SmallMarket.Date(knownUpTo) || other.Next(8) > 0)
        .Select(bar => bar.Date <= SmallMarket.Date(knownUpTo) ? bar : bar with { Open = bar.Open * (0.5 + other.NextDouble()), Close = other.Next(10) == 0 ? -1 : bar.Close * (0.5 + other.NextDouble()) }));

    private static string Scores(string[] names, int days, Random random, int knownUpTo, Random other)
    {
        List<string> lines = ["asset,score,date"];
        foreach (var name in names)
        {
            for (var day = random.Next(3); day < days; day += random.Next(1, 12))
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name},{s_levels[Next(random, s_levels.Length, day > knownUpTo, other)]},{SmallMarket.Date(day):yyyy-MM-dd}"));
        }

        return string.Join('\n', lines);
    }

    private static string Regimes(int days, Random random, int knownUpTo, Random other)
    {
        List<string> lines = ["date,regime,confidence"];
        for (var day = random.Next(3); day < days; day += random.Next(2, 18))
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{SmallMarket.Date(day):yyyy-MM-dd},{s_regimes[Next(random, 4, day > knownUpTo, other)]},{0.4 + (0.6 * random.NextDouble())}"));
        return string.Join('\n', lines);
    }

    /// <summary>A number of the first source, which goes on in either case, or of the other.</summary>
    private static int Next(Random random, int below, bool isOther, Random other) => random.Next(below) is var drawn && isOther ? other.Next(below) : drawn;

    private static BucketMap Buckets(string[] names, Random random) => new(names.Where(_ => random.Next(5) > 0).GroupBy(_ => $"B{random.Next(3)}")
        .Select(bucket => KeyValuePair.Create<string, IReadOnlyList<string>>(bucket.Key, [.. bucket])));

    private static IEnumerable<KeyValuePair<string, string>> Settings(Random random)
    {
        var positions = random.Next(1, 9);
        return
        [
            new("scoring.technical", "false"), Of("rebalance.frequency", random.Next(5) switch { 0 => "weekly", 1 => "monthly", _ => "daily" }),
            Of("rebalance.commission", Any(0.0, 0.001, 0.02)), Of("rebalance.slippage", Any(0.0, 0.001, 0.02)),
            Of("selection.max_positions", positions), Of("selection.max_new_positions", random.Next(1, positions + 1)), Of("selection.correlation_limit", Any(0.3, 0.8, 1.0)),
            Of("sizing.min_size", Any(0.001, 0.02, 0.1)), Of("grace.enabled", random.Next(5) > 0 ? "true" : "false"), Of("grace.days", random.Next(1, 9)), Of("grace.decay_rate", Any(0.5, 0.8, 0.97)),
            Of("holding.min_days", random.Next(1, 12)), Of("whipsaw.period_days", random.Next(1, 30)), Of("whipsaw.max_cycles", random.Next(1, 3)), Of("whipsaw.min_duration_hours", Any(1, 30, 168)),
            Of("buckets.max_positions", random.Next(1, 5)), Of("buckets.max_allocation", Any(0.1, 0.3, 1.0)), Of("buckets.min_represented", 1), Of("core.expiry_days", random.Next(1, 30)),
        ];

        T Any<T>(params T[] values) => values[random.Next(values.Length)];

        static KeyValuePair<string, string> Of<T>(string key, T value) => new(key, Convert.ToString(value, CultureInfo.InvariantCulture)!);
    }
}
