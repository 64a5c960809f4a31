using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Daybook.Calendars;
using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Replay;
using Daybook.Engine.Scoring;
using Daybook.Market.Buckets;
using Daybook.Market.Prices;
using Daybook.Market.Simulation;

namespace Daybook.Operations.Inputs;

/// <summary>Inputs that were read: all that a replay needs but for a configuration.</summary>
/// <param name="Inputs">The inputs, now with the digests of all files.</param>
/// <param name="Prices">The prices of the traded assets and of those in other roles.</param>
/// <param name="Universe">The assets that may be traded.</param>
/// <param name="Buckets">Which bucket an asset belongs to.</param>
internal sealed record ReplayMaterial(ReplayInputs Inputs, PriceSet Prices, IReadOnlyList<string> Universe, BucketMap Buckets)
{
    private const string LeanLayout = "lean";

    private static readonly SimulationOptions UsualMarket = new();

    /// <summary>What was noted when the files were read.</summary>
    public FileNotes Notes { get; private init; } = FileNotes.None;

    private ImmutableDictionary<string, MarketCalendar> Calendars { get; init; } = ImmutableDictionary<string, MarketCalendar>.Empty;

    private RegimePrices? RegimePrices { get; init; }

    private RegimeSeries? Regimes { get; init; }

    private FundamentalScores? Fundamentals { get; init; }

    /// <summary>A digest of all that the replay is given, whatever folder it lies in.</summary>
    public string Digest()
    {
        var unplaced = Inputs with
        {
            Prices = [.. Inputs.Prices.Select(file => file.Unplaced())],
            Regimes = Inputs.Regimes?.Unplaced(),
            Fundamentals = Inputs.Fundamentals?.Unplaced(),
            Buckets = Inputs.Buckets?.Unplaced(),
            Calendar = Inputs.Calendar?.Unplaced(),
        };
        return Convert.ToHexStringLower(SHA256.HashData(unplaced.ToMetadata().Utf8.Span));
    }

    /// <summary>With the calendar that a configuration names, when that is a file: one of the inputs then.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="recorded">The file that a run recorded; null: the one that the configuration names.</param>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    public ReplayMaterial WithCalendarOf(EngineConfiguration configuration, InputFile? recorded = null)
    {
        var named = configuration.Rebalance.Calendar;
        if (CalendarFile.Read(named, recorded) is not ({ } calendar, { } file))
            return this;
        return this with { Inputs = Inputs with { Calendar = file }, Calendars = Calendars.SetItem(named, calendar) };
    }

    /// <summary>The replay under a configuration.</summary>
    public ReplayOptions Under(EngineConfiguration configuration) => new()
    {
        Prices = Prices,
        Universe = Universe,
        Rebalance = RebalanceOptions.Of(configuration, Buckets, Calendars),
        RegimePrices = RegimePrices,
        Regimes = Regimes,
        Fundamentals = Fundamentals,
        From = Inputs.From,
        To = Inputs.To,
    };

    /// <summary>The assets in no named bucket, where a configuration holds most of them to the limits of one and no file of buckets was given, which hardly anybody means; null: there is no such doubt.</summary>
    public UnbucketedAssets? FindUnbucketed(EngineConfiguration configuration)
    {
        if (!configuration.Buckets.Enabled || Inputs.Buckets is not null || Inputs.Seed is not null)
            return null;
        var unknown = Universe.Count(asset => Buckets.BucketOf(asset) == BucketMap.Unknown);
        return unknown < 2 || unknown * 2 < Universe.Count ? null
            : new UnbucketedAssets(unknown, Universe.Count, BucketMap.Unknown, configuration.Buckets.MaxPositions, configuration.Buckets.MaxAllocation);
    }

    /// <summary>Refuses files that are not those that a run was made from.</summary>
    /// <exception cref="RefusedException">A digest is another one; the message names the files.</exception>
    public void RequireSame(ReplayInputs recorded)
    {
        var others = Inputs.Files.Zip(recorded.Files).Where(pair => pair.First.Sha256 != pair.Second.Sha256).Select(pair => pair.First.Path).ToList();
        if (others.Count > 0)
            throw new RefusedException(RefusalCode.InputChanged, null, $"{string.Join(", ", others)} changed since the run: the digest differs. Decisions cannot be compared over other prices");
    }

