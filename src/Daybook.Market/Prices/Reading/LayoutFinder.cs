using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Daybook.Files;

namespace Daybook.Market.Prices.Reading;

/// <summary>Finds a text's layout from its first rows.</summary>
/// <param name="rows">The first rows, at least one.</param>
/// <param name="line">The first line, as it is written.</param>
/// <param name="names">The name of the file, or those of the file of an archive and of the archive.</param>
/// <param name="options">What the caller says about the files.</param>
internal sealed class LayoutFinder(IReadOnlyList<IReadOnlyList<string>> rows, string line, string[] names, PriceReadingOptions options)
{
    private const string Expected =
        "expected is a table with commas, semicolons or tabs, whose first line names a date and a close (and a symbol, where it has several assets), or a date and one column an asset; say which ";

    private const string SayColumns = "columns they are with --columns date=NAME,close=NAME";
    private const string SayDate = "column holds the dates with --columns date=NAME";

    private static readonly string[] s_lean = ["date", "open", "high", "low", "close", "volume"];

    private List<string> _columns = [.. rows[0].Select(ColumnRoles.Normal)];

    private string FirstLine => Quoted.Text(line);

    /// <summary>The layout, or what is wrong.</summary>
    public bool TryFind([NotNullWhen(true)] out PriceLayout? layout, [NotNullWhen(false)] out string? problem)
    {
        layout = null;
        if (PriceCells.IsMidnight(rows[0][0], out _))
            problem = Lean(out layout);
        else if (rows[0][0].StartsWith('<') && _columns.Contains("<ticker>"))
            problem = Bulk(out layout);
        else
            problem = Table(out layout);
        return problem is null && layout is not null;
    }

    private string? Table(out PriceLayout? layout)
    {
        if (_columns.TrueForAll(column => column is ['<', .., '>']))
            _columns = _columns.ConvertAll(column => column[1..^1]);
        if (options.Columns.IsEmpty && WideHeader.Find(rows) is { } header)
            return header.TryLayout(out layout, out var misfit) ? null : misfit;
        layout = null;
        if (Roles(out var columns) is { } problem)
            return problem;
        if (columns[ColumnRoles.Date] < 0)
            return WithoutDate();
        if (columns[ColumnRoles.Close] >= 0 || columns[ColumnRoles.AdjustedClose] >= 0)
            return LeftOut(columns) ?? OfRoles(columns, out layout);
        return IsWide(columns) ? Wide(columns[ColumnRoles.Date], out layout) : $"the column close is missing: the first line is {FirstLine}; {Expected}{SayColumns}";
    }

    private string? Roles(out Dictionary<string, int> columns)
    {
        columns = new(StringComparer.Ordinal);
        foreach (var role in PriceReadingOptions.Roles)
        {
            var isSaid = options.Columns.TryGetValue(role, out var said);
            IReadOnlyList<string> candidates = isSaid ? [ColumnRoles.Normal(said!)] : ColumnRoles.NamesOf(role);
            var name = candidates.FirstOrDefault(candidate => _columns.Contains(candidate) && (isSaid || !options.Columns.Values.Any(other => ColumnRoles.Normal(other) == candidate)));
            if (name is null && isSaid)
                return $"the column {Quoted.Text(said)} is missing, which --columns names: the first line is {FirstLine}";
            if (name is not null && _columns.IndexOf(name) != _columns.LastIndexOf(name))
                return $"the column {name} appears twice";
            columns[role] = name is null ? -1 : _columns.IndexOf(name);
        }

        if (columns[ColumnRoles.Date] < 0 && IsIndex(_columns[0]))
            columns[ColumnRoles.Date] = 0;
        string[] assets = options.Columns.ContainsKey(ColumnRoles.Symbol) ? [] : [.. _columns.Where(ColumnRoles.IsSymbol)];
        return assets.Length > 1 ? $"the columns {assets[0]} and {assets[1]} both name the asset; one of them is expected" : null;
    }

    private string WithoutDate()
    {
        if (LeanFactors.IsRow(rows[0]))
            return "it is a factor file of LEAN; name the files of daily prices, and it is used when it is in factor_files next to their folder";
        if (_columns.Exists(column => ColumnRoles.OfPrices(column) is not null || ColumnRoles.IsSymbol(column)))
            return $"the column date is missing: the first line is {FirstLine}; {Expected}{SayDate}";
        return ForeignText.FindSentence(line, rows[0].Count) ?? $"the layout is not known: the first line is {FirstLine}; {Expected}{(rows[0].Count > 2 ? SayDate : SayColumns)}";
    }

