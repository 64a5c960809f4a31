using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Daybook.Cli.Commands;
using Daybook.Market.Prices;
using Daybook.Market.Simulation;

namespace Daybook.Cli.Replays;

/// <summary>The options that say what is replayed, for every verb that replays.</summary>
/// <param name="defaultSeed">The seed of the market that is simulated when no prices are named; null: one of the two has to be named.</param>
internal sealed class InputOptions(long? defaultSeed = null)
{
    private static readonly SimulationOptions UsualMarket = new();
    private static readonly string[] OfSystem = ["Thumbs.db", "desktop.ini"];

    private readonly Option<string[]> _prices = new("--prices", "-p")
    {
        HelpName = "PATH",
        Description = "Daily prices: CSV with a row or a column an asset, a vendor's download, .gz, or LEAN's zip; a folder means all files in it but hidden ones. May be given several times",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _columns = new("--columns") { HelpName = "ROLE=NAME,…", Description = $"How the price files name their columns, with commas: date=Datum,close=Schluss; roles: {string.Join(", ", PriceReadingOptions.Roles)}", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _dateFormat = new("--date-format") { HelpName = "FORMAT", Description = "How the price files write dates, as a .NET format: dd.MM.yyyy (default: as their dates tell)" };
    private readonly Option<bool> _raw = new("--raw") { Description = "Take LEAN's prices as they were traded, though factor files lie beside them" };
    private readonly Option<bool> _notes = new("--notes") { Description = "Show all that is noted about the files (default: the first note of each kind)" };
    private readonly Option<long?> _simulate = defaultSeed is { } seed
        ? new("--seed") { HelpName = "N", Description = $"Another simulated market (default: {seed})", CustomParser = Seed() }
        : new("--simulate") { HelpName = "SEED", Description = "Instead of --prices: ten simulated years of 60 assets, with known regimes", CustomParser = Seed() };
    private readonly Option<int?> _days = new("--days") { HelpName = "N", Description = "Trading days of the simulated market (default: 2,520)", CustomParser = Within(1, 50_000) };
    private readonly Option<int?> _assets = new("--assets") { HelpName = "N", Description = "Assets of the simulated market (default: 60)", CustomParser = Within(1, 2_000) };
    private readonly Option<string[]> _universe = new("--universe", "-u") { HelpName = "SYMBOLS", Description = "The assets that may be traded, with commas (default: all that have no other role)", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _equity = new("--equity") { HelpName = "SYMBOL", Description = "Regimes from prices: an equity index" };
    private readonly Option<string?> _bonds = new("--bonds") { HelpName = "SYMBOL", Description = "Regimes from prices: long bonds at their total return" };
    private readonly Option<string?> _commodities = new("--commodities") { HelpName = "SYMBOL", Description = "Regimes from prices: a commodity or an index of them" };
    private readonly Option<string?> _volatility = new("--volatility") { HelpName = "SYMBOL", Description = "Regimes from prices: a volatility index in percent" };
    private readonly Option<string?> _regimes = new("--regimes") { HelpName = "FILE", Description = "Regimes by date: CSV with date, regime and perhaps confidence" };
    private readonly Option<string?> _fundamentals = new("--fundamentals") { HelpName = "FILE", Description = "Fundamental scores: CSV with asset, score and perhaps date" };
    private readonly Option<string?> _buckets = new("--buckets") { HelpName = "FILE", Description = "Buckets: CSV with asset and bucket" };
    private readonly Option<string?> _from = new("--from") { HelpName = "DATE", Description = "The first day (default: the first on which an asset can be scored)" };
    private readonly Option<string?> _to = new("--to") { HelpName = "DATE", Description = "The last day, inclusive" };

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => [_prices, _columns, _dateFormat, _raw, _notes, _simulate, _days, _assets, _universe, _equity, _bonds, _commodities, _volatility, _regimes, _fundamentals, _buckets, _from, _to];

    /// <summary>True when the command line names a market.</summary>
    public bool IsGiven(Invocation run) => run.Get(_prices) is { Length: > 0 } || run.Get(_simulate) is not null;

    /// <summary>Refuses options that say what is replayed where the market is another one's.</summary>
    /// <exception cref="MisuseException">One is given; the message names it.</exception>
    public void RequireNone(Invocation run, string why)
    {
        if (All.FirstOrDefault(run.IsGiven) is { } given)
            throw new MisuseException($"{given.Name} goes with --prices or {_simulate.Name}; {why}");
    }

    private static Func<ArgumentResult, long?> Seed() => result => Limits.Between(0, int.MaxValue)(result);

    // The bounds of the simulator.
    private static Func<ArgumentResult, int?> Within(int least, int most) => result => Limits.Between(least, most)(result);

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="MisuseException">It contradicts itself, or names no file.</exception>
    public ReplayInputs Read(Invocation run)
    {
        var prices = run.Get(_prices) ?? [];
        var seed = run.Get(_simulate) ?? (prices.Length == 0 ? defaultSeed : null);
        if (prices.Length > 0 == seed is not null)
            throw new MisuseException(seed is null ? $"name daily prices with --prices PATH, or a simulated market with {_simulate.Name} N" : $"--prices and {_simulate.Name} contradict each other; give one of them");
        if (seed is null && (run.Get(_days) is not null || run.Get(_assets) is not null))
            throw new MisuseException("--days and --assets are for a simulated market; with --prices, use --from, --to and --universe");
        Option[] aboutFiles = [_columns, _dateFormat, _raw];
        if (seed is not null && aboutFiles.FirstOrDefault(run.IsGiven) is { } given)
            throw new MisuseException($"{given.Name} goes with --prices; a simulated market has no files");
        var roles = new RegimeRoles(run.Get(_equity), run.Get(_bonds), run.Get(_commodities), run.Get(_volatility));
        if (roles.Symbols.Any() && (run.Get(_regimes) is not null || seed is not null))
            throw new MisuseException($"the series of {(seed is null ? "--regimes" : "the simulated market")} and --equity, --bonds, --commodities, --volatility contradict each other");
        if (roles.Symbols.Distinct(StringComparer.Ordinal).Count() < roles.Symbols.Count())
            throw new MisuseException("--equity, --bonds, --commodities and --volatility name different symbols; one of them stands twice");
        if (roles.Symbols.Any() && (roles.Equity is null || roles.Bonds is null || roles.Commodities is null))
            throw new MisuseException("regimes from prices need --equity, --bonds and --commodities; --volatility may be left out");
        return new ReplayInputs
        {
            Prices = [.. prices.SelectMany(Files).Select(path => new InputFile(path, string.Empty) { Factors = run.Get(_raw) ? null : InputFile.FindFactors(path), IsRaw = run.Get(_raw) })],
            Columns = Columns(run),
            DateFormat = DateFormat(run),
            Seed = seed,
            Days = seed is null ? null : run.Get(_days) ?? UsualMarket.TradingDays,
            Assets = seed is null ? null : run.Get(_assets) ?? UsualMarket.Assets,
            Universe = run.Get(_universe) is { Length: > 0 } universe ? [.. universe.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))] : null,
            Roles = roles,
            Regimes = FileOf(run.Get(_regimes)),
            Fundamentals = FileOf(run.Get(_fundamentals)),
            Buckets = FileOf(run.Get(_buckets)),
            From = Date(run, _from),
            To = Date(run, _to),
        };
    }

    /// <summary>Whether all that is noted about the files is to be shown.</summary>
    public bool AreNotesAskedFor(Invocation run) => run.Get(_notes);

    private ImmutableSortedDictionary<string, string>? Columns(Invocation run)
    {
        if (run.Get(_columns) is not { Length: > 0 } given)
            return null;
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (role, name) in given.SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(Column))
        {
            if (!columns.TryAdd(role, name))
                throw new MisuseException($"--columns: the column for {role} is named twice");
        }

        return Checked("--columns", () => new PriceReadingOptions { Columns = columns.ToImmutable() }.Columns);
    }

