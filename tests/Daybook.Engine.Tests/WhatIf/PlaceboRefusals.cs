using Daybook.Engine.Protections;
using Daybook.Engine.WhatIf;
using Daybook.Market.Prices;
using Daybook.Market.Simulation;

namespace Daybook.Engine.Tests.WhatIf;

/// <summary>A simulated market in which the ten assets that rose most are held, and refusals in it that mean nothing: they are drawn.</summary>
internal sealed class PlaceboRefusals
{
    private const int Held = 10;
    private const int Lookback = 120;

    private readonly DateOnly[] _dates;
    private readonly double[][] _closes;
    private readonly int[][] _held;
    private readonly string[] _names;

    public PlaceboRefusals(ulong seed, int days = 2_269)
    {
        var market = MarketSimulator.Run(new SimulationOptions { Seed = seed, TradingDays = days, Assets = 30, LateStarters = 0, Vanished = 0, Holes = 0 });
        _names = [.. market.Assets.Select(asset => asset.Name)];
        _dates = [.. market.Regimes.Select(day => day.Date)];
        _closes = [.. _names.Select(name => market.Prices.Series[name].Bars.Select(bar => bar.Close).ToArray())];
        _held = new int[days][];
        for (var day = Lookback; day < days; day++)
            _held[day] = day % 21 == 0 || day == Lookback ? [.. Enumerable.Range(0, _names.Length).OrderByDescending(asset => _closes[asset][day] / _closes[asset][day - Lookback]).Take(Held)] : _held[day - 1];
        Prices = market.Prices;
    }

    public PriceSet Prices { get; }

    /// <summary>Held assets on days of their own.</summary>
    public BlockedEpisode[] Alone(Random random, int count) => Draw(random, count, assets: 1, times: 1, gap: 1);

    /// <summary>The same asset again and again.</summary>
    public BlockedEpisode[] Repeated(Random random, int count) => Draw(random, count, assets: 1, times: 5, gap: 5);

    /// <summary>Several assets on the same days, and again some days later.</summary>
    public BlockedEpisode[] Together(Random random, int count) => Draw(random, count, assets: 3, times: 4, gap: 8);

    /// <summary>The prices when each of these refusals has an effect: the asset earns so much more, all in all, in the days after it.</summary>
    public PriceSet With(IEnumerable<BlockedEpisode> episodes, double more, int days)
    {
        var gains = episodes.GroupBy(episode => episode.Asset, StringComparer.Ordinal).ToDictionary(group => group.Key, StringComparer.Ordinal);
        return new PriceSet(_names.Select((name, asset) =>
        {
            var moves = new double[_dates.Length + days + 1];
            foreach (var episode in gains.TryGetValue(name, out var own) ? own.AsEnumerable() : [])
            {
                var from = Array.BinarySearch(_dates, episode.From);
                for (var day = from + 1; day <= from + days; day++)
                    moves[day] += Math.Log(1 + more) / days;
            }

            var sum = 0.0;
            return new PriceSeries(name, _dates.Select((date, day) => PriceBar.OfClose(date, _closes[asset][day] * Math.Exp(sum += moves[day]))));
        }));
    }

    private BlockedEpisode[] Draw(Random random, int count, int assets, int times, int gap)
    {
        var drawn = new HashSet<(int Day, int Asset)>();
        while (drawn.Count < count)
        {
            var day = random.Next(Lookback, _dates.Length);
            var among = random.GetItems(_held[day], assets);
            for (var i = 0; i < times && day < _dates.Length; i++, day += 1 + random.Next(2 * gap))
                drawn.UnionWith(among.Where(_held[day].Contains).Select(asset => (day, asset)));
        }

        var refused = drawn.ToLookup(one => one.Day, one => one.Asset);
        return [.. drawn.Order().Select(one => new BlockedEpisode(ProtectionNames.Grace, _names[one.Asset], TradeAction.Close, _dates[one.Day], _dates[one.Day], 1, 0.1)
        {
            Peers = [.. _held[one.Day].Except(refused[one.Day]).Select(asset => _names[asset])],
        })];
    }
}
