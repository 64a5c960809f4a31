using CsCheck;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Prices;

namespace Daybook.Engine.Tests.Replay;

/// <summary>Whatever happens after a day, everything up to that day's decision is the same.</summary>
public sealed class NoLookAheadTests
{
    [Fact]
    public void Other_prices_scores_and_regimes_after_a_day_change_nothing_before() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[3, 60]).Sample(
        (seed, day) =>
        {
            var end = ReplayClock.Close(SmallMarket.Date(day));
            Assert.Equal(UpTo(RandomReplays.Of(seed), end), UpTo(RandomReplays.Of(seed, knownUpTo: day), end));
        },
        iter: 60);

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Neither_do_they_with_technical_scores_regimes_from_prices_and_correlations(int seed, bool hasOpens)
    {
        var market = RandomMarket.Of(seed, 9, 400, hasOpens);
        foreach (var day in (int[])[262, 300, 333, 398])
        {
            var date = market.Series.Values.First().Bars[day].Date;
            var (before, after) = (UpTo(Options(market), ReplayClock.Close(date)), UpTo(Options(After(market, date, new Random(day))), ReplayClock.Close(date)));

            Assert.Contains(before, line => line.Contains("correlation_block", StringComparison.Ordinal));
            Assert.Contains(before, line => line.Contains("position_open", StringComparison.Ordinal));
            Assert.Equal(before, after);
        }
    }

    [Fact]
    public void At_the_opens_of_a_day_nothing_is_known_of_its_closes()
    {
        var market = RandomMarket.Of(5, 6, 300);
        var trades = 0;
        for (var day = 254; day < 268; day++)
        {
            var date = market.Series.Values.First().Bars[day].Date;
            var open = ReplayClock.Open(date);
            var normal = UpTo(Options(market), open);
            trades += normal.Count(line => line.Contains("T14:30:00", StringComparison.Ordinal) && line.StartsWith(date.ToString("yyyy-MM-dd", null), StringComparison.Ordinal));

            foreach (var close in (double[])[1, 1e6, -36.98, double.NaN])
                Assert.Equal(normal, UpTo(Options(WithClose(market, date, close)), open));
        }

        Assert.True(trades > 5, $"{trades} trades");
    }

    [Fact]
    public void At_the_opens_an_asset_without_one_is_worth_its_last_close()
    {
        // B has closes alone and doubles on day 2, while A is bought at its open.
        var market = new SmallMarket(4).Asset("A", _ => 100, _ => 100, (1, 0.9)).Asset("B", day => day < 2 ? 100 : 200, (0, 0.9));
        var bought = market.Replay().Events.Single(happened => happened.Type.Name == "position_open" && happened.Asset == "A");

        Assert.Equal(0.15 * 100_000 / 100, Queries.MetadataFacts.Number(bought, "quantity")!.Value, 1e-9);
    }

    private static IReadOnlyList<string> UpTo(ReplayOptions options, DateTimeOffset end) => EventLine.Of(RecordedReplay.Of(options).Events.TakeWhile(happened => happened.OccurredAt <= end));

    private static ReplayOptions Options(PriceSet market)
    {
        IReadOnlyList<(DateOnly, double)> Closes(string asset) => [.. market.Series[asset].Bars.Select(bar => (bar.Date, bar.Close))];
        return new ReplayOptions
        {
            Prices = market,
            Rebalance = RebalanceOptions.Of(ConfigurationPresets.Aggressive.Configuration.With([new("rebalance.frequency", "daily"), new("selection.correlation_limit", "0.2"), new("selection.min_new_score", "0.4"), new("selection.min_score", "0.35")])),
            RegimePrices = new RegimePrices { Equity = Closes("A00"), LongBonds = Closes("A01"), Commodities = Closes("A02") },
            From = market.Series.Values.First().Bars[253].Date,
        };
    }

    private static PriceSet After(PriceSet market, DateOnly date, Random random) => new(market.Series.Values.Select(series => new PriceSeries(series.Asset, series.Bars
        .Where(bar => bar.Date <= date || random.Next(10) > 0)
        .Select(bar => bar.Date <= date ? bar : bar with { Open = bar.Open * (0.5 + random.NextDouble()), Close = bar.Close * (0.5 + random.NextDouble()) }))));

    private static PriceSet WithClose(PriceSet market, DateOnly date, double close) => new(market.Series.Values.Select(series => new PriceSeries(series.Asset, series.Bars
        .Select(bar => bar.Date == date ? bar with { Close = close } : bar))));
}
