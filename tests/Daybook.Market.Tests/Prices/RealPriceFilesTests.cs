using System.IO.Compression;
using System.Security.Cryptography;
using Daybook.Market.Prices;
using Daybook.Tests.Shared;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

/// <summary>Real daily prices, which lie beside the repository on machines that have them.</summary>
public sealed class RealPriceFilesTests
{
    [Fact]
    public void Every_row_with_a_close_is_a_bar_and_the_others_are_noted()
    {
        var (paths, prices) = ReadAll();

        Assert.Equal(paths.Select(Path.GetFileName), prices.Files.Select(file => file.Name));
        foreach (var (path, file) in paths.Zip(prices.Files))
        {
            var lines = Lines(path).Skip(1).ToList();
            Assert.Equal(("tidy", lines.Count(line => line.Split(',')[5].Length > 0)), (file.Layout, file.Rows));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), file.Sha256);
        }

        Assert.Equal(prices.Files.Sum(file => file.Rows), prices.Series.Values.Sum(series => series.Bars.Count));
        Assert.True(prices.Series.Values.Sum(series => series.Bars.Count) > 300_000);
    }

    [Fact]
    public void Every_bar_says_what_its_line_says()
    {
        var (paths, prices) = ReadAll();
        foreach (var cells in paths.SelectMany(path => Lines(path).Skip(1)).Select(line => line.Split(',')).Where(cells => cells[5].Length > 0))
        {
            var bar = prices.Series[cells[0]].At(Day(cells[1]))!.Value;
            Assert.Equal([Number(cells[2]), Number(cells[3]), Number(cells[4]), Number(cells[5]), Number(cells[6])], [bar.Open, bar.High, bar.Low, bar.Close, bar.Volume]);
        }
    }

    [Fact]
    public void What_is_odd_about_them_is_kept_and_noted()
    {
        var (_, prices) = ReadAll();
        var notes = prices.Files.SelectMany(file => file.Notes).ToList();

        Assert.Equal(-36.98, prices.Series["WTI"].At(Day("2020-04-20"))!.Value.Close);
        Assert.Contains(notes, note => (note.Asset, note.Code) == ("WTI", PriceNoteCodes.CloseNotPositive) && note.Message == "the close of 2020-04-20 is -36.98; a replay skips it");
        Assert.Contains(notes, note => (note.Asset, note.Code) == ("VIX", PriceNoteCodes.LargeMove) && note.Message.EndsWith("+116 %", StringComparison.Ordinal));
        Assert.Equal(7, PriceHealth.Of(prices).Max(health => health.LongestGap)); // The exchanges' closure of September 2001 is no hole.
        Assert.Contains(PriceHealth.Of(prices), health => health is { Asset: "WTI", BadCloses: 1 });
    }

    [Fact]
    public void Assets_that_start_late_start_late()
    {
        var health = PriceHealth.Of(ReadAll().Prices).ToDictionary(one => one.Asset);

        Assert.Equal((Day("1990-01-02"), Day("2022-12-28")), (health["AAPL"].First, health["AAPL"].Last));
        Assert.Equal(2014, health.Values.Where(one => one.Last == health["AAPL"].Last).Max(one => one.First!.Value.Year));
        Assert.Equal(Day("2017-07-26"), health["BNB-USD"].First);
    }

    private static (IReadOnlyList<string> Paths, PriceSet Prices) ReadAll()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "data", "prices");
        if (!Directory.Exists(folder))
            Assert.Skip("../shared/data/prices is not beside the repository.");
        string[] paths = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
        return (paths, PriceReader.Read([.. paths.Select(path => new PriceInput(path, () => File.OpenRead(path)))], cancellationToken: TestContext.Current.CancellationToken));
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static double Number(string cell) => cell.Length == 0 ? double.NaN : double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);
}
