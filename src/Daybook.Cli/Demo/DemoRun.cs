namespace Daybook.Cli.Demo;

/// <summary>A small backtest: opens what scores well, keeps what is protected, closes the rest. Everything that it does is written down.</summary>
internal sealed class DemoRun
{
    private const double Capital = 100_000;
    private const double PositionWeight = 0.1;
    private const int DayOfTheFault = 47;

    private readonly IReadOnlyList<DemoDay> _days;
    private readonly DemoLog _log;
    private readonly Dictionary<string, DemoPosition> _positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DateOnly>> _cycles = new(StringComparer.Ordinal);
    private double _cash = Capital;
    private bool _isFaultDue;
    private DemoDay _day;
    private DemoDay _before;

    private DemoRun(int seed)
    {
        _days = DemoMarket.Create(seed);
        _log = new DemoLog(seed);
        _day = _before = _days[0];
    }

    public IReadOnlyList<DemoDay> Days => _days;

    public List<DemoTrade> Trades { get; } = [];

    public List<DemoHolding> Holdings { get; } = [];

    public List<DemoValue> Values { get; } = [];

    public DemoLog Log => _log;

    /// <summary>Runs the backtest of a seed.</summary>
    public static DemoRun Create(int seed)
    {
        var run = new DemoRun(seed);
        for (var i = 0; i < run._days.Count; i++)
        {
            run._before = run._days[Math.Max(0, i - 1)];
            run._day = run._days[i];
            run._isFaultDue |= i == DayOfTheFault;
            run.RunDay();
        }

        return run;
    }

    private double Price(DemoAsset asset) => _day.Prices[asset.Symbol];

    private double Score(DemoAsset asset) => _day.Scores[asset.Symbol];

    private double Value => _cash + _positions.Values.Sum(position => position.Shares * Price(position.Asset));

    private void RunDay()
    {
        _log.BeginDay(_day.Date, _day.Regime);
        foreach (var position in _positions.Values.OrderBy(position => position.Asset.Symbol, StringComparer.Ordinal).ToArray())
            Review(position);
        var candidates = DemoUniverse.Assets
            .Where(asset => Score(asset) >= DemoRules.OpenThreshold && !_positions.ContainsKey(asset.Symbol) && !Trades.Exists(trade => trade.Date == _day.Date && trade.Asset == asset))
            .OrderByDescending(Score);
        foreach (var asset in candidates)
        {
            if (_positions.Count < DemoRules.MostPositions)
                Consider(asset);
        }

        _log.EndDay();
        CloseBooks();
    }

    private void Review(DemoPosition position)
    {
        var score = Score(position.Asset);
        if (score >= DemoRules.Threshold)
        {
            if (position.GraceSince is { } since)
            {
                _log.Ask(position.Asset.Symbol, "review", question => question.GraceEnds(score, DaysSince(since), SizeOf(position, position.GraceShares), recovered: true));
                position.GraceSince = null;
            }

            Trade(position.Asset, "HOLD", position.Shares, "Score holds");
            return;
        }

        _log.Ask(position.Asset.Symbol, "close", question => Close(position, score, question));
    }

    private void Close(DemoPosition position, double score, DemoQuestion question)
    {
        var held = position.DaysHeld(_day.Date);
        if (held < DemoRules.MinHoldingDays)
        {
            question.HoldingBlocks(held);
            question.Decided("close", "holding_period");
            Trade(position.Asset, "HOLD", position.Shares, "Minimum holding period");
        }
        else if (position.GraceSince is not { } since)
        {
            position.GraceSince = _day.Date;
            position.GraceShares = position.Shares;
            question.GraceStarts(score, SizeOf(position, position.Shares));
            question.Decided("close", "grace_period");
            Trade(position.Asset, "HOLD", position.Shares, "Grace period begins");
        }
        else if (DaysSince(since) >= DemoRules.GraceDays)
        {
            question.GraceEnds(score, DaysSince(since), SizeOf(position, position.GraceShares), recovered: false);
            question.Decided("close", null);
            Sell(position, position.Shares, "Grace period is over");
        }
        else
        {
            Decay(position, score, DaysSince(since), question);
        }
    }