    /// <summary>Reads the files, or makes the market.</summary>
    /// <exception cref="RefusedException">A file cannot be read, or names what is not there.</exception>
    /// <param name="context">Is told how far it is.</param>
    /// <param name="inputs">What is to be read.</param>
    /// <param name="areNotesAskedFor">True: all that is noted about the files is kept, not only the first notes of each kind.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static ReplayMaterial Load(OperationContext context, ReplayInputs inputs, bool areNotesAskedFor, CancellationToken cancellationToken)
    {
        var market = inputs.Seed is { } seed ? MarketSimulator.Run(new SimulationOptions { Seed = unchecked((ulong)seed), TradingDays = inputs.Days ?? UsualMarket.TradingDays, Assets = inputs.Assets ?? UsualMarket.Assets }) : null;
        var prices = market?.Prices ?? ReadPrices(context, inputs, areNotesAskedFor, cancellationToken);
        var roles = market is null ? inputs.Roles : new RegimeRoles(SimulatedMarket.EquityIndex, SimulatedMarket.LongBonds, SimulatedMarket.CommodityIndex, SimulatedMarket.VolatilityIndex);
        Require(prices, roles.Symbols.Concat(inputs.Universe ?? []));
        var (regimes, regimesFile) = InputText.Read(inputs.Regimes, "regimes", text => RegimeSeries.Read(new StringReader(text)));
        var (scores, scoresFile) = InputText.Read(inputs.Fundamentals, "fundamentals", FundamentalScores.Parse);
        var (buckets, bucketsFile) = InputText.Read(inputs.Buckets, "buckets", BucketMap.Parse);
        var read = inputs with
        {
            Prices = [.. inputs.Prices.Zip(prices.Files, (given, file) => given with
            {
                Sha256 = file.Sha256,
                Factors = file.FactorsSha256 is { } digest ? given.Factors! with { Sha256 = digest } : null,
                Adjustment = file.Layout != LeanLayout ? null : file.FactorsSha256 is null ? "raw" : "adjusted",
            })],
            Regimes = regimesFile,
            Fundamentals = scoresFile,
            Buckets = bucketsFile,
        };
        IReadOnlyList<string> universe = inputs.Universe ?? [.. prices.Series.Keys.Except(roles.Symbols, StringComparer.Ordinal)];
        if (universe.Count == 0)
            throw new RefusedException(RefusalCode.InvalidInput, "prices", $"there is nothing to trade: {(inputs.Prices.Count == 0 ? "there is no file" : $"no prices of an asset without another role in {string.Join(", ", prices.Files.Select(file => file.Name))}")}");
        return new ReplayMaterial(
            read,
            prices,
            universe,
            buckets ?? market?.Buckets ?? BucketMap.Default)
        {
            RegimePrices = roles.Symbols.Any() ? ToPrices(prices, roles) : null,
            Regimes = regimes,
            Fundamentals = scores,
            Notes = FileNotes.Of(prices, read.Regimes, regimes)
                .With(read.Fundamentals, FileNotes.ScoresWithoutPrices, Unpriced(scores?.Assets, prices, "their scores are not used"))
                .With(read.Buckets, FileNotes.BucketsWithoutPrices, buckets is not null && !buckets.Assets.Any(prices.Series.ContainsKey) ? Unpriced(buckets.Assets, prices, $"all assets are in the bucket {BucketMap.Unknown}") : null),
        };
    }

    private static PriceSet ReadPrices(OperationContext context, ReplayInputs inputs, bool areNotesAskedFor, CancellationToken cancellationToken)
    {
        // Two files of one name are told apart by their folders.
        var namesakes = inputs.Prices.CountBy(file => Path.GetFileName(file.Path)).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet(StringComparer.Ordinal);
        try
        {
            return PriceReader.Read(
                inputs.Prices.Select(file => new PriceInput(namesakes.Contains(Path.GetFileName(file.Path)) ? file.Path : Path.GetFileName(file.Path), () => File.OpenRead(file.Path))
                {
                    IsRaw = file.IsRaw,
                    Factors = file.Factors is { } factors ? new PriceInput($"{Path.GetFileName(Path.GetDirectoryName(factors.Path))}/{Path.GetFileName(factors.Path)}", () => File.OpenRead(factors.Path)) : null,
                }),
                new PriceReadingOptions
                {
                    Columns = inputs.Columns?.ToImmutableSortedDictionary(StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty,
                    DateFormat = inputs.DateFormat,
                    NotesOfCode = areNotesAskedFor ? int.MaxValue : new PriceReadingOptions().NotesOfCode,
                },
                context.Steps<PriceReadingProgress>(step => new OperationProgress("reading prices", step.Lines, 0)),
                cancellationToken);
        }
        catch (PriceFormatException error)
        {
            throw RefusedException.Of(RefusalCode.InvalidInput, "prices", error.Lines);
        }
    }

    // Names that are written otherwise than the prices' match nothing, and that must not stay unseen.
    private static string? Unpriced(IEnumerable<string>? named, PriceSet prices, string consequence)
    {
        List<string> without = [.. named?.Where(asset => !prices.Series.ContainsKey(asset)) ?? []];
        return without.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"there are no prices of {without.Count:N0} of {named!.Count():N0} assets: {FirstOf(without)}; {consequence}; the prices are of {FirstOf([.. prices.Series.Keys])}");
    }

    private static string FirstOf(List<string> assets) => $"{string.Join(", ", assets.Take(5))}{(assets.Count > 5 ? ", …" : string.Empty)}";

    private static void Require(PriceSet prices, IEnumerable<string> symbols)
    {
        var missing = symbols.Where(symbol => !prices.Series.ContainsKey(symbol)).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            throw new RefusedException(RefusalCode.InvalidInput, null, $"there are no prices of {string.Join(", ", missing.Take(10))}; the files have {string.Join(", ", prices.Series.Keys.Take(40))}{(prices.Series.Count > 40 ? ", …" : string.Empty)}");
    }

    private static RegimePrices ToPrices(PriceSet prices, RegimeRoles roles)
    {
        return new RegimePrices { Equity = Closes(roles.Equity), LongBonds = Closes(roles.Bonds), Commodities = Closes(roles.Commodities), VolatilityIndex = Closes(roles.Volatility) };

        (DateOnly, double)[] Closes(string? symbol) => symbol is null ? [] : [.. prices.Series[symbol].Bars.Select(bar => (bar.Date, bar.Close))];
    }
}
