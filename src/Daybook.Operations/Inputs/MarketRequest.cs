using System.Collections.Immutable;
using System.Globalization;
using Daybook.Market.Prices;
using Daybook.Market.Simulation;

namespace Daybook.Operations.Inputs;

/// <summary>The market that is replayed: files of prices, or a simulated one; and what else the decisions are made from.</summary>
public sealed record MarketRequest
{
    private static readonly SimulationOptions s_usual = new();
    private static readonly string[] s_filesOfSystem = ["Thumbs.db", "desktop.ini"];

    /// <summary>Files of daily prices, and folders that hold nothing else; none: the market is simulated.</summary>
    public IReadOnlyList<string> Prices { get; init; } = [];

    /// <summary>How the price files name their columns, each as <c>ROLE=NAME</c>; none: as the files tell.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How the price files write dates, as a .NET format; null: as their dates tell.</summary>
    public string? DateFormat { get; init; }

    /// <summary>True: LEAN's prices are taken as they were traded, though factor files lie beside them.</summary>
    public bool Raw { get; init; }

    /// <summary>True: all that is noted about the files is told, not only the first notes of each kind.</summary>
    public bool Notes { get; init; }

    /// <summary>The seed of a simulated market; null: there are prices.</summary>
    public long? Seed { get; init; }

    /// <summary>Trading days of the simulated market. Default: 2,520.</summary>
    public int? Days { get; init; }

    /// <summary>Assets of the simulated market. Default: 60.</summary>
    public int? Assets { get; init; }

    /// <summary>The assets that may be traded; none: all that have no other role.</summary>
    public IReadOnlyList<string> Universe { get; init; } = [];

    /// <summary>For regimes from prices: the symbol of an equity index.</summary>
    public string? Equity { get; init; }

    /// <summary>For regimes from prices: the symbol of long bonds, at their total return.</summary>
    public string? Bonds { get; init; }

    /// <summary>For regimes from prices: the symbol of a commodity or an index of them.</summary>
    public string? Commodities { get; init; }

    /// <summary>For regimes from prices: the symbol of a volatility index in percent; may be left out.</summary>
    public string? Volatility { get; init; }

    /// <summary>A file of regimes by date, or null.</summary>
    public string? Regimes { get; init; }

    /// <summary>A file of fundamental scores, or null.</summary>
    public string? Fundamentals { get; init; }

    /// <summary>A file of buckets, or null.</summary>
    public string? Buckets { get; init; }

    /// <summary>The first day, <c>2020-03-05</c>; null: the first on which an asset can be scored.</summary>
    public string? From { get; init; }

    /// <summary>The last day, inclusive; null: that of the prices.</summary>
    public string? To { get; init; }

    /// <summary>What is to be read.</summary>
    /// <exception cref="RefusedException">The request contradicts itself, or names no file.</exception>
    internal ReplayInputs Read()
    {
        RequireOneMarket();
        var roles = ReadRoles();
        return new ReplayInputs
        {
            Prices = [.. Prices.SelectMany(Files).Select(path => new InputFile(path, string.Empty) { Factors = Raw ? null : InputFile.FindFactors(path), IsRaw = Raw })],
            Columns = ReadColumns(),
            DateFormat = DateFormat is null ? null : Checked("date_format", () => new PriceReadingOptions { DateFormat = DateFormat }.DateFormat),
            Seed = Seed,
            Days = Seed is null ? null : Days ?? s_usual.TradingDays,
            Assets = Seed is null ? null : Assets ?? s_usual.Assets,
            Universe = Universe.Count > 0 ? Universe : null,
            Roles = roles,
            Regimes = FileOf(Regimes),
            Fundamentals = FileOf(Fundamentals),
            Buckets = FileOf(Buckets),
            From = Date(From, "from"),
            To = Date(To, "to"),
        };
    }

    private void RequireOneMarket()
    {
        if (Prices.Count == 0 && Seed is null)
            throw new RefusedException(RefusalCode.NoMarket, null, "there is no market to replay");
        if (Prices.Count > 0 && Seed is not null)
            throw new RefusedException(RefusalCode.Contradiction, "prices", "price files and a simulated market contradict each other; give one of them");
        (string Parameter, bool IsGiven)[] misplaced = Seed is null
            ? [("days", Days is not null), ("assets", Assets is not null)]
            : [("columns", Columns.Count > 0), ("date_format", DateFormat is not null), ("raw", Raw)];
        if (Array.Find(misplaced, one => one.IsGiven) is { Parameter: { } given })
            throw new RefusedException(RefusalCode.Contradiction, given, Seed is null ? "it needs a simulated market; with price files, give the first and last day and the universe" : "it needs price files; a simulated market has none");
    }

    private RegimeRoles ReadRoles()
    {
        (string Parameter, string? Symbol)[] named = [("equity", Equity), ("bonds", Bonds), ("commodities", Commodities), ("volatility", Volatility)];
        if (Array.Find(named, role => role.Symbol is not null).Parameter is not { } first)
            return RegimeRoles.None;
        if (Regimes is not null || Seed is not null)
            throw new RefusedException(RefusalCode.Contradiction, first, $"regimes from prices and those of {(Seed is null ? "a file" : "a simulated market")} contradict each other; give one of them");
        if (named.Select(role => role.Symbol).OfType<string>().CountBy(symbol => symbol, StringComparer.Ordinal).FirstOrDefault(symbol => symbol.Value > 1).Key is { } twice)
            throw new RefusedException(RefusalCode.Contradiction, first, $"'{twice}' is named for two regime series; each needs its own symbol");
        if (Array.Find(named[..3], role => role.Symbol is null).Parameter is { } missing)
            throw new RefusedException(RefusalCode.MissingValue, missing, "regimes from prices need an equity index, long bonds and a commodity; the volatility index is optional");
        return new RegimeRoles(Equity, Bonds, Commodities, Volatility);
    }

    private ImmutableSortedDictionary<string, string>? ReadColumns()
    {
        if (Columns.Count == 0)
            return null;
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var pair in Columns)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new RefusedException(RefusalCode.InvalidValue, "columns", $"'{pair}' is not ROLE=NAME, such as close=Schluss");
            if (!columns.TryAdd(pair[..equals].Trim(), pair[(equals + 1)..].Trim()))
                throw new RefusedException(RefusalCode.InvalidValue, "columns", $"the column for {pair[..equals].Trim()} is named twice");
        }

        return Checked("columns", () => new PriceReadingOptions { Columns = columns.ToImmutable() }.Columns);
    }

    private static T Checked<T>(string parameter, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            throw new RefusedException(RefusalCode.InvalidValue, parameter, error.Message, error);
        }
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path).Where(file => !IsOfSystem(Path.GetFileName(file))).Order(StringComparer.Ordinal).Select(Path.GetFullPath);
        return File.Exists(path) ? [Path.GetFullPath(path)] : throw new RefusedException(RefusalCode.InvalidInput, "prices", $"there is no file or folder {path}");
    }

    // What systems put into folders on their own.
    private static bool IsOfSystem(string name) => name.StartsWith('.') || s_filesOfSystem.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static InputFile? FileOf(string? path) => path is null ? null : new InputFile(Path.GetFullPath(path), string.Empty);

    private static DateOnly? Date(string? text, string parameter) => text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new RefusedException(RefusalCode.InvalidTime, parameter, $"'{text}' is not a day; write 2020-03-05");
}
