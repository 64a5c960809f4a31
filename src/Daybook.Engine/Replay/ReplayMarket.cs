using System.Collections.Concurrent;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Scoring;
using Daybook.Market.Prices;

namespace Daybook.Engine.Replay;

/// <summary>
/// What replays over the same prices have in common, whatever their settings: worked out once, by whichever comes to it first, for as many as there are. Everything in it is a
/// pure function of the prices, so that who worked it out makes no difference. Safe for several threads.
/// </summary>
internal sealed class ReplayMarket
{
    private readonly RegimeSeries? _named;
    private readonly RegimePrices? _regimePrices;
    private readonly DateOnly _first;
    private readonly RegimeObservation?[] _observed;
    private readonly ConcurrentDictionary<TechnicalScoreOptions, SharedScores> _scores = [];
    private readonly ConcurrentDictionary<(RebalanceFrequency, string, RegimeOptions), SharedRegimes> _regimes = [];

    /// <summary>Takes the prices, the universe and the regimes of a replay; its settings play no part.</summary>
    /// <exception cref="ArgumentException">An asset of the universe has no prices.</exception>
    public ReplayMarket(ReplayOptions options)
    {
        Universe = ReplayDays.Universe(options);
        Series = Universe.ToDictionary(asset => asset, asset => options.Prices.Series[asset], StringComparer.Ordinal);
        Closes = Series.ToDictionary(one => one.Key, one => ToCloses(one.Value), StringComparer.Ordinal);
        Dates = [.. Series.Values.SelectMany(series => series.Bars.Select(bar => bar.Date)).Distinct().Order()];
        (_named, _regimePrices) = (options.Regimes, options.RegimePrices);
        _first = Dates.Count > 0 ? Dates[0] : default;
        _observed = new RegimeObservation?[Dates.Count > 0 ? DayOf(Dates[^1]) + 1 : 0];
    }

    /// <summary>The assets, in the order that decides between equal scores.</summary>
    public IReadOnlyList<string> Universe { get; }

    /// <summary>The prices by asset.</summary>
    public Dictionary<string, PriceSeries> Series { get; }

    /// <summary>The closes by asset, known at the end of their days.</summary>
    public Dictionary<string, CloseSeries> Closes { get; }

    /// <summary>Every day on which an asset has a price.</summary>
    public IReadOnlyList<DateOnly> Dates { get; }

    /// <summary>What is observed of the regime at the end of one of the days, or null.</summary>
    public RegimeObservation? Observe(DateOnly date)
    {
        if (_named is null && _regimePrices is null)
            return null;
        ref var known = ref _observed[DayOf(date)];
        if (Volatile.Read(ref known) is { } observed)
            return observed;
        var at = ReplayClock.Close(date);
        observed = Observe(_named, _regimePrices, at)!;
        return Interlocked.CompareExchange(ref known, observed, null) ?? observed;
    }

    /// <summary>What is observed at a time: the regime that was named, or else the one that prices show; null without either.</summary>
    public static RegimeObservation? Observe(RegimeSeries? named, RegimePrices? prices, DateTimeOffset at) =>
        named is not null ? named.Observe(at) : prices is not null ? RegimeFromPrices.Observe(prices, at).Observation : null;

    /// <summary>The technical scores of the assets, for decisions of which nobody reads the reasons.</summary>
    public SharedScores Scores(TechnicalScoreOptions options) => _scores.GetOrAdd(options, _ => new SharedScores(this, options));

    /// <summary>The looks at the regime that replays of a rhythm take, for decisions of which nobody reads the events.</summary>
    public SharedRegimes Regimes(RebalanceSettings rhythm, RegimeOptions options) => _regimes.GetOrAdd((rhythm.Frequency, rhythm.Calendar, options), _ => new SharedRegimes(this));

    /// <summary>A day's place among all days of the calendar from the first price to the last.</summary>
    public int DayOf(DateOnly date) => date.DayNumber - _first.DayNumber;

    /// <summary>A series' closes that can be traded at, each known at the end of its day: a bad row costs one day, not the scores of a year.</summary>
    public static CloseSeries ToCloses(PriceSeries series) => new(series.Bars.Where(bar => bar.IsTradable).Select(bar => new DailyClose(ReplayClock.Close(bar.Date), bar.Close)));
}
