using System.Globalization;
using System.IO.Compression;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Events;

namespace Daybook.Engine.Tests.Regimes.Inputs;

/// <summary>Regimes of real markets, from the prices that lie beside the repository on machines that have them.</summary>
public sealed class RealPricesTests
{
    [Fact]
    public void Real_markets_show_every_regime_and_change_between_them_though_hardly_ever_suddenly()
    {
        var prices = Read();
        var observations = prices.Equity.Where(close => close.Date.Year is >= 2004 and < 2014).Select(close => RegimeFromPrices.Observe(prices, Close(close.Date)).Observation).ToList();
        var regimes = observations.GroupBy(observation => observation.Base).ToDictionary(group => group.Key!, group => group.Count());
        var lasting = Transitions(observations, new RegimeOptions());
        var sudden = Transitions(observations, new RegimeOptions { Transitions = new() { AcceptLastingChange = false } });
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{observations.Count} sessions, {lasting} transitions, {sudden} of them sudden; {string.Join(", ", regimes.Select(item => $"{item.Key} {item.Value}"))}");

        Assert.Equal(4, regimes.Count);
        Assert.True(lasting > 10);
        Assert.True(sudden <= lasting);
    }

    [Theory]
    [InlineData("2008-11-20", "Deflation")]
    [InlineData("2009-10-15", "Reflation")]
    [InlineData("2017-06-21", "Goldilocks")]
    [InlineData("2020-04-01", "Deflation")]
    [InlineData("2021-06-01", "Reflation")]
    [InlineData("2022-06-15", "Inflation")]
    public void Well_known_times_have_the_regime_that_everybody_gives_them(string date, string regime)
    {
        var observation = RegimeFromPrices.Observe(Read(), Close(DateOnly.Parse(date, CultureInfo.InvariantCulture))).Observation;

        Assert.Equal(regime, observation.Base?.Name);
    }

    private static DateTimeOffset Close(DateOnly date) => new(date, new TimeOnly(21, 0), TimeSpan.Zero);

    private static int Transitions(IEnumerable<RegimeObservation> observations, RegimeOptions options)
    {
        var state = RegimeState.Empty;
        var count = 0;
        foreach (var observation in observations)
        {
            var decision = RegimeWatch.Decide(state, observation, options);
            state = decision.Events.Aggregate(state, RegimeWatch.Apply);
            count += decision.Events.Count(happened => happened.Type.Equals(EventTypes.RegimeTransition));
        }

        return count;
    }

    private static RegimePrices Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var prices = Path.Combine(folder.FullName, "..", "shared", "data", "prices");
            if (!File.Exists(Path.Combine(folder.FullName, "Daybook.slnx")) || !Directory.Exists(prices))
                continue;
            return new RegimePrices
            {
                Equity = Series(Path.Combine(prices, "equities_close.csv.gz"), "SP500"),
                LongBonds = Series(Path.Combine(prices, "treasury_total_return_derived.csv"), "UST10Y_TR"),
                Commodities = Series(Path.Combine(prices, "oil_spot.csv"), "WTI"),
                VolatilityIndex = Series(Path.Combine(prices, "vix.csv"), "VIX"),
            };
        }

        Assert.Skip("../shared/data/prices is not beside the repository.");
        return new RegimePrices();
    }

    private static List<(DateOnly Date, double Close)> Series(string path, string symbol)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        List<(DateOnly, double)> series = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (cells[0] == symbol && cells[5].Length > 0)
                series.Add((DateOnly.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture)));
        }

        return series;
    }
}
