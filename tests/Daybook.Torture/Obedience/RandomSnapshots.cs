using Daybook.Engine;
using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Scoring;
using Daybook.Events;
using Daybook.Market.Buckets;
using Daybook.Market.Regimes;

namespace Daybook.Torture.Obedience;

/// <summary>Markets of a few assets whose scores jump over the thresholds, and trades that answer what was decided of them.</summary>
internal sealed class RandomSnapshots(Random random)
{
    private static readonly double[] Levels = [0.2, 0.4, 0.58, 0.62, 0.66, 0.7, 0.8, 0.9, 0.95, 0.99];

    public static IReadOnlyList<string> Assets { get; } = ["A0", "A1", "A2", "A3", "A4", "A5"];

    /// <summary>Settings under which much is decided, and every protection has something to say.</summary>
    public static RebalanceOptions Options { get; } = RebalanceOptions.Of(
        EngineConfiguration.Default.With(
        [
            new("scoring.technical", "false"), new("selection.max_positions", "5"), new("selection.max_new_positions", "3"), new("holding.min_days", "1"), new("grace.days", "2"),
            new("whipsaw.period_days", "5"), new("whipsaw.max_cycles", "2"), new("whipsaw.min_duration_hours", "1"), new("core.expiry_days", "5"),
        ]),
        new BucketMap([new("Growth", ["A0", "A1", "A2"]), new("Gold", ["A3", "A4"])]));

    /// <summary>The market at a time.</summary>
    /// <param name="at">When.</param>
    /// <param name="state">What is held, as far as the caller knows.</param>
    public MarketSnapshot Next(DateTimeOffset at, EngineState state) => new()
    {
        At = at,
        IsEmergency = random.Next(40) == 0,
        Universe = [.. Assets.OrderBy(_ => random.Next()).Select(asset => Asset(asset, state.Positions.Of(asset)?.Size ?? 0))],
        Regime = random.Next(3) == 0 ? new RegimeObservation(at, MarketRegime.Known[random.Next(MarketRegime.Known.Count)], 0.4 + (0.6 * random.NextDouble())) : null,
    };

    /// <summary>Trades that answer some of the targets.</summary>
    public IReadOnlyList<Fill> Fills(RebalanceOutcome outcome) =>
    [
        .. outcome.Targets.Where(target => target.Action != TradeAction.Hold && random.Next(4) > 0).Select(target => new Fill(
            target.Asset, outcome.Decision.At.AddMinutes(1), target.Action.ReducesRisk() ? -10 : 10, 100, target.Current, target.Size)),
    ];

    /// <summary>The time of a rebalance: later the more events there are, and no other's.</summary>
    /// <param name="events">How many events there are, as far as the caller knows.</param>
    /// <param name="process">The process's number, under 1,000.</param>
    /// <param name="rebalance">The number of its rebalance.</param>
    public static long Micros(long events, int process, int rebalance) => Microseconds.From(Start) + (events * 60 * 1_000_000L) + (rebalance * 1_000L) + process;

    private static readonly DateTimeOffset Start = new(2025, 1, 6, 21, 0, 0, TimeSpan.Zero);

    private AssetSnapshot Asset(string asset, double size)
    {
        double? score = random.Next(15) == 0 ? null : Levels[random.Next(Levels.Length)];
        var code = score is null ? ScoreCodes.NoFundamentalScore : ScoreCodes.FundamentalOnly;
        return new AssetSnapshot(new AssetScore(asset, size > 0, code, "as it was drawn", score, score is null ? 0 : 0.8, null, score), size) { Price = 100, Return = random.NextDouble() - 0.5 };
    }
}
