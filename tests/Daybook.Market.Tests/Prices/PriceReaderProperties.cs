using System.Globalization;
using System.Text;
using CsCheck;
using Daybook.Market.Prices;

namespace Daybook.Market.Tests.Prices;

public sealed class PriceReaderProperties
{
    private static readonly string[] Pieces =
    [
        "symbol", "date", "open", "high", "low", "close", "volume", "adj close", "<TICKER>", "<PER>", "<DATE>", "<CLOSE>", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", " ", "A", "D", "2024-01-02", "20240102",
        "20240102 00:00", "20240102 00:00,1,1,1,1,1\n", "1", "-1", "1e300", "NaN", "null", "symbol,date,close\n", "Date,Open,High,Low,Close,Volume\n", "Date,Open,High,Low,Close,Adj Close,Volume\n", "A,2024-01-02,1\n",
        "2024-01-03,1,1,1,1,1\n", "<TICKER>,<PER>,<DATE>,<CLOSE>\n", "A,D,20240102,1\n", "\0", "\uFEFF", "é", "#", ";", ";", "\t",
        "Date,A,B\n", "Price,Close,Close\n", "Ticker,A,B\n", ",Open,Close\n,A,A\nDate,,\n", "01/02/2024", "13.01.2024", "$", "1,234", "1.5M", "N/A", "-", "Date,Close/Last\n", "Date;Price\n", "<html>", "{", "No data",
    ];

    private static readonly Gen<double> s_price = Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Double[-1e15, 1e15], Gen.Const(double.NaN));
    private static readonly Gen<double> s_known = s_price.Where(double.IsFinite);

    private static readonly Gen<PriceBar> s_bar = Gen.Select(Gen.Int[0, 4000], s_price, s_price, s_price, s_known, s_price).Select((day, open, high, low, close, volume) =>
        new PriceBar(new DateOnly(2010, 1, 1).AddDays(day), Finite(open), Finite(high), Finite(low), close, Finite(volume)));

    private static readonly Gen<PriceSeries[]> s_series = Gen.Select(Gen.OneOf("A", "b", "^SPX", "X,Y", "Say \"Q\"", "Ü"), s_bar.Array[1, 12]).Array[1, 4].Select(assets =>
        assets.GroupBy(asset => asset.Item1).Select(group => new PriceSeries(group.Key, group.SelectMany(asset => asset.Item2).DistinctBy(bar => bar.Date).OrderBy(bar => bar.Date))).ToArray());

    private static readonly byte[][] s_seeds =
    [
        Encoding.UTF8.GetBytes("symbol,date,open,close\nA,2024-01-02,1,1\nB,2024-01-02,,2\nA,2024-01-03,1,1.5\n"),
        Encoding.UTF8.GetBytes("Price,Close,Open\nTicker,A,A\nDate,,\n01/02/2024,1,1\n13/02/2024,,2\n"),
        Encoding.UTF8.GetBytes("Date;Price;Vol.\n13.01.2024;1.234,5;1,5M\n14.01.2024;1.234,6;-\n"),
        ReadPrices.Gzip("symbol,date,open,close\nA,2024-01-02,1,1\nB,2024-01-02,,2\nA,2024-01-03,1,1.5\n"),
        ReadPrices.Zip(("aapl.csv", "20240102 00:00,10000,10000,10000,10000,1\n20240103 00:00,10000,10000,10000,10000,1\n")),
        ReadPrices.Zip(("a_us_d.csv", "Date,Open,High,Low,Close\n2024-01-02,1,1,1,1\n"), ("b_us_d.csv", "Date,Open,High,Low,Close\n2024-01-02,1,1,1,1\n")),
    ];

    [Fact]
    public void A_tidy_file_reads_back_to_the_same_bars_whatever_the_order_of_its_rows_and_columns() => Gen.Select(s_series, Gen.Int, Gen.Int[1, 3]).Sample((series, seed, files) =>
    {
        var random = new Random(seed);
        var rows = series.SelectMany(one => one.Bars.Select(bar => (one.Asset, Bar: bar))).ToArray();
        random.Shuffle(rows);
        string[] columns = ["symbol", "date", "open", "high", "low", "close", "volume"];
        random.Shuffle(columns);
        var texts = rows.Chunk((rows.Length + files - 1) / files).Select((chunk, i) => ($"{i}.csv", Tidy(columns, chunk))).ToArray();

        var read = ReadPrices.Of(texts);

        Assert.Equal(series.Select(one => one.Asset).Order(StringComparer.Ordinal), read.Series.Keys);
        Assert.All(series, one => Assert.Equal(one.Bars, read.Series[one.Asset].Bars));
        Assert.Equal(rows.Length, read.Files.Sum(file => file.Rows));
    });

    [Fact]
    public void Random_bytes_are_read_or_refused() => Gen.Byte.Array[0, 300].Sample(bytes => Read("a_d.csv", bytes), iter: 5_000);

    [Fact]
    public void Pieces_of_files_in_any_order_are_read_or_refused() =>
        Gen.OneOf(Pieces).Array[0, 40].Sample(pieces => Read("a_d.csv", Encoding.UTF8.GetBytes(string.Concat(pieces))), iter: 20_000);

    [Fact]
    public void Good_files_with_wrong_bytes_are_read_or_refused() =>
        Gen.Select(Gen.OneOf(s_seeds), Gen.Select(Gen.Int[0, 1000], Gen.Byte).Array[1, 4], Gen.Int[0, 20]).Sample(
            (seed, changes, cut) =>
            {
                byte[] bytes = [.. seed];
                foreach (var (at, value) in changes)
                    bytes[at % bytes.Length] = value;
                Read("a.csv", bytes[..Math.Max(0, bytes.Length - Math.Max(0, cut - 10))]);
            },
            iter: 20_000);

    private static void Read(string name, byte[] bytes)
    {
        try
        {
            var prices = ReadPrices.Of((name, bytes));
            Assert.All(prices.Series.Values, series => Assert.All(series.Bars, bar => Assert.True(double.IsFinite(bar.Close))));
            Assert.Equal(prices.Series.Values.Sum(series => series.Bars.Count), prices.Files.Sum(file => file.Rows));
        }
        catch (PriceFormatException error)
        {
            var lines = bytes.Count(value => value is (byte)'\n' or (byte)'\r') + 1;
            Assert.InRange(error.Errors.Count, 1, PriceFormatException.MaxErrors);
            Assert.All(error.Errors, each => Assert.True(each.Message.Length > 0 && each.File.StartsWith(name, StringComparison.Ordinal) && (each.Line <= lines || each.File != name || bytes[0] == 0x1F), each.ToString()));
        }
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;

    private static string Tidy(string[] columns, IEnumerable<(string Asset, PriceBar Bar)> rows) =>
        $"{string.Join(',', columns)}\n{string.Concat(rows.Select(row => string.Join(',', columns.Select(column => Cell(column, row.Asset, row.Bar))) + "\n"))}";

    private static string Cell(string column, string asset, PriceBar bar) => column switch
    {
        "symbol" => $"\"{asset.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        "date" => bar.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "open" => Number(bar.Open),
        "high" => Number(bar.High),
        "low" => Number(bar.Low),
        "close" => Number(bar.Close),
        _ => Number(bar.Volume),
    };

    private static string Number(double number) => double.IsNaN(number) ? string.Empty : number.ToString("R", CultureInfo.InvariantCulture);
}
