namespace Daybook.Engine.Prices.Reading;

/// <summary>A bar and where it was read.</summary>
internal readonly record struct PriceRow(PriceBar Bar, PricePart Part, int Line);

/// <summary>What was read of one asset.</summary>
internal sealed class AssetRows(string asset)
{
    private readonly List<PriceRow> _rows = [];
    private bool _isSorted = true;
    private PricePart? _unsortedPart;

    public string Asset => asset;

    public void Add(in PriceRow row)
    {
        if (_rows.Count > 0 && row.Bar.Date < _rows[^1].Bar.Date)
        {
            _isSorted = false;
            var before = _rows[^1];
            if (before.Part == row.Part && _unsortedPart != row.Part)
            {
                _unsortedPart = row.Part;
                row.Part.Note(row.Line, asset, PriceNoteCodes.UnsortedDates, $"{row.Bar.Date:yyyy-MM-dd} stands after {before.Bar.Date:yyyy-MM-dd}; the asset's rows were sorted by date");
            }
        }

        _rows.Add(row);
    }

    /// <summary>The rows by date; those of one date in the order in which they were read.</summary>
    public IEnumerable<PriceRow> Sorted() => (_isSorted ? _rows.AsEnumerable() : _rows.OrderBy(row => row.Bar.Date)).Where(row => !row.Part.IsDamaged);
}
