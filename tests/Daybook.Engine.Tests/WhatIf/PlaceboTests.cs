using System.Collections.Concurrent;
using Daybook.Engine.Performance;
using Daybook.Engine.Protections;
using Daybook.Engine.WhatIf;

namespace Daybook.Engine.Tests.WhatIf;

/// <summary>A measure of protections finds nothing where there is nothing, and an effect where there is one.</summary>
public sealed class PlaceboTests
{
    private const int Markets = 20;
    private const int Repetitions = 12;
    private const int Refusals = 125;

    // Nominal are 2.5 % on each side.
    private const double Most = 0.06;

    private static readonly BlockBootstrapOptions Quick = new() { Resamples = 200 };

    private static readonly ConcurrentDictionary<int, PlaceboRefusals> Made = [];

    private static readonly Dictionary<string, Func<PlaceboRefusals, Random, BlockedEpisode[]>> Kinds = new(StringComparer.Ordinal)
    {
        ["alone"] = (market, random) => market.Alone(random, Refusals),
        ["repeated"] = (market, random) => market.Repeated(random, Refusals),
        ["together"] = (market, random) => market.Together(random, Refusals),
    };

    [Theory]
    [InlineData("alone")]
    [InlineData("repeated")]
    [InlineData("together")]
    public void Refusals_that_mean_nothing_are_hardly_ever_found_right_or_wrong(string kind)
    {
        var verdicts = Repeat(kind, Repetitions, (market, episodes) => Effect(episodes, market.Prices).Horizons.Select(horizon => horizon.Verdict));
        foreach (var horizon in verdicts)
        {
            Assert.InRange(horizon.Count(verdict => verdict == RefusalVerdict.Right), 0, Most * horizon.Count);
            Assert.InRange(horizon.Count(verdict => verdict == RefusalVerdict.Wrong), 0, Most * horizon.Count);
        }

        Assert.True(verdicts.Take(2).All(horizon => horizon.Count(verdict => verdict == RefusalVerdict.TooFew) < horizon.Count / 10));
    }

    [Fact]
    public void The_raw_return_after_them_is_found_right_much_too_often()
    {
        var verdicts = Repeat("alone", repetitions: 4, (market, episodes) =>
        {
            var raw = ProtectionEffect.HorizonDays.Select(days => Raw(market, episodes, days));
            return raw.Select(outcomes => BlockBootstrap.OfMean(outcomes, Quick)!.Low > 0 ? RefusalVerdict.Right : RefusalVerdict.NoEvidence);
        });
        Assert.All(verdicts, horizon => Assert.True(horizon.Count(verdict => verdict == RefusalVerdict.Right) > Most * horizon.Count));
    }

    [Fact]
    public void A_planted_effect_is_found()
    {
        var (found, wrong, reversed, repetitions) = (0, 0, 0, 0);
        for (var seed = 1; seed <= 10; seed++)
        {
            var (market, random) = (Market(seed), new Random(seed));
            for (var i = 0; i < 3; i++, repetitions++)
            {
                var episodes = market.Alone(random, Refusals);
                var prices = market.With(episodes, 0.03, days: 20);
                var verdict = Effect(episodes, prices).Horizons[1].Verdict;
                found += verdict == RefusalVerdict.Right ? 1 : 0;
                wrong += verdict == RefusalVerdict.Wrong ? 1 : 0;
                reversed += Effect([.. episodes.Select(episode => episode with { Action = TradeAction.Open })], prices).Horizons[1].Verdict == RefusalVerdict.Wrong ? 1 : 0;
            }
        }

        Assert.InRange(found, 0.8 * repetitions, repetitions);
        Assert.Equal((0, found), (wrong, reversed));
    }

    private static PlaceboRefusals Market(int seed) => Made.GetOrAdd(seed, static made => new PlaceboRefusals((ulong)made));

    private static List<RefusalVerdict>[] Repeat(string kind, int repetitions, Func<PlaceboRefusals, BlockedEpisode[], IEnumerable<RefusalVerdict>> judge)
    {
        List<RefusalVerdict>[] verdicts = [.. ProtectionEffect.HorizonDays.Select(_ => new List<RefusalVerdict>())];
        for (var seed = 1; seed <= Markets; seed++)
        {
            var (market, random) = (Market(seed), new Random(seed));
            for (var i = 0; i < repetitions; i++)
            {
                foreach (var (place, verdict) in judge(market, Kinds[kind](market, random)).Index())
                    verdicts[place].Add(verdict);
            }
        }

        return verdicts;
    }

    private static List<double> Raw(PlaceboRefusals market, BlockedEpisode[] episodes, int days)
    {
        var closes = new TradableCloses(market.Prices);
        return [.. episodes.Select(episode => closes.After(episode.Asset, episode.From, days)?.Return).OfType<double>()];
    }

    private static ProtectionEffect Effect(BlockedEpisode[] episodes, Market.Prices.PriceSet prices) =>
        ProtectionEffect.Of(episodes, prices, default, bootstrap: Quick).Single(effect => effect.Protection == ProtectionNames.Grace);
}
