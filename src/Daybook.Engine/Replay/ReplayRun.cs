using System.Globalization;
using Daybook.Engine.Performance;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Scoring;
using Daybook.Events;
using Daybook.Market.Prices;

namespace Daybook.Engine.Replay;

/// <summary>
/// A backtest over daily prices. Each day: trades that were decided before are made, at the opens or the closes; the day's closes become known; when a rebalance is due, it is
/// decided on them, and traded at each asset's next bar. Only data up to a decision's day can reach it. Everything comes from the options: the same options give the same events.
/// </summary>
public sealed class ReplayRun
{
    /// <summary>The kind of the session that a replay is recorded in.</summary>
    public const string SessionKind = "replay";

    private readonly ReplayOptions _options;
    private readonly IReplayLog _log;
    private readonly ReplayMarket _market;
    private readonly bool _isShared;
    private readonly Dictionary<string, ReplayAsset> _assets;
    private readonly ReplayAsset[] _byName;
    private readonly ReplayPortfolio _portfolio;
    private readonly ReplayBroker _broker;
    private readonly ReplayCorrelations _correlations;
    private readonly SharedScores? _scores;
    private readonly RegimeLook _look = RegimeWatch.Decide;
    private readonly RebalanceSchedule _schedule;
    private readonly ReplayTally _tally = new();
    private readonly List<DailyValue> _values = [];
    private EngineState _state = EngineState.Empty;
    private DateOnly? _rebalanced;
    private DateOnly? _previous;
    private double _peak;

    /// <summary>Prepares a replay.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="log">Where its events go.</param>
    /// <exception cref="ArgumentException">An asset of the universe has no prices, there is no day to replay, or the calendar does not know the days.</exception>
    /// <exception cref="InvalidOperationException">The calendar that the configuration names was not given.</exception>
    public ReplayRun(ReplayOptions options, IReplayLog log)
        : this(options, log, null)
    {
    }

    /// <summary>Prepares a replay beside others.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="log">Where its events go.</param>
    /// <param name="shared">What it has in common with the others, made of the same prices, universe and regimes; null: nothing.</param>
    internal ReplayRun(ReplayOptions options, IReplayLog log, ReplayMarket? shared)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(log);
        (_options, _log, _market, _isShared) = (options, log, shared ?? new ReplayMarket(options), shared is not null);
        _assets = _market.Universe.ToDictionary(asset => asset, asset => new ReplayAsset(_market.Series[asset], _market.Closes[asset]), StringComparer.Ordinal);
        _byName = [.. _assets.Values.OrderBy(asset => asset.Asset, StringComparer.Ordinal)];
        Days = ReplayDays.Of(options, _market);
        _schedule = options.Rebalance.Schedule;
        if (_schedule.FindUnknown(Days[0], Days[^1]) is { } unknown)
            throw new ArgumentException(unknown, nameof(options));
        _previous = _market.Dates.TakeWhile(date => date < Days[0]).Select(date => (DateOnly?)date).LastOrDefault();
        if (shared is not null && !log.IsWritten)
        {
            _scores = shared.Scores(options.Rebalance.TechnicalScore);
            _look = shared.Regimes(options.Rebalance.Configuration.Rebalance, options.Rebalance.Regimes).Look;
        }

