using System.Globalization;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>Takes a text's rows, one after the other, as its layout says.</summary>
/// <param name="table">The rows.</param>
/// <param name="layout">How they are to be read.</param>
/// <param name="reading">Reads the dates.</param>
/// <param name="numbers">Reads the numbers.</param>
/// <param name="part">The text.</param>
/// <param name="assets">Where the bars go.</param>
/// <param name="factors">LEAN's factors for it, or null.</param>
internal sealed class PriceRows(PriceTable table, PriceLayout layout, DateReader reading, NumberReader numbers, PricePart part, AssetTable assets, LeanFactors? factors)
{
    private const int FirstYear = 1700;
    private const int LastYear = 2299;

    // Far over every price and volume, and far under where what a portfolio is worth would overflow.
    private const double Largest = 1e15;

    private readonly AssetRows?[] _rows = new AssetRows?[layout.Assets.Count];
    private readonly Missing?[] _missing = new Missing?[layout.Assets.Count];
    private readonly List<(int Asset, AssetRows Rows, PriceBar Bar, DateReader.Open Date, int Line)> _undecided = [];
    private PriceError? _ambiguous;

    /// <summary>Takes the table's row: as bars of its assets, or as a note where there is no close.</summary>
    /// <returns>What is wrong with the row, or null.</returns>
    public PriceError? Take()
    {
        if (table.Count != layout.Columns.Count)
            return part.Error(table.Line, null, string.Create(CultureInfo.InvariantCulture, $"{layout.Columns.Count} fields are expected, not {table.Count}"), "fields");
        if (layout.Period >= 0 && table[layout.Period] is not ("D" or "d"))
            return Misfit(layout.Period, "the period D of daily prices is expected");
        if (!reading.TryRead(table[layout.Date], out var date, out var open))
            return Misfit(layout.Date, $"a date is expected, such as {reading.Example}");
        if ((open?.Year ?? date.Year) is < FirstYear or > LastYear)
            return Misfit(layout.Date, $"a date of the years {FirstYear} to {LastYear} is expected");
        if (open is not null)
            _ambiguous ??= Misfit(layout.Date, $"a date is expected that can be read in one way, and no date in the file shows which number is the day; set it with --date-format {reading.Choice}");
        else if (_undecided.Count > 0)
            Decide();
        for (var i = 0; i < _rows.Length; i++)
        {
            PriceError? misfit = null;
            if (Bar(layout.Assets[i], date, ref misfit) is not { } bar || RowsOf(i, ref misfit) is not { } rows)
                return misfit;
            if (open is { } undecided)
                _undecided.Add((i, rows, bar, undecided, table.Line));
            else
                Take(i, rows, bar, table.Line);
        }

        return null;
    }

    /// <summary>Says after the last row what could only be known then.</summary>
    /// <returns>What is wrong with the text as a whole, or null.</returns>
    public PriceError? End()
    {
        if (reading.IsUndecided && layout.UsualDateForm is { } usual)
        {
            reading.Decide(usual);
            Decide();
        }

        foreach (var (missing, rows) in _missing.Zip(_rows))
        {
            if (missing is not null)
            {
                part.Note(missing.Line, rows!.Asset, PriceNoteCodes.NoClose, missing.Days == 1
                    ? $"{missing.First:yyyy-MM-dd} has no close; it was skipped"
                    : string.Create(CultureInfo.InvariantCulture, $"{missing.Days:N0} days have no close, the first {missing.First:yyyy-MM-dd}, the last {missing.Last:yyyy-MM-dd}; they were skipped"));
            }
        }

        return reading.IsUndecided ? _ambiguous : null;
    }

    private void Decide()
    {
        foreach (var (asset, rows, bar, open, line) in _undecided)
            Take(asset, rows, bar with { Date = reading.Decide(open) }, line);
        _undecided.Clear();
    }

    private AssetRows? RowsOf(int i, ref PriceError? misfit)
    {
        if (_rows[i] is { } known)
            return known;
        var columns = layout.Assets[i];
        if (!assets.TryGet(columns.Asset ?? table[columns.AssetColumn], out var rows, out var problem))
            misfit = part.Error(table.Line, columns.AssetColumn < 0 ? null : layout.Columns[columns.AssetColumn], problem);
        else if (columns.Asset is not null)
            _rows[i] = rows;
        return rows;
    }

