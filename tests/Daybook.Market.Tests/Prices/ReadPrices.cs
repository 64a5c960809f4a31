using System.IO.Compression;
using System.Text;
using Daybook.Market.Prices;

namespace Daybook.Market.Tests.Prices;

/// <summary>Reads prices from texts and bytes.</summary>
internal static class ReadPrices
{
    public static PriceSet Of(params (string Name, string Text)[] files) =>
        Of([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    public static PriceSet Of(params (string Name, byte[] Bytes)[] files) =>
        PriceReader.Read([.. files.Select(file => Input(file.Name, file.Bytes))], cancellationToken: TestContext.Current.CancellationToken);

    public static PriceSet Of(PriceReadingOptions options, params (string Name, string Text)[] files) =>
        PriceReader.Read([.. files.Select(file => Input(file.Name, Encoding.UTF8.GetBytes(file.Text)))], options, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The only series of a file.</summary>
    public static PriceSeries Only(string name, string text) => Assert.Single(Of((name, text)).Series.Values);

    /// <summary>The notes of a file.</summary>
    public static IReadOnlyList<PriceNote> Notes(string text) => Assert.Single(Of(("prices.csv", text)).Files).Notes;

    /// <summary>The file is refused with errors.</summary>
    public static IReadOnlyList<PriceError> Errors(string name, string text) => Errors((name, Encoding.UTF8.GetBytes(text)));

    public static IReadOnlyList<PriceError> Errors(params (string Name, byte[] Bytes)[] files) => Assert.Throws<PriceFormatException>(() => Of(files)).Errors;

    /// <summary>The file is refused with this one error.</summary>
    public static void Refuses(string name, string text, string error) => Assert.Equal(error, Assert.Single(Errors(name, text)).ToString());

    public static void Refuses(string name, byte[] bytes, string error) => Assert.Equal(error, Assert.Single(Errors((name, bytes))).ToString());

    public static PriceInput Input(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false));

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] files) => Zip(CompressionLevel.Fastest, files);

    public static byte[] Zip(CompressionLevel level, params (string Name, string Text)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return packed.ToArray();
    }
}
