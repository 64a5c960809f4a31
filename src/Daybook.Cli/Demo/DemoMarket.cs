namespace Daybook.Cli.Demo;

/// <summary>One day of the demo's market.</summary>
/// <param name="Date">The day.</param>
/// <param name="Regime">The regime.</param>
/// <param name="Buckets">The buckets that it favours.</param>
/// <param name="IsTransition">Whether the regime began on this day.</param>
/// <param name="Confidence">How sure the regime is, 0..1.</param>
/// <param name="Prices">The price of each asset.</param>
/// <param name="Scores">The score of each asset, 0..1.</param>
internal sealed record DemoDay(
    DateOnly Date,
    string Regime,
    IReadOnlyList<string> Buckets,
    bool IsTransition,
    double Confidence,
    IReadOnlyDictionary<string, double> Prices,
    IReadOnlyDictionary<string, double> Scores);

/// <summary>A market that switches between regimes: prices drift with the regime, scores wander around what it favours. The same seed gives the same market.</summary>
internal static class DemoMarket
{
    private const int Days = 120;
    private const int ShortestRegime = 18;
    private const int LongestRegime = 38;
    private const double FavouredScore = 0.655;
    private const double OtherScore = 0.50;

    private static readonly DateOnly FirstDay = new(2025, 1, 2);

    /// <summary>The days, weekends left out.</summary>
    public static IReadOnlyList<DemoDay> Create(int seed)
    {
        var random = new Random(seed);
        var prices = DemoUniverse.Assets.ToDictionary(asset => asset.Symbol, asset => asset.Price, StringComparer.Ordinal);
        var scores = DemoUniverse.Assets.ToDictionary(asset => asset.Symbol, _ => 0.5, StringComparer.Ordinal);
        var days = new List<DemoDay>(Days);
        var regime = random.Next(DemoUniverse.Regimes.Count);
        var left = random.Next(ShortestRegime, LongestRegime);
        var isTransition = true;
        for (var date = FirstDay; days.Count < Days; date = date.AddDays(1))
        {
            if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            if (left-- == 0)
            {
                regime = (regime + random.Next(1, DemoUniverse.Regimes.Count)) % DemoUniverse.Regimes.Count;
                left = random.Next(ShortestRegime, LongestRegime);
                isTransition = true;
            }

            var (name, buckets) = DemoUniverse.Regimes[regime];
            Step(random, prices, scores, buckets);
            days.Add(new DemoDay(date, name, buckets, isTransition, Math.Round(0.55 + (0.4 * random.NextDouble()), 3), Rounded(prices, 2), Rounded(scores, 3)));
            isTransition = false;
        }

        return days;
    }

    private static void Step(Random random, Dictionary<string, double> prices, Dictionary<string, double> scores, IReadOnlyList<string> buckets)
    {
        foreach (var asset in DemoUniverse.Assets)
        {
            var isFavoured = buckets.Contains(asset.Bucket, StringComparer.Ordinal);
            prices[asset.Symbol] *= Math.Exp((isFavoured ? 0.0012 : -0.0004) + (asset.Volatility * Normal(random)));
            var target = isFavoured ? FavouredScore : OtherScore;
            var score = scores[asset.Symbol];
            scores[asset.Symbol] = Math.Clamp(score + (0.3 * (target - score)) + (0.055 * Normal(random)), 0.05, 0.98);
        }
    }

    private static Dictionary<string, double> Rounded(Dictionary<string, double> values, int digits) =>
        values.ToDictionary(pair => pair.Key, pair => Math.Round(pair.Value, digits), StringComparer.Ordinal);

    // Box-Muller.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
