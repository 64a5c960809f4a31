using System.Diagnostics.CodeAnalysis;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>
/// The header of a table with several columns per asset, as pandas and yfinance write it: a row with assets, one with what their columns are, in either order, and mostly one that names the index alone;
/// or one row, in which each name says both.
/// </summary>
internal sealed class WideHeader
{
    private static readonly string[] s_assetLevel = ["ticker", "tickers", "symbol", "symbols", "asset", "assets"];
    private static readonly string[] s_fieldLevel = ["price", "prices", "attributes", "field", "fields"];

    private readonly List<string> _assets;
    private readonly List<string> _fields;
    private readonly int _rows;

    private WideHeader(List<string> assets, List<string> fields, int rows) => (_assets, _fields, _rows) = (assets, fields, rows);

    // The columns' names in one row, and which of them the assets and fields are; null: all but the first, which is the date.
    private IReadOnlyList<string>? Names { get; init; }

    private IReadOnlyList<int>? Places { get; init; }

    private int Date { get; init; }

    /// <summary>The header of one row in which each name but the date's says a field and an asset.</summary>
    /// <param name="names">All columns' names.</param>
    /// <param name="date">The column of the date.</param>
    /// <param name="columns">The others, with what their names say.</param>
    public static WideHeader OfRow(IReadOnlyList<string> names, int date, IReadOnlyList<(int Place, FlatName Name)> columns) =>
        new([.. columns.Select(column => column.Name.Asset)], [.. columns.Select(column => column.Name.Field)], 1) { Names = names, Places = [.. columns.Select(column => column.Place)], Date = date };

    /// <summary>The header, or null: the table has none of this kind.</summary>
    /// <param name="rows">The table's first rows.</param>
    public static WideHeader? Find(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count < 2 || rows[0].Count < 2 || rows[1].Count != rows[0].Count || !(IsLevel(rows[1]) || IsLevelWithDate(rows)))
            return null;
        var (first, second) = (Filled(rows[0]), Filled(rows[1]));
        if (!IsFields(first) && !IsFields(second))
            return null;
        var areAssetsFirst = !IsFields(first) || (IsFields(second) && (s_assetLevel.Contains(ColumnRoles.Normal(rows[0][0])) || first.Distinct(StringComparer.Ordinal).Count() < second.Distinct(StringComparer.Ordinal).Count()));
        var hasIndexRow = rows.Count > 2 && rows[2].Count == rows[0].Count && rows[2].Skip(1).All(cell => cell.Length == 0) && !DateReader.IsAny(rows[2][0], null);
        return new WideHeader(areAssetsFirst ? first : second, areAssetsFirst ? second : first, hasIndexRow ? 3 : 2);
    }

    /// <summary>The layout, or what is wrong with the header.</summary>
    public bool TryLayout([NotNullWhen(true)] out PriceLayout? layout, [NotNullWhen(false)] out string? problem)
    {
        (layout, problem) = (null, null);
        Dictionary<string, Dictionary<string, int>> assets = new(StringComparer.Ordinal);
        List<string> order = [];
        for (var i = 0; i < _assets.Count; i++)
        {
            if (!assets.TryGetValue(_assets[i], out var columns))
            {
                assets.Add(_assets[i], columns = new(StringComparer.Ordinal));
                order.Add(_assets[i]);
            }

            if (ColumnRoles.OfPrices(ColumnRoles.Normal(_fields[i])) is { } role && !columns.TryAdd(role, Places?[i] ?? i + 1))
                problem ??= $"the column {Quoted.Plain(_fields[i])} of {Quoted.Plain(_assets[i])} appears twice";
        }

        problem ??= order.Find(asset => !assets[asset].ContainsKey(ColumnRoles.Close) && !assets[asset].ContainsKey(ColumnRoles.AdjustedClose)) is { } without
            ? $"the column close of {Quoted.Plain(without)} is missing"
            : null;
        if (problem is not null)
            return false;
        layout = new PriceLayout
        {
            Name = PriceLayouts.Wide,
            Columns = Names is not null ? [.. Names.Select(name => Quoted.Plain(name))] : ["date", .. _assets.Zip(_fields, (asset, field) => $"{Quoted.Plain(asset)} {ColumnRoles.Normal(field)}")],
            Date = Date,
            HeaderRows = _rows,
            Assets = [.. order.Select(asset => PriceColumns.Of(role => assets[asset].GetValueOrDefault(role, -1)) with { Asset = asset })],
        };
        return true;
    }

    // Levels have their names or none; a row of prices without a date is no level.
    private static bool IsLevel(IReadOnlyList<string> row) => ColumnRoles.Normal(row[0]) is var name && ColumnRoles.IsNameless(name)
        ? row.Skip(1).Any(cell => !PriceCells.IsUnknown(cell) && !PriceCells.IsNumber(cell, out _))
        : s_assetLevel.Contains(name) || s_fieldLevel.Contains(name);

    // The index may be named in the row of the second level, where pandas has a row of its own for it.
    private static bool IsLevelWithDate(IReadOnlyList<IReadOnlyList<string>> rows) => ColumnRoles.Normal(rows[0][0]) is var name
        && (ColumnRoles.IsNameless(name) || s_assetLevel.Contains(name) || s_fieldLevel.Contains(name))
        && ColumnRoles.NamesOf(ColumnRoles.Date).Contains(ColumnRoles.Normal(rows[1][0]), StringComparer.Ordinal)
        && rows[0].Skip(1).Any(cell => cell.Length > 0)
        && (rows.Count == 2 || DateReader.IsAny(rows[2][0], null));

    private static bool IsFields(List<string> cells) => cells.TrueForAll(cell => ColumnRoles.IsField(ColumnRoles.Normal(cell)));

    // Spreadsheets write the name of neighbouring columns once.
    private static List<string> Filled(IReadOnlyList<string> row)
    {
        List<string> cells = [];
        for (var i = 1; i < row.Count; i++)
            cells.Add(row[i].Length == 0 && cells.Count > 0 ? cells[^1] : row[i]);
        return cells;
    }
}