        var money = options.Rebalance.Configuration.Rebalance;
        _portfolio = new ReplayPortfolio(money.Cash);
        _broker = new ReplayBroker(_portfolio, _assets, money.Commission, money.Slippage);
        _correlations = new ReplayCorrelations(_assets, options.Rebalance.Configuration.Selection.CorrelationWindowDays);
        _peak = money.Cash;
    }

    /// <summary>The days that are replayed.</summary>
    public IReadOnlyList<DateOnly> Days { get; }

    /// <summary>Runs from the first day to the last.</summary>
    /// <param name="progress">Told after every day.</param>
    /// <param name="cancellationToken">Stops between two days.</param>
    public async Task<ReplayResult> RunAsync(IProgress<ReplayProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        _values.Add(new DailyValue(Days[0].AddDays(-1), _portfolio.Cash));
        for (var i = 0; i < Days.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await DayAsync(Days[i]).ConfigureAwait(false);
            progress?.Report(new ReplayProgress(Days[i], i + 1, Days.Count, _values[^1].Value));
        }

        await EndAsync().ConfigureAwait(false);
        return _tally.ToResult(_values, _broker.Traded, _broker.Costs, _state);
    }

    /// <summary>What an earlier day decided and the last one did not see made is given up. What the last day decided would be traded after it.</summary>
    private async ValueTask EndAsync()
    {
        var last = Days[^1];
        _broker.End(ReplayClock.Close(last));
        var events = new List<PortfolioEvent>();
        TakeUnfilled(events, last);
        if (events.Count > 0)
            await _log.WriteAsync(events).ConfigureAwait(false);
        _tally.Events += events.Count;
    }

    private async ValueTask DayAsync(DateOnly date)
    {
        var events = new List<PortfolioEvent>();
        foreach (var asset in _byName)
            asset.BeginDay(date);
        Take(events, _broker.Execute(date, atOpen: true));
        foreach (var asset in _byName)
            asset.EndDay();
        Take(events, _broker.Execute(date, atOpen: false));
        Take(events, Vanished(date));
        TakeUnfilled(events, date);
        Note(date);
        CloseBooks(date, events);
        if (events.Count > 0)
            await _log.WriteAsync(events).ConfigureAwait(false);
        _tally.Events += events.Count;
        if (IsDue(date))
            await RebalanceAsync(date).ConfigureAwait(false);
        _previous = date;
    }

    private void Take(List<PortfolioEvent> events, IEnumerable<Fill> fills)
    {
        foreach (var fill in fills)
        {
            var happened = FillEvents.All(fill, _state, _options.Rebalance.Buckets);
            _state = _state.Apply(happened);
            events.AddRange(happened);
            _tally.Fills++;
        }
    }

    private void TakeUnfilled(List<PortfolioEvent> events, DateOnly date)
    {
        foreach (var unfilled in _broker.TakeUnfilled())
        {
            _tally.Note(date, unfilled.Order.Asset, ReplayNoteCodes.OrderExpired, unfilled.Reason);
            if (_log.IsWritten)
                events.Add(unfilled.ToEvent(ReplayClock.Close(date), _state.Regimes.Detection.Current?.Regime.Name));
        }
    }

    private List<Fill> Vanished(DateOnly date)
    {
        var fills = new List<Fill>();
        foreach (var asset in _portfolio.Units.Keys.Where(asset => HasVanished(_assets[asset], date)).ToList())
        {
            fills.Add(_broker.Liquidate(asset, date));
            _tally.Note(date, asset, ReplayNoteCodes.Vanished, string.Create(CultureInfo.InvariantCulture, $"no price since {_assets[asset].LastDate:yyyy-MM-dd}: the position was closed at the last price"));
        }

        return fills;
    }

    /// <summary>True when an asset is not traded any more, or not yet: there is nothing to decide about it.</summary>
    private bool HasVanished(ReplayAsset asset, DateOnly date) => date.DayNumber - asset.LastDate.DayNumber > _options.VanishedAfterDays;

    private void Note(DateOnly date)
    {
        foreach (var asset in _byName)
        {
            if (asset.Today is { IsTradable: false } bar)
                _tally.Note(date, asset.Asset, ReplayNoteCodes.NotTradable, $"{BarFault.OfClose(bar)}: nothing trades at it, and no score uses it");
            else if (asset.Known == 1 && asset.LastDate == date && date > Days[0])
                _tally.Note(date, asset.Asset, ReplayNoteCodes.StartsLate, "its prices begin after the replay does");
        }
    }

    private void CloseBooks(DateOnly date, List<PortfolioEvent> events)
    {
        var value = _portfolio.Value(_assets);
        var before = _values[^1].Value;
        _peak = Math.Max(_peak, value);
        _values.Add(new DailyValue(date, value));
        if (!_log.IsWritten)
            return;
        events.Add(PortfolioEvent.Create(
            EventTypes.PortfolioSnapshot,
            ReplayClock.Close(date),
            "The portfolio at the end of the day",
            regime: _state.Regimes.Detection.Current?.Regime.Name,
            portfolioAllocation: 1 - (_portfolio.Cash / value),
            activePositions: _portfolio.Units.Count,
            metadata: Metadata.Of(
                ("portfolio_value", value),
                ("cash", _portfolio.Cash),
                ("daily_return", (value / before) - 1),
                ("cumulative_return", (value / _values[0].Value) - 1),
                ("drawdown_pct", 100 * ((value / _peak) - 1)))));
    }

    private bool IsDue(DateOnly date)
    {
        if (_schedule.DueDay(date, _rebalanced, _previous) is not { } due)
            return false;
        if (due != date && _schedule.Assumption is not null)
            _tally.Note(date, string.Empty, ReplayNoteCodes.RebalancedLate, string.Create(CultureInfo.InvariantCulture, $"{due:yyyy-MM-dd}, the last weekday of its {_schedule.PeriodWord}, had no prices: rebalanced on the next day with prices"));
        return true;
    }

    private async ValueTask RebalanceAsync(DateOnly date)
    {
        _rebalanced = date;
        _correlations.Clear();
        var decision = Rebalance.Make(_state, Snapshot(date), _options.Rebalance, _log.IsWritten, _look);
        _state = decision.State;
        _tally.Take(decision);
        _broker.Place(decision.Targets, ReplayClock.Close(date), _options.Rebalance.InForce(_state.Regimes).Selection.MaxPositions);
        var events = new List<PortfolioEvent>();
        TakeUnfilled(events, date);
        if (events.Count > 0)
            await _log.WriteAsync(events).ConfigureAwait(false);
        _tally.Events += events.Count;
        await _log.WriteAsync(decision).ConfigureAwait(false);
    }

    private MarketSnapshot Snapshot(DateOnly date)
    {
        var value = _portfolio.Value(_assets);
        var universe = new List<AssetSnapshot>(_market.Universe.Count);
        foreach (var name in _market.Universe)
        {
            var asset = _assets[name];
            if (HasVanished(asset, date))
                continue;
            var size = _portfolio.UnitsOf(name) * asset.Mark / value;
            var held = size > 0;
            universe.Add(new AssetSnapshot(Score(asset, held, date), held ? size : 0)
            {
                Price = asset.LastClose,
                Return = _options.Rebalance.Protections.CoreAssets.Enabled ? asset.ReturnOver(_options.Rebalance.Protections.CoreAssets.UnderperformanceDays) : null,
            });
        }

        return new MarketSnapshot { At = ReplayClock.Close(date), Universe = universe, Regime = Observe(date), Correlations = _correlations.Closest };
    }

    /// <summary>What is seen of the regime. Alone, a replay asks once for every day, and need not remember.</summary>
    private RegimeObservation? Observe(DateOnly date) =>
        _isShared ? _market.Observe(date) : ReplayMarket.Observe(_options.Regimes, _options.RegimePrices, ReplayClock.Close(date));

    private AssetScore Score(ReplayAsset asset, bool isHeld, DateOnly date)
    {
        var (at, options) = (ReplayClock.Close(date), _options.Rebalance.Scoring);
        if (_log.IsWritten)
            return AssetScoring.Of(asset.Asset, asset.Closes, _options.Fundamentals, isHeld, at, options, _options.Rebalance.TechnicalScore);
        var technical = !options.Technical ? null : _scores?.Of(asset.Asset, date) ?? TechnicalScore.Make(asset.Closes, at, _options.Rebalance.TechnicalScore, isRead: false);
        return AssetScoring.Make(asset.Asset, technical, _options.Fundamentals?.At(asset.Asset, at), isHeld, options, isRead: false);
    }
}