    // The first column may have any name that says nothing else, where dates stand in it; but one other column may be an asset or a close in some language.
    private bool IsIndex(string column) => ColumnRoles.IsNameless(column)
        ? rows.Count == 1 || DateReader.IsAny(rows[1][0], options.DateFormat)
        : rows.Count > 1 && (_columns.Count > 2 || FlatName.Find([.. rows[0].Skip(1)]) is not null) && !DateReader.IsAny(rows[0][0], options.DateFormat) && !ColumnRoles.IsField(column) && !ColumnRoles.IsSymbol(column) && !options.Columns.Values.Any(said => ColumnRoles.Normal(said) == column) && DateReader.IsAny(rows[1][0], options.DateFormat);

    // Who says the close of a table with a column an asset would have one asset, and nobody would see that the others are gone.
    private string? LeftOut(Dictionary<string, int> columns)
    {
        if (!options.Columns.TryGetValue(ColumnRoles.Close, out var close) || options.Columns.ContainsKey(ColumnRoles.Date) || columns[ColumnRoles.Symbol] >= 0)
            return null;
        var others = Enumerable.Range(0, _columns.Count).Where(i => !columns.ContainsValue(i) && !ColumnRoles.IsNameless(_columns[i])).ToList();
        if (others.Count == 0 || columns.Count(column => column.Value >= 0) > 2 || others.Exists(i => ColumnRoles.IsField(_columns[i])))
            return null;
        var date = rows[0][columns[ColumnRoles.Date]] is { Length: > 0 } named ? named : "NAME";
        return $"--columns names the close {Quoted.Text(close)} alone, and {Listed(others)} would be left out; a table with one column per asset is read without it. If the others are not assets, name the date as well: --columns date={Quoted.Plain(date)},close={Quoted.Plain(close)}";
    }

