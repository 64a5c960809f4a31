using System.Globalization;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>Makes series of what was read: rows of one date become one bar, or contradict one another; moves and holes are noted.</summary>
internal static class SeriesAssembly
{
    // Numbers are the same when they differ by less than the rounding to single precision, in which many sources keep them: 2^-24, relative to the number.
    private const double Rounding = 1e-7;

    public static IReadOnlyList<PriceSeries> Assemble(AssetTable assets, PriceErrors errors)
    {
        List<PriceSeries> series = [];
        foreach (var rows in assets.All)
        {
            if (errors.IsFull)
                break;
            List<PriceBar> bars = [];
            foreach (var row in Merged(rows, errors))
            {
                if (bars.Count > 0)
                    NoteChange(rows.Asset, bars[^1], row);
                NoteFault(rows.Asset, bars.Count > 0 ? bars[^1].Close : double.NaN, row);
                bars.Add(row.Bar);
                row.Part.CountBar();
            }

            if (bars.Count > 0)
                series.Add(new PriceSeries(rows.Asset, bars));
        }

        return series;
    }

    private static IEnumerable<PriceRow> Merged(AssetRows rows, PriceErrors errors)
    {
        PriceRow? pending = null;
        foreach (var row in rows.Sorted())
        {
            if (pending is not { } first)
            {
                pending = row;
            }
            else if (first.Bar.Date == row.Bar.Date)
            {
                pending = Merge(rows.Asset, first, row, errors);
            }
            else
            {
                yield return first;
                pending = row;
            }
        }

        if (pending is { } last)
            yield return last;
    }

    private static PriceRow Merge(string asset, in PriceRow first, in PriceRow row, PriceErrors errors)
    {
        var (one, other) = (first.Bar, row.Bar);
        if (Contradiction(one, other) is var (column, known, told))
        {
            errors.Add(row.Part.Error(row.Line, column, string.Create(
                CultureInfo.InvariantCulture,
                $"{Quoted.Plain(asset)} has {told} on {one.Date:yyyy-MM-dd}, but {known} in {PlaceOf(first)}; one {column} is expected for a day"), "contradiction"));
            return first;
        }

        row.Part.Note(row.Line, asset, PriceNoteCodes.DuplicateRow, $"{one.Date:yyyy-MM-dd} is already in {PlaceOf(first)}; it counts once");
        var merged = new PriceBar(
            one.Date,
            Known(one.Open, other.Open),
            Known(one.High, other.High),
            Known(one.Low, other.Low),
            one.Close,
            Known(one.Volume, other.Volume));
        return first with { Bar = merged };
    }

    private static (string Column, double Known, double Told)? Contradiction(in PriceBar one, in PriceBar other)
    {
        ReadOnlySpan<(string Column, double Known, double Told)> columns =
        [
            ("close", one.Close, other.Close),
            ("open", one.Open, other.Open),
            ("high", one.High, other.High),
            ("low", one.Low, other.Low),
            ("volume", one.Volume, other.Volume),
        ];
        foreach (var column in columns)
        {
            if (!double.IsNaN(column.Known) && !double.IsNaN(column.Told) && Math.Abs(column.Known - column.Told) > Rounding * Math.Abs(column.Known))
                return column;
        }

        return null;
    }

    private static double Known(double one, double other) => double.IsNaN(one) ? other : one;

    private static void NoteChange(string asset, in PriceBar before, in PriceRow row)
    {
        if (PriceHealth.SplitOf(before, row.Bar) is { } split)
        {
            row.Part.Note(row.Line, asset, PriceNoteCodes.PossibleSplit, string.Create(
                CultureInfo.InvariantCulture,
                $"the close went from {before.Close} on {before.Date:yyyy-MM-dd} to {row.Bar.Close} on {row.Bar.Date:yyyy-MM-dd}, as by a split of {split} that was not adjusted for; it was kept"));
        }
        else if (PriceHealth.IsLargeMove(before, row.Bar))
        {
            row.Part.Note(row.Line, asset, PriceNoteCodes.LargeMove, string.Create(
                CultureInfo.InvariantCulture,
                $"the close went from {before.Close} on {before.Date:yyyy-MM-dd} to {row.Bar.Close} on {row.Bar.Date:yyyy-MM-dd}: {PriceHealth.Move(before, row.Bar) * 100:+0;-0} %"));
        }

        if (PriceHealth.IsHole(before, row.Bar))
        {
            row.Part.Note(
                row.Line, asset, PriceNoteCodes.Hole, $"nothing between {before.Date:yyyy-MM-dd} and {row.Bar.Date:yyyy-MM-dd}, {PriceHealth.Gap(before, row.Bar)} days later");
        }
    }

    private static void NoteFault(string asset, double before, in PriceRow row)
    {
        // A close that is not above 0 was noted with its row. A low over the high is wrong with both prices, and said once.
        var close = row.Bar is { Close: > 0, IsTradable: false } ? BarFault.OfClose(row.Bar) : null;
        if (close is not null)
            row.Part.Note(row.Line, asset, PriceNoteCodes.BarContradiction, $"{close}; nothing is traded at it");
        if (BarFault.OfOpen(row.Bar, before) is { } open && open != close)
            row.Part.Note(row.Line, asset, PriceNoteCodes.BarContradiction, $"{open}; nothing is traded at it");
    }

    private static string PlaceOf(in PriceRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Part.Place}:{row.Line}");
}
