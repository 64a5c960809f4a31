using System.CommandLine;
using System.CommandLine.Parsing;
using Daybook.Market.Prices;
using Daybook.Operations.Inputs;

namespace Daybook.Cli.Replays;

/// <summary>The options that say what is replayed, for every verb that replays.</summary>
/// <param name="defaultSeed">The seed of the market that is simulated when no prices are named; null: one of the two has to be named.</param>
internal sealed class InputOptions(long? defaultSeed = null)
{
    private readonly Option<string[]> _prices = new("--prices", "-p")
    {
        HelpName = "PATH",
        Description = "Daily prices: CSV with a row or a column per asset, a vendor's download, .gz, or LEAN's zip; a folder means all files in it except hidden ones. May be given several times",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _columns = new("--columns") { HelpName = "ROLE=NAME,…", Description = $"The price files' column names: date=Datum,close=Schluss; roles: {string.Join(", ", PriceReadingOptions.Roles)}", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _dateFormat = new("--date-format") { HelpName = "FORMAT", Description = "The price files' date format, as a .NET format: dd.MM.yyyy (default: recognised from the dates)" };
    private readonly Option<bool> _raw = new("--raw") { Description = "Use LEAN's prices unadjusted, even if there are factor files beside them" };
    private readonly Option<bool> _notes = new("--notes") { Description = "Show all notes about the files (default: the first note of each kind)" };
    private readonly Option<long?> _simulate = defaultSeed is { } seed
        ? new("--seed") { HelpName = "N", Description = $"The seed of the simulated market (default: {seed})", CustomParser = Seed() }
        : new("--simulate") { HelpName = "SEED", Description = "Instead of --prices: ten simulated years of 60 assets, with known regimes", CustomParser = Seed() };
    private readonly Option<int?> _days = new("--days") { HelpName = "N", Description = "Trading days of the simulated market (default: 2,520)", CustomParser = Within(1, 50_000) };
    private readonly Option<int?> _assets = new("--assets") { HelpName = "N", Description = "Assets of the simulated market (default: 60)", CustomParser = Within(1, 2_000) };
    private readonly Option<string[]> _universe = new("--universe", "-u") { HelpName = "SYMBOLS", Description = "The assets that may be traded, separated by commas (default: all without another role)", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _equity = new("--equity") { HelpName = "SYMBOL", Description = "Regimes from prices: an equity index" };
    private readonly Option<string?> _bonds = new("--bonds") { HelpName = "SYMBOL", Description = "Regimes from prices: long bonds, total return" };
    private readonly Option<string?> _commodities = new("--commodities") { HelpName = "SYMBOL", Description = "Regimes from prices: a commodity or an index of them" };
    private readonly Option<string?> _volatility = new("--volatility") { HelpName = "SYMBOL", Description = "Regimes from prices: a volatility index in percent" };
    private readonly Option<string?> _regimes = new("--regimes") { HelpName = "FILE", Description = "Regimes by date: CSV with date, regime and optional confidence" };
    private readonly Option<string?> _fundamentals = new("--fundamentals") { HelpName = "FILE", Description = "Fundamental scores: CSV with asset, score and optional date" };
    private readonly Option<string?> _buckets = new("--buckets") { HelpName = "FILE", Description = "Buckets: CSV with asset and bucket" };
    private readonly Option<string?> _from = new("--from") { HelpName = "DATE", Description = "The first day (default: the first day on which an asset can be scored)" };
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
            throw new MisuseException($"{given.Name} needs --prices or {_simulate.Name}; {why}");
    }

    private static Func<ArgumentResult, long?> Seed() => result => Limits.Between(0, int.MaxValue)(result);

    // The bounds of the simulator.
    private static Func<ArgumentResult, int?> Within(int least, int most) => result => Limits.Between(least, most)(result);

    /// <summary>What the command line asks for.</summary>
    public MarketRequest Read(Invocation run)
    {
        var prices = run.Get(_prices) ?? [];
        return new MarketRequest
        {
            Prices = prices,
            Columns = List(run, _columns),
            DateFormat = run.Get(_dateFormat),
            Raw = run.Get(_raw),
            Notes = run.Get(_notes),
            Seed = run.Get(_simulate) ?? (prices.Length == 0 ? defaultSeed : null),
            Days = run.Get(_days),
            Assets = run.Get(_assets),
            Universe = List(run, _universe),
            Equity = run.Get(_equity),
            Bonds = run.Get(_bonds),
            Commodities = run.Get(_commodities),
            Volatility = run.Get(_volatility),
            Regimes = run.Get(_regimes),
            Fundamentals = run.Get(_fundamentals),
            Buckets = run.Get(_buckets),
            From = run.Get(_from),
            To = run.Get(_to),
        };
    }

    /// <summary>Whether all that is noted about the files is to be shown.</summary>
    public bool AreNotesAskedFor(Invocation run) => run.Get(_notes);

    // Several may be given at once, with commas.
    private static string[] List(Invocation run, Option<string[]> option) => [.. (run.Get(option) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
