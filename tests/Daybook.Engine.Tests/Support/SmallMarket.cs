using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Replay;
using Daybook.Engine.Scoring;
using Daybook.Market.Buckets;
using Daybook.Market.Prices;

namespace Daybook.Engine.Tests.Support;

/// <summary>
/// A market made by hand. Every day has a price, scores are given and nothing else is looked at, a rebalance is decided every day and costs nothing, and every protection is off or
/// as weak as it can be: a test switches on what it is about.
/// </summary>
/// <param name="Days">How many days it has, the first being day 0.</param>
internal sealed record SmallMarket(int Days)
{
    public static readonly DateOnly Start = new(2024, 1, 1);

    private static readonly ImmutableDictionary<string, string> s_quiet = ImmutableDictionary.CreateRange<string, string>(
    [
        new("scoring.technical", "false"), new("rebalance.frequency", "daily"), new("rebalance.commission", "0"),
        new("grace.enabled", "false"), new("whipsaw.enabled", "false"), new("holding.min_days", "1"), new("selection.correlation_limit", "1"),
    ]);

    private ImmutableList<PriceSeries> Series { get; init; } = [];

    private ImmutableList<string> Scores { get; init; } = [];

    private ImmutableList<string> Regimes { get; init; } = [];

    private ImmutableDictionary<string, string> Settings { get; init; } = s_quiet;

    private ImmutableDictionary<string, IReadOnlyList<string>> Buckets { get; init; } = ImmutableDictionary<string, IReadOnlyList<string>>.Empty;

    private int From { get; init; }

    /// <summary>A day's date.</summary>
    public static DateOnly Date(int day) => Start.AddDays(day);

    /// <summary>An asset that costs 100 every day.</summary>
    /// <param name="asset">Its name.</param>
    /// <param name="scores">Its scores, each from the end of a day on.</param>
    public SmallMarket Asset(string asset, params (int Day, double Score)[] scores) => Asset(asset, _ => 100, scores);

    /// <summary>An asset with a close for each day; a day that is NaN has no price.</summary>
    public SmallMarket Asset(string asset, Func<int, double> close, params (int Day, double Score)[] scores) => Asset(asset, close, _ => double.NaN, scores);

    /// <summary>An asset with a close and an open for each day.</summary>
    public SmallMarket Asset(string asset, Func<int, double> close, Func<int, double> open, params (int Day, double Score)[] scores) => this with
    {
        Series = Series.Add(new PriceSeries(asset, Enumerable.Range(0, Days).Where(day => !double.IsNaN(close(day)))
            .Select(day => new PriceBar(Date(day), open(day), double.NaN, double.NaN, close(day), double.NaN)))),
        Scores = Scores.AddRange(scores.Select(score => string.Create(CultureInfo.InvariantCulture, $"{asset},{score.Score},{Date(score.Day):yyyy-MM-dd}"))),
    };

    /// <summary>A regime from a day on.</summary>
    public SmallMarket Regime(int day, string regime, double confidence = 0.9) =>
        this with { Regimes = Regimes.Add(string.Create(CultureInfo.InvariantCulture, $"{Date(day):yyyy-MM-dd},{regime},{confidence}")) };

    /// <summary>A setting, by its dotted key.</summary>
    public SmallMarket With(string key, string value) => this with { Settings = Settings.SetItem(key, value) };

    /// <summary>A bucket and its assets.</summary>
    public SmallMarket Bucket(string name, params string[] assets) => this with { Buckets = Buckets.SetItem(name, assets) };

    /// <summary>The day on which the replay begins.</summary>
    public SmallMarket BeginningOn(int day) => this with { From = day };

    public ReplayOptions Options() => new()
    {
        Prices = new PriceSet(Series),
        Rebalance = RebalanceOptions.Of(EngineConfiguration.Default.With(Settings), new BucketMap(Buckets.OrderBy(bucket => bucket.Key, StringComparer.Ordinal))),
        Fundamentals = FundamentalScores.Parse(Lines("asset,score,date", Scores)),
        Regimes = Regimes.IsEmpty ? null : RegimeSeries.Read(new StringReader(Lines("date,regime,confidence", Regimes))),
        From = From > 0 ? Date(From) : null,
    };

    public RecordedReplay Replay() => RecordedReplay.Of(Options());

    private static string Lines(string header, IEnumerable<string> lines) => lines.Aggregate(new StringBuilder(header), (text, line) => text.Append('\n').Append(line)).ToString();
}