    private void Decay(DemoPosition position, double score, int days, DemoQuestion question)
    {
        var factor = Math.Max(Math.Pow(DemoRules.DecayRate, days), DemoRules.DecayFloor);
        question.Decays(score, days, SizeOf(position, position.GraceShares), Math.Round(factor, 6), SizeOf(position, position.Shares));
        question.Decided("close", "grace_period");
        var target = Math.Max(1, (int)(position.GraceShares * factor));
        if (target < position.Shares)
            Sell(position, position.Shares - target, $"Decay on day {days} of grace");
        else
            Trade(position.Asset, "HOLD", position.Shares, "Grace period");
    }

    private void Consider(DemoAsset asset)
    {
        var shares = (int)(Math.Min(Value * PositionWeight, _cash) / Price(asset));
        if (shares == 0)
            return;
        _log.Ask(asset.Symbol, "open", question =>
        {
            if (_isFaultDue)
            {
                _isFaultDue = false;
                question.Fails("the history of cycles could not be read");
                question.Decided("open", "whipsaw");
                return;
            }

            var cycles = Cycles(asset);
            var reset = cycles.Count == 0 ? 0 : cycles[0].AddDays(DemoRules.WindowDays).DayNumber - _day.Date.DayNumber;
            question.GraceNotNeeded(Score(asset));
            question.Whipsaw(Score(asset), cycles.Count, reset);
            question.Decided("open", cycles.Count >= DemoRules.MaxCycles ? "whipsaw" : null);
            if (cycles.Count < DemoRules.MaxCycles)
                Buy(asset, shares);
        });
    }

    private void Buy(DemoAsset asset, int shares)
    {
        _cash -= shares * Price(asset);
        _positions.Add(asset.Symbol, new DemoPosition { Asset = asset, Opened = _day.Date, Shares = shares });
        Trade(asset, "BUY", shares, "New position");
    }

    private void Sell(DemoPosition position, int shares, string reason)
    {
        _cash += shares * Price(position.Asset);
        position.Shares -= shares;
        Trade(position.Asset, "SELL", shares, reason);
        if (position.Shares > 0)
            return;
        _positions.Remove(position.Asset.Symbol);
        if (!_cycles.TryGetValue(position.Asset.Symbol, out var closes))
            _cycles.Add(position.Asset.Symbol, closes = []);
        closes.Add(_day.Date);
    }

    private void Trade(DemoAsset asset, string action, int quantity, string reason) =>
        Trades.Add(new DemoTrade(_day.Date, asset, action, quantity, Price(asset), reason, _before.Scores[asset.Symbol], Score(asset), _day.Regime));

    private void CloseBooks()
    {
        var value = Value;
        foreach (var position in _positions.Values.OrderBy(position => position.Asset.Symbol, StringComparer.Ordinal))
        {
            Holdings.Add(new DemoHolding(
                _day.Date, position.Asset, position.Shares, Price(position.Asset), position.Shares * Price(position.Asset) / value, Score(position.Asset), position.DaysHeld(_day.Date) + 1));
        }

        var previous = Values.Count == 0 ? Capital : Values[^1].Value;
        var peak = Math.Max(value, Values.Count == 0 ? Capital : Values.Max(day => day.Value));
        Values.Add(new DemoValue(_day.Date, value, _cash, _positions.Count, (value / previous) - 1, (value / Capital) - 1, ((value / peak) - 1) * 100, _day.Regime, _day.Confidence));
    }

    // A cycle counts while its close is inside the window.
    private List<DateOnly> Cycles(DemoAsset asset) =>
        _cycles.TryGetValue(asset.Symbol, out var closes) ? closes.FindAll(close => close.DayNumber > _day.Date.DayNumber - DemoRules.WindowDays) : [];

    private int DaysSince(DateOnly since) => _day.Date.DayNumber - since.DayNumber;

    private double SizeOf(DemoPosition position, int shares) => Math.Round(shares * Price(position.Asset) / Value, 6);
}
