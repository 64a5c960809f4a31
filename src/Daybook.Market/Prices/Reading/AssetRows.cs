namespace Daybook.Market.Prices.Reading;

/// <summary>A bar and where it was read.</summary>
internal readonly record struct PriceRow(PriceBar Bar, PricePart Part, int Line);

/// <summary>What was read of one asset.</summary>
internal sealed class AssetRows(string asset)
{
    private readonly List<PriceRow> _rows = [];
    private bool _isSorted = true;
    private PricePart? _part;
    private Order _order;

    private enum Order
    {
        Unknown,
        Rising,
        Falling,
        Neither,
    }

    public string Asset => asset;

    public void Add(in PriceRow row)
    {
        if (_rows.Count > 0)
            Compare(_rows[^1], row);
        _rows.Add(row);
    }

    /// <summary>The rows by date; those of one date in the order in which they were read.</summary>
    public IEnumerable<PriceRow> Sorted() => (_isSorted ? _rows.AsEnumerable() : _rows.OrderBy(row => row.Bar.Date)).Where(row => !row.Part.IsDamaged);

    // A file may have its newest row first, as vendors do; one with neither order is noted once an asset.
    private void Compare(in PriceRow before, in PriceRow row)
    {
        _isSorted &= row.Bar.Date >= before.Bar.Date;
        if (before.Part != row.Part)
            return;
        if (_part != row.Part)
            (_part, _order) = (row.Part, Order.Unknown);
        if (_order == Order.Neither || row.Bar.Date == before.Bar.Date)
            return;
        var order = row.Bar.Date > before.Bar.Date ? Order.Rising : Order.Falling;
        if (_order == Order.Unknown || _order == order)
        {
            _order = order;
            return;
        }

        _order = Order.Neither;
        row.Part.Note(row.Line, asset, PriceNoteCodes.UnsortedDates, $"{row.Bar.Date:yyyy-MM-dd} comes after {before.Bar.Date:yyyy-MM-dd}; the asset's rows were sorted by date");
    }
}
