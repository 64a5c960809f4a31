using System.Globalization;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Replay;

/// <summary>
/// Makes the trades of a decision at each asset's next bar: at its open where that is known, otherwise at its close; sales before purchases. A decrease never buys and an increase
/// never sells, whatever the price did meanwhile, and no purchase takes more than the cash. One that comes before the sales that shall pay for it, since their next bars fall on a later
/// day, waits for its money. A new decision replaces what has not been traded.
/// </summary>
internal sealed class ReplayBroker(ReplayPortfolio portfolio, IReadOnlyDictionary<string, ReplayAsset> assets, double commission, double slippage)
{
    // Smaller trades are a matter of rounding.
    private const double LeastValue = 1e-6;

    // What a purchase may lack of its size, a fraction of the portfolio: prices move between the decision and the trade, and costs are paid from the same money.
    private const double Tolerance = 0.005;

    private readonly SortedDictionary<string, Target> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _waiting = new(StringComparer.Ordinal);
    private readonly List<UnfilledOrder> _unfilled = [];
    private DateTimeOffset _decidedAt;
    private int _maxPositions;

    /// <summary>What commission and slippage have cost so far, in currency.</summary>
    public double Costs { get; private set; }

    /// <summary>What was traded so far, purchases and sales, in currency.</summary>
    public double Traded { get; private set; }

    /// <summary>Takes the orders of a decision. Earlier ones that were not traded, and are not decided again, are given up.</summary>
    /// <param name="targets">The orders.</param>
    /// <param name="at">When it was decided.</param>
    /// <param name="maxPositions">The most positions that there may be.</param>
    public void Place(IReadOnlyList<Target> targets, DateTimeOffset at, int maxPositions)
    {
        _maxPositions = maxPositions;
        foreach (var order in _orders.Values.Where(order => !targets.Any(target => target.Asset == order.Asset && target.Action == order.Action)))
            _unfilled.Add(new UnfilledOrder(order, _decidedAt, _waiting.GetValueOrDefault(order.Asset, UnfilledOrder.NoPrice), SizeOf(order.Asset)));
        _orders.Clear();
        _waiting.Clear();
        _decidedAt = at;
        foreach (var target in targets.Where(target => target.Action != TradeAction.Hold))
            _orders[target.Asset] = target;
    }

    /// <summary>Gives up the orders of an earlier decision than that of the last day, as the replay ends.</summary>
    public void End(DateTimeOffset last)
    {
        if (_decidedAt >= last)
            return;
        foreach (var order in _orders.Values)
            _unfilled.Add(new UnfilledOrder(order, _decidedAt, _waiting.GetValueOrDefault(order.Asset, UnfilledOrder.AtTheEnd), SizeOf(order.Asset)));
        _orders.Clear();
    }

    /// <summary>The orders that were given up since the last time, in whole or in part.</summary>
    public IReadOnlyList<UnfilledOrder> TakeUnfilled()
    {
        UnfilledOrder[] taken = [.. _unfilled];
        _unfilled.Clear();
        return taken;
    }

    /// <summary>The trades that are made today at the opens, or at the closes of assets whose open is not known.</summary>
    public IEnumerable<Fill> Execute(DateOnly date, bool atOpen)
    {
        if (_orders.Count == 0)
            return [];
        var due = _orders.Values.Where(order => atOpen ? assets[order.Asset].HasOpen : assets[order.Asset] is { HasOpen: false, Today.IsTradable: true }).ToList();
        var fills = new List<Fill>();
        foreach (var order in due.Where(order => order.Action.ReducesRisk()))
            Add(fills, Sell(order, date, atOpen));
        foreach (var order in due.Where(order => !order.Action.ReducesRisk()))
            Add(fills, Buy(order, date, atOpen));
        return fills;
    }

