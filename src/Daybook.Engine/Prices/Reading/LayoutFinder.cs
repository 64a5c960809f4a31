using System.Diagnostics.CodeAnalysis;

namespace Daybook.Engine.Prices.Reading;

/// <summary>Finds a text's layout from its first row.</summary>
internal static class LayoutFinder
{
    private const string Expected =
        "expected is a first line with symbol, date and close (tidy), with Date,Open,High,Low,Close (Stooq), with Date,Open,High,Low,Close,Adj Close,Volume (Yahoo), "
        + "with <TICKER>,<PER>,<DATE>,<CLOSE> (Stooq's bulk files), or a row such as 20130104 00:00,open,high,low,close,volume (LEAN)";

    private static readonly string[] s_known = ["symbol", "asset", "ticker", "date", "open", "high", "low", "close", "volume", AdjustedClose];
    private static readonly string[] s_lean = ["date", "open", "high", "low", "close", "volume"];

    private const string AdjustedClose = "adj close";

    /// <summary>The layout, or what is wrong.</summary>
    /// <param name="cells">The first row's cells.</param>
    /// <param name="names">The name of the file, or those of the file of an archive and of the archive.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryFind(IReadOnlyList<string> cells, string[] names, [NotNullWhen(true)] out PriceLayout? layout, [NotNullWhen(false)] out string? problem)
    {
        (layout, problem) = (null, null);
        if (PriceCells.IsMidnight(cells[0], out _))
            problem = Lean(cells, names, out layout);
        else if (cells[0].Trim().StartsWith('<'))
            problem = Bulk([.. cells.Select(cell => cell.Trim().Trim('<', '>').ToLowerInvariant())], out layout);
        else
            problem = Header([.. cells.Select(Normal)], string.Join(',', cells), names, out layout);
        return problem is null && layout is not null;
    }

    private static string Normal(string cell) => cell.Trim().ToLowerInvariant() is var name && name is "adj_close" or "adjclose" ? AdjustedClose : name;

    private static string? Header(List<string> columns, string line, string[] names, out PriceLayout? layout)
    {
        layout = null;
        if (Twice(columns, s_known) is { } twice)
            return twice;
        string[] assets = [.. columns.Where(column => column is "symbol" or "asset" or "ticker")];
        if (assets.Length > 1)
            return $"the columns {assets[0]} and {assets[1]} both name the asset; one of them is expected";
        if (!columns.Contains("date") || !columns.Contains("close"))
            return Missing(columns, line);
        if (assets.Length == 1)
        {
            layout = OfColumns(PriceLayouts.Tidy, columns) with { AssetColumn = columns.IndexOf(assets[0]) };
            return null;
        }

        if (Array.Find(["open", "high", "low"], column => !columns.Contains(column)) is { } missing)
            return $"the columns symbol and {missing} are missing; {Expected}";
        var isYahoo = columns.Contains(AdjustedClose);
        layout = OfColumns(isYahoo ? PriceLayouts.Yahoo : PriceLayouts.Stooq, columns) with { HasNulls = isYahoo };
        return NameAfterFile(ref layout, names);
    }

    private static string Missing(List<string> columns, string line) => columns.Exists(s_known.Contains)
        ? $"the column {(columns.Contains("date") ? "close" : "date")} is missing; {Expected}"
        : $"the layout is not known: the first line is {Shown.Quoted(line)}; {Expected}";

    private static string? Bulk(List<string> columns, out PriceLayout? layout)
    {
        layout = null;
        string[] required = ["ticker", "per", "date", "close"];
        if (Twice(columns, [.. required, "open", "high", "low", "vol"]) is { } twice)
            return twice;
        if (Array.Find(required, column => !columns.Contains(column)) is { } missing)
            return $"the column <{missing.ToUpperInvariant()}> is missing; {Expected}";
        layout = OfColumns(PriceLayouts.Stooq, columns) with
        {
            AssetColumn = columns.IndexOf("ticker"),
            Period = columns.IndexOf("per"),
            Volume = columns.IndexOf("vol"),
            DateForm = DateForm.Compact,
        };
        return null;
    }

    private static string? Lean(IReadOnlyList<string> cells, string[] names, out PriceLayout? layout)
    {
        layout = null;
        if (cells.Count != s_lean.Length)
            return $"6 fields of LEAN's daily equities are expected (date, open, high, low, close, volume), not {cells.Count}; quotes and open interest are not read";
        layout = OfColumns(PriceLayouts.Lean, [.. s_lean]) with { DateForm = DateForm.CompactMidnight, HasHeader = false, IsInTenThousandths = true };
        return NameAfterFile(ref layout, names);
    }

    private static PriceLayout OfColumns(string name, List<string> columns) => new()
    {
        Name = name,
        Columns = columns,
        Date = columns.IndexOf("date"),
        Open = columns.IndexOf("open"),
        High = columns.IndexOf("high"),
        Low = columns.IndexOf("low"),
        Close = columns.IndexOf("close"),
        Volume = columns.IndexOf("volume"),
        AdjustedClose = name == PriceLayouts.Yahoo ? columns.IndexOf(AdjustedClose) : -1,
    };

    private static string? NameAfterFile(ref PriceLayout? layout, string[] names)
    {
        if (!AssetOfFile.TryFind(names, layout!.Name, out var asset, out var problem))
            layout = null;
        else
            layout = layout with { Asset = asset };
        return problem;
    }

    private static string? Twice(List<string> columns, string[] known) =>
        Array.Find(known, column => columns.IndexOf(column) != columns.LastIndexOf(column)) is { } twice ? $"the column {twice} stands twice" : null;
}
