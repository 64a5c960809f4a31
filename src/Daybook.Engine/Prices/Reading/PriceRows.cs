namespace Daybook.Engine.Prices.Reading;

/// <summary>Takes a text's rows, one after the other, as its layout says.</summary>
internal sealed class PriceRows(PriceTable table, PriceLayout layout, PricePart part, AssetTable assets)
{
    private const int FirstYear = 1700;
    private const int LastYear = 2299;

    // Far over every price and volume, and far under where what a portfolio is worth would overflow.
    private const double Largest = 1e15;

    /// <summary>Takes the table's row: as a bar of its asset, or as a note when it has no close.</summary>
    /// <returns>What is wrong with the row, or null.</returns>
    public PriceError? Take()
    {
        if (table.Count != layout.Columns.Count)
            return part.Error(table.Line, null, $"{layout.Columns.Count} fields are expected, not {table.Count}");
        if (layout.Period >= 0 && table[layout.Period] is not ("D" or "d"))
            return Misfit(layout.Period, "the period D of daily prices is expected");
        if (!PriceCells.IsDate(table[layout.Date], layout.DateForm, out var date))
            return Misfit(layout.Date, $"a date is expected, such as {PriceCells.Example(layout.DateForm)}");
        if (date.Year is < FirstYear or > LastYear)
            return Misfit(layout.Date, $"a date of the years {FirstYear} to {LastYear} is expected");
        PriceError? misfit = null;
        if (Bar(date, ref misfit) is not { } bar)
            return misfit;
        var name = layout.Asset ?? table[layout.AssetColumn];
        if (!assets.TryGet(name, out var rows, out var problem))
            return part.Error(table.Line, layout.AssetColumn < 0 ? null : layout.Columns[layout.AssetColumn], problem);
        Take(rows, bar);
        return null;
    }

    private void Take(AssetRows rows, in PriceBar bar)
    {
        if (double.IsNaN(bar.Close))
        {
            part.Note(table.Line, rows.Asset, PriceNoteCodes.NoClose, $"{bar.Date:yyyy-MM-dd} has no close; the row was skipped");
            return;
        }

        if (!(bar.Close > 0))
            part.Note(table.Line, rows.Asset, PriceNoteCodes.CloseNotPositive, FormattableString.Invariant($"the close of {bar.Date:yyyy-MM-dd} is {bar.Close}; a replay passes over it"));
        rows.Add(new PriceRow(bar, part, table.Line));
    }

    private PriceBar? Bar(DateOnly date, ref PriceError? misfit)
    {
        if (!IsPrice(layout.Open, out var open, ref misfit)
            || !IsPrice(layout.High, out var high, ref misfit)
            || !IsPrice(layout.Low, out var low, ref misfit)
            || !IsPrice(layout.Close, out var close, ref misfit)
            || !IsNumber(layout.Volume, out var volume, ref misfit)
            || !IsNumber(layout.AdjustedClose, out var adjusted, ref misfit))
            return null;
        var bar = new PriceBar(date, open, high, low, close, volume);
        return layout.AdjustedClose < 0 ? bar : Adjusted(bar, adjusted);
    }

    private static PriceBar Adjusted(in PriceBar bar, double close)
    {
        var factor = close == bar.Close ? 1 : close / bar.Close;
        return bar with { Open = Scaled(bar.Open, factor), High = Scaled(bar.High, factor), Low = Scaled(bar.Low, factor), Close = close };
    }

    // Without a close to compare the adjusted one with, the other prices cannot be scaled and are not known.
    private static double Scaled(double price, double factor) => price * factor is var scaled && double.IsFinite(scaled) ? scaled : double.NaN;

    private bool IsPrice(int column, out double price, ref PriceError? misfit)
    {
        if (!layout.IsInTenThousandths)
            return IsNumber(column, out price, ref misfit);
        if (PriceCells.IsTenThousandths(table[column], out price))
            return IsInBounds(column, price, ref misfit);
        misfit = Misfit(column, "a whole number of ten-thousandths is expected, as LEAN writes prices of equities, such as 5423400");
        return false;
    }

    private bool IsNumber(int column, out double number, ref PriceError? misfit)
    {
        number = double.NaN;
        if (column < 0 || table[column].IsEmpty || (layout.HasNulls && table[column] is "null") || PriceCells.IsNumber(table[column], out number))
            return IsInBounds(column, number, ref misfit);
        misfit = Misfit(column, "a number is expected, such as 12.5");
        return false;
    }

    private bool IsInBounds(int column, double number, ref PriceError? misfit)
    {
        if (!(Math.Abs(number) > Largest))
            return true;
        misfit = Misfit(column, "a number of at most 1e15 is expected");
        return false;
    }

    private PriceError Misfit(int column, string expected) => part.Error(table.Line, layout.Columns[column], $"{expected}, not {Shown.Quoted(table[column])}");
}
