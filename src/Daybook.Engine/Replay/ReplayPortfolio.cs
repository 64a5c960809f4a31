namespace Daybook.Engine.Replay;

/// <summary>Money and units. Units may be fractions; cash is never under 0.</summary>
internal sealed class ReplayPortfolio(double cash)
{
    private readonly SortedDictionary<string, double> _units = new(StringComparer.Ordinal);

    public double Cash { get; private set; } = cash;

    public IReadOnlyDictionary<string, double> Units => _units;

    public double UnitsOf(string asset) => _units.GetValueOrDefault(asset);

    /// <summary>What all is worth now.</summary>
    public double Value(IReadOnlyDictionary<string, ReplayAsset> assets)
    {
        var value = Cash;
        foreach (var (asset, units) in _units)
            value += units * assets[asset].Mark;
        return value;
    }

    /// <summary>Takes a trade in.</summary>
    public void Trade(string asset, double quantity, double price, double costs)
    {
        Cash = Math.Max(0, Cash - (quantity * price) - costs);
        var units = UnitsOf(asset) + quantity;
        if (units > 0)
            _units[asset] = units;
        else
            _units.Remove(asset);
    }
}