    private void Take(int asset, AssetRows rows, in PriceBar raw, int line)
    {
        var bar = factors is null || factors.Asset != rows.Asset ? raw : Times(raw, factors.Of(raw.Date));
        if (double.IsNaN(bar.Close))
        {
            if (_rows.Length > 1)
                (_missing[asset] ??= new Missing(line, bar.Date)).Count(bar.Date);
            else
                part.Note(line, rows.Asset, PriceNoteCodes.NoClose, $"{bar.Date:yyyy-MM-dd} has no close{(double.IsNaN(raw.Close) ? string.Empty : " that could be adjusted: the factor is not known")}; the row was skipped");
            return;
        }

        if (!(bar.Close > 0))
            part.Note(line, rows.Asset, PriceNoteCodes.CloseNotPositive, FormattableString.Invariant($"the close of {bar.Date:yyyy-MM-dd} is {bar.Close}; a replay skips it"));
        rows.Add(new PriceRow(bar, part, line));
    }

    private PriceBar? Bar(PriceColumns columns, DateOnly date, ref PriceError? misfit)
    {
        if (!IsPrice(columns.Open, out var open, ref misfit)
            || !IsPrice(columns.High, out var high, ref misfit)
            || !IsPrice(columns.Low, out var low, ref misfit)
            || !IsPrice(columns.Close, out var close, ref misfit)
            || !IsNumber(columns.Volume, isVolume: true, out var volume, ref misfit)
            || !IsNumber(columns.AdjustedClose, isVolume: false, out var adjusted, ref misfit))
            return null;
        var bar = new PriceBar(date, open, high, low, close, volume);
        return columns.AdjustedClose < 0 ? bar : Times(bar, adjusted == close ? 1 : adjusted / close) with { Close = adjusted };
    }

    // Without a factor the prices cannot be scaled and are not known.
    private static PriceBar Times(in PriceBar bar, double factor) => bar with { Open = Scaled(bar.Open, factor), High = Scaled(bar.High, factor), Low = Scaled(bar.Low, factor), Close = Scaled(bar.Close, factor) };

    private static double Scaled(double price, double factor) => price * factor is var scaled && double.IsFinite(scaled) ? scaled : double.NaN;

    private bool IsPrice(int column, out double price, ref PriceError? misfit)
    {
        if (!layout.IsInTenThousandths)
            return IsNumber(column, isVolume: false, out price, ref misfit);
        if (PriceCells.IsTenThousandths(table[column], out price))
            return IsInBounds(column, price, ref misfit);
        misfit = Misfit(column, "a whole number of ten-thousandths is expected, as LEAN writes prices of equities, such as 5423400");
        return false;
    }

    private bool IsNumber(int column, bool isVolume, out double number, ref PriceError? misfit)
    {
        number = double.NaN;
        if (column < 0)
            return true;
        var text = table[column];
        if (text.IsEmpty)
            return true;
        if (numbers.TryRead(text, isVolume, out number, out var problem))
            return IsInBounds(column, number, ref misfit);
        misfit = Misfit(column, problem!);
        return false;
    }

    private bool IsInBounds(int column, double number, ref PriceError? misfit)
    {
        if (!(Math.Abs(number) > Largest))
            return true;
        misfit = Misfit(column, "a number of at most 1e15 is expected");
        return false;
    }

    private PriceError Misfit(int column, string expected) => part.Error(table.Line, layout.Columns[column], $"{expected}, not {Quoted.Text(table[column])}", expected);

    /// <summary>The days of a table's column that have no close. A table has them for each day on which one asset is traded and another is not, so that they are noted together.</summary>
    private sealed class Missing(int line, DateOnly first)
    {
        public int Line => line;

        public DateOnly First { get; private set; } = first;

        public DateOnly Last { get; private set; } = first;

        public int Days { get; private set; }

        public void Count(DateOnly date)
        {
            Days++;
            (First, Last) = (date < First ? date : First, date > Last ? date : Last);
        }
    }
}