    /// <summary>Closes a position of an asset that is not traded any more, at its last price and without costs.</summary>
    public Fill Liquidate(string asset, DateOnly date)
    {
        _orders.Remove(asset);
        var (price, units) = (assets[asset].Mark, portfolio.UnitsOf(asset));
        var before = SizeOf(asset);
        portfolio.Trade(asset, -units, price, 0);
        var reason = string.Create(CultureInfo.InvariantCulture, $"No price since {assets[asset].LastDate:yyyy-MM-dd}: closed at the last one");
        return new Fill(asset, ReplayClock.Close(date), -units, price, before, 0) { IsForced = true, Reason = reason };
    }

    private void Add(List<Fill> fills, Fill? fill)
    {
        if (fill is null)
            return;
        fills.Add(fill);
        Traded += Math.Abs(fill.Quantity) * fill.Price;
    }

    private Fill? Sell(Target order, DateOnly date, bool atOpen)
    {
        _orders.Remove(order.Asset);
        var (raw, units) = (RawPrice(order.Asset, atOpen), portfolio.UnitsOf(order.Asset));
        var price = raw * (1 - slippage);
        var lost = raw - (price * (1 - commission));

        // As in a purchase: what a unit loses lowers the whole.
        var wanted = order.Action == TradeAction.Close ? units : Math.Min(units, ((units * raw) - (order.Size * Value(order.Asset, raw))) / (raw - (order.Size * lost)));
        return wanted * price <= LeastValue ? null : Make(order.Asset, -wanted, raw, price, date, atOpen);
    }

    private Fill? Buy(Target order, DateOnly date, bool atOpen)
    {
        // A close that was denied a price still takes its place.
        if (order.Action == TradeAction.Open && portfolio.Units.Count >= _maxPositions)
            return Wait(order, UnfilledOrder.NoPlace);
        var (raw, units) = (RawPrice(order.Asset, atOpen), portfolio.UnitsOf(order.Asset));
        var price = raw * (1 + slippage);
        var lost = (price * (1 + commission)) - raw;

        // What a unit costs beyond its worth lowers the whole, so that the position has its size afterwards and not before.
        var wanted = ((order.Size * Value(order.Asset, raw)) - (units * raw)) / (raw + (order.Size * lost));
        var quantity = Math.Min(wanted, portfolio.Cash / (price * (1 + commission)));
        var isShort = (wanted - quantity) * raw > Tolerance * Value(order.Asset, raw);
        if (isShort && _orders.Values.Any(other => other.Action.ReducesRisk()))
            return Wait(order, UnfilledOrder.NoCash);
        _orders.Remove(order.Asset);
        var fill = quantity * price <= LeastValue ? null : Make(order.Asset, quantity, raw, price, date, atOpen);
        if (isShort)
            _unfilled.Add(new UnfilledOrder(order, _decidedAt, UnfilledOrder.NoCash, SizeAt(order.Asset, raw)));
        return fill;
    }

    private Fill? Wait(Target order, string why)
    {
        _waiting[order.Asset] = why;
        return null;
    }

    private Fill Make(string asset, double quantity, double raw, double price, DateOnly date, bool atOpen)
    {
        var before = SizeAt(asset, raw);
        var costs = Math.Abs(quantity) * price * commission;
        Costs += costs + (Math.Abs(quantity) * Math.Abs(price - raw));
        portfolio.Trade(asset, quantity, price, costs);
        return new Fill(asset, atOpen ? ReplayClock.Open(date) : ReplayClock.Close(date), quantity, price, before, SizeAt(asset, raw), costs);
    }

    private double RawPrice(string asset, bool atOpen) => atOpen ? assets[asset].Today!.Value.Open : assets[asset].Today!.Value.Close;

    private double SizeOf(string asset) => SizeAt(asset, assets[asset].Mark);

    private double SizeAt(string asset, double price) => portfolio.UnitsOf(asset) * price / Value(asset, price);

    /// <summary>The portfolio's value with one asset at a price of its own.</summary>
    private double Value(string asset, double price) => portfolio.Value(assets) + (portfolio.UnitsOf(asset) * (price - assets[asset].Mark));
}