    private static (string Role, string Name) Column(string pair) => pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
        ? (pair[..equals].Trim(), pair[(equals + 1)..].Trim())
        : throw new MisuseException($"--columns: '{pair}' is not ROLE=NAME, such as close=Schluss");

    private string? DateFormat(Invocation run) => run.Get(_dateFormat) is { } format ? Checked("--date-format", () => new PriceReadingOptions { DateFormat = format }.DateFormat) : null;

    private static T Checked<T>(string option, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            throw new MisuseException($"{option}: {error.Message}");
        }
    }

    private static IEnumerable<string> Files(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path).Where(file => !IsOfSystem(Path.GetFileName(file))).Order(StringComparer.Ordinal).Select(Path.GetFullPath);
        return File.Exists(path) ? [Path.GetFullPath(path)] : throw new MisuseException($"--prices: there is no file or folder {path}");
    }

    // What systems put into folders on their own.
    private static bool IsOfSystem(string name) => name.StartsWith('.') || OfSystem.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static InputFile? FileOf(string? path) => path is null ? null : new InputFile(Path.GetFullPath(path), string.Empty);

    private static DateOnly? Date(Invocation run, Option<string?> option) => run.Get(option) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new MisuseException($"{option.Name}: '{text}' is not a day; write 2020-03-05");
}
