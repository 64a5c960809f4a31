using System.Globalization;
using System.Text;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>
/// LEAN's factors of one equity for splits and dividends. A price is adjusted by the price factor times the split factor of the first row that is not dated before its day; after the last row it is
/// as it was traded. Source: LEAN, Common/Data/Auxiliary/CorporateFactorProvider.cs, GetPriceFactor for DataNormalizationMode.Adjusted.
/// </summary>
internal sealed class LeanFactors
{
    private const int MostRows = 100_000;

    private readonly DateOnly[] _dates;
    private readonly double[] _factors;

    private LeanFactors(string asset, string name, string sha256, List<(DateOnly Date, double Factor)> rows)
    {
        (Asset, Name, Sha256) = (asset, name, sha256);
        rows = [.. rows.DistinctBy(row => row.Date).OrderBy(row => row.Date)];
        (_dates, _factors) = ([.. rows.Select(row => row.Date)], [.. rows.Select(row => row.Factor)]);
    }

    /// <summary>The asset that the file is named after.</summary>
    public string Asset { get; }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The digest of its bytes, in small hexadecimal letters.</summary>
    public string Sha256 { get; }

    /// <summary>True for a row such as 20140606,0.9741588,0.142857.</summary>
    public static bool IsRow(IReadOnlyList<string> cells) => TryRow(cells, out _, out _);

    /// <summary>Reads a factor file; null when it has errors.</summary>
    public static LeanFactors? Read(PriceInput input, FileReading file, PriceErrors errors)
    {
        var part = new PricePart(input.Name, 0, string.Empty, file);
        var before = errors.Count;
        using var stored = new StoredFile(input.Open());
        using var text = new StreamReader(stored, Encoding.UTF8);
        List<(DateOnly Date, double Factor)> rows = [];
        var number = 0;
        while (text.ReadLine() is { } line && number < MostRows)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (TryRow(line.Split(','), out var date, out var factor))
                rows.Add((date, factor));
            else
                errors.Add(part.Error(number, null, $"a row of a LEAN factor file is expected, such as 20140606,0.9741588,0.142857, not {Quoted.Text(line)}", "row"));
        }

        if (rows.Count == 0 && errors.Count == before)
            errors.Add(part.Error(0, null, "the LEAN factor file holds no row, so it is not known how the prices are adjusted; get it again, or say --raw to take the prices as they were traded"));
        return errors.Count == before && AssetOfFile.TryFind([input.Name], PriceLayouts.Lean, out var asset, out _) ? new LeanFactors(asset, input.Name, stored.Digest(), rows) : null;
    }

    /// <summary>What a day's prices are multiplied by; NaN when it is not known.</summary>
    public double Of(DateOnly date)
    {
        var at = Array.BinarySearch(_dates, date);
        at = at < 0 ? ~at : at;
        return at < _factors.Length ? _factors[at] : 1;
    }

    /// <summary>What was done, for a note.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"prices are adjusted for splits and dividends by {Quoted.Plain(Name)}: {_factors.Length} rows, factors from {_factors.Append(1).Where(double.IsFinite).Min():0.#######} to {_factors.Append(1).Where(double.IsFinite).Max():0.#######}");

    // LEAN itself passes over factors that are infinite, or that were rounded to an exponent: they are not known. A factor of 0 is none.
    private static bool TryRow(IReadOnlyList<string> cells, out DateOnly date, out double factor)
    {
        (date, factor) = (default, double.NaN);
        if (cells.Count is < 3 or > 5 || !PriceCells.IsCompact(cells[0].Trim(), out date) || !IsFactor(cells[1], out var price) || !IsFactor(cells[2], out var split))
            return false;
        if (!cells.Any(cell => cell.Contains("e+", StringComparison.OrdinalIgnoreCase)) && price * split is > 0 and var product && double.IsFinite(product))
            factor = product;
        return true;
    }

    private static bool IsFactor(string cell, out double factor) =>
        double.TryParse(cell.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out factor) || (cell.Trim() is "inf" or "-inf" && double.IsNaN(factor = double.NaN));
}