    private string Listed(List<int> columns) =>
        $"{string.Join(", ", columns.Take(3).Select(i => Quoted.Plain(rows[0][i])))}{(columns.Count > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {columns.Count - 3:N0} more") : string.Empty)}";

    private string? OfRoles(Dictionary<string, int> columns, out PriceLayout? layout)
    {
        var prices = PriceColumns.Of(role => columns[role]);
        if (columns[ColumnRoles.Symbol] is >= 0 and var symbol)
        {
            // What is to be the close of a table is the table's business.
            var closes = columns[ColumnRoles.Close] >= 0 && !options.Columns.ContainsKey(ColumnRoles.AdjustedClose) ? prices with { AdjustedClose = -1 } : prices;
            layout = Of(PriceLayouts.Tidy, columns[ColumnRoles.Date], [closes with { AssetColumn = symbol }]);
            return null;
        }

        var isWhole = prices is { Open: >= 0, High: >= 0, Low: >= 0 } && rows[0][prices.Close].Equals(ColumnRoles.Close, StringComparison.OrdinalIgnoreCase);
        var name = columns[ColumnRoles.AdjustedClose] >= 0 ? PriceLayouts.Yahoo : isWhole && _columns[columns[ColumnRoles.Date]] == ColumnRoles.Date ? PriceLayouts.Stooq : PriceLayouts.Single;

        // Nasdaq.com alone has this name, and it writes the month first.
        var isNasdaq = _columns.Contains("close/last");
        return NameAfterFile(Of(name, columns[ColumnRoles.Date], [prices]) with { UsualDateForm = isNasdaq ? DateForm.MonthFirst : null }, out layout);
    }

    // A table of one asset without a close has other columns of its kind; one with an asset a column has names that nobody knows.
    private bool IsWide(Dictionary<string, int> columns)
    {
        if (columns[ColumnRoles.Symbol] >= 0 || options.Columns.Keys.Any(role => role != ColumnRoles.Date))
            return false;
        var others = _columns.Where((column, i) => i != columns[ColumnRoles.Date] && !ColumnRoles.IsNameless(column)).ToList();
        var prices = others.Where(ColumnRoles.IsField).Select(ColumnRoles.OfPrices).ToList();
        return prices.Count < others.Count
            && !(prices.Count > 1 && (prices.Contains(ColumnRoles.High) || prices.Contains(ColumnRoles.Volume)));
    }

    private string? Wide(int date, out PriceLayout? layout)
    {
        layout = null;
        var assets = Enumerable.Range(0, _columns.Count).Where(i => i != date && !ColumnRoles.IsNameless(_columns[i])).ToList();
        if (assets.Select(i => rows[0][i]).GroupBy(asset => asset, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            return $"the column {Quoted.Plain(twice.Key)} appears twice";
        var flat = FlatName.Find([.. assets.Select(i => rows[0][i])]);
        if (flat is not null && (flat.Any(name => name.IsClose || name.IsVolume) || flat.DistinctBy(name => name.Asset, StringComparer.Ordinal).Count() < flat.Count))
            return WideHeader.OfRow(rows[0], date, [.. assets.Zip(flat)]).TryLayout(out layout, out var misfit) ? null : misfit;
        if (assets.FindIndex(i => IsNoClose(i, assets)) is >= 0 and var other)
            return NoClose(assets, assets[other]);
        layout = new PriceLayout
        {
            Name = PriceLayouts.Wide,
            Columns = [.. rows[0].Select(column => Quoted.Plain(column))],
            Date = date,
            Assets = [.. assets.Select(i => new PriceColumns { Asset = rows[0][i], Close = i })],
        };
        return null;
    }

    // LOW and OPEN are assets; Low_AAA beside AAA is none, but High Yield may be one.
    private bool IsNoClose(int column, List<int> assets)
    {
        var name = rows[0][column];
        if (ColumnRoles.IsField(_columns[column]))
            return ColumnRoles.OfPrices(_columns[column]) is null or ColumnRoles.Volume || name.Any(char.IsLower);
        return FlatName.All(name).Any(flat => !flat.IsClose && (flat.IsVolume || assets.Exists(i => i != column
            && (rows[0][i].Equals(flat.Asset, StringComparison.OrdinalIgnoreCase) || FlatName.All(rows[0][i]).Any(other => other.Asset.Equals(flat.Asset, StringComparison.OrdinalIgnoreCase))))));
    }

    private string NoClose(List<int> assets, int column)
    {
        var said = assets.Count == 2 && ColumnRoles.OfPrices(_columns[column]) is { } role
            ? $"say --columns close={Quoted.Plain(rows[0][assets.Find(i => i != column)])},{role}={Quoted.Plain(rows[0][column])} where the file is of one asset, or leave the column out"
            : "leave it out, or name every column by its asset and what it is, such as AAA_Close,AAA_Volume";
        return $"the column {Quoted.Plain(rows[0][column])} does not hold closes, judging by its name, and every column other than the date is read as the closes of an asset; {said}";
    }

    private string? Bulk(out PriceLayout? layout)
    {
        _columns = _columns.ConvertAll(column => column.Trim('<', '>'));
        layout = null;
        string[] required = ["ticker", "per", "date", "close"];
        if (Array.Find([.. required, "open", "high", "low", "vol"], column => _columns.IndexOf(column) != _columns.LastIndexOf(column)) is { } twice)
            return $"the column {twice} appears twice";
        if (Array.Find(required, column => !_columns.Contains(column)) is { } missing)
            return $"the column <{missing.ToUpperInvariant()}> is missing; Stooq's bulk files have <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>";
        layout = Of(PriceLayouts.Stooq, _columns.IndexOf("date"), [Prices(_columns) with { AssetColumn = _columns.IndexOf("ticker"), Volume = _columns.IndexOf("vol") }]) with
        {
            Period = _columns.IndexOf("per"),
            DateForm = DateForm.Compact,
        };
        return null;
    }

    private string? Lean(out PriceLayout? layout)
    {
        layout = null;
        if (rows[0].Count != s_lean.Length)
            return $"6 fields of LEAN's daily equities are expected (date, open, high, low, close, volume), not {rows[0].Count}; quotes and open interest are not read";
        var lean = Of(PriceLayouts.Lean, 0, [Prices([.. s_lean])]) with { Columns = s_lean, DateForm = DateForm.CompactMidnight, HeaderRows = 0, IsInTenThousandths = true };
        return NameAfterFile(lean, out layout);
    }

    private static PriceColumns Prices(List<string> columns) => new()
    {
        Open = columns.IndexOf("open"),
        High = columns.IndexOf("high"),
        Low = columns.IndexOf("low"),
        Close = columns.IndexOf("close"),
        Volume = columns.IndexOf("volume"),
    };

    private PriceLayout Of(string name, int date, IReadOnlyList<PriceColumns> assets) => new()
    {
        Name = name,
        Columns = [.. _columns.Select(column => Quoted.Plain(column))],
        Date = date,
        Assets = assets,
    };

    private string? NameAfterFile(PriceLayout nameless, out PriceLayout? layout)
    {
        layout = AssetOfFile.TryFind(names, nameless.Name, out var asset, out var problem) ? nameless with { Assets = [nameless.Assets[0] with { Asset = asset }] } : null;
        return problem;
    }
}
