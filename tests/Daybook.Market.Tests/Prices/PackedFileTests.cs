using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Daybook.Market.Prices;
using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

public sealed class PackedFileTests
{
    private const string Tidy = "symbol,date,close\nA,2024-01-02,1\nA,2024-01-03,1.25\n";
    private const string Single = "Date,Open,High,Low,Close\n2024-01-02,1,1,1,1\n";

    public static TheoryData<string> Packings => ["plain", "gzip", "two gzip members", "zip", "stored zip"];

    [Theory]
    [MemberData(nameof(Packings))]
    public void A_packed_file_reads_as_the_file_itself_and_its_digest_is_of_the_stored_bytes(string packing)
    {
        byte[] bytes = packing switch
        {
            "plain" => Encoding.UTF8.GetBytes(Tidy),
            "gzip" => Gzip(Tidy),
            "two gzip members" => [.. Gzip(Tidy[..30]), .. Gzip(Tidy[30..])],
            "zip" => Zip(("prices.csv", Tidy)),
            _ => Zip(CompressionLevel.NoCompression, ("prices.csv", Tidy)),
        };

        // The ending says nothing: the first bytes do.
        var prices = Of(("prices.csv", bytes));

        Assert.Equal([1, 1.25], prices.Series["A"].Bars.Select(bar => bar.Close));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), prices.Files[0].Sha256);
        Assert.Empty(prices.Files[0].Notes);
    }

    [Fact]
    public void A_stream_may_give_its_bytes_one_by_one_and_is_closed()
    {
        using var slow = new SlowStream(Gzip(Tidy));

        var prices = PriceReader.Read([new PriceInput("prices.csv.gz", () => slow)], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, prices.Series["A"].Bars.Count);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Gzip(Tidy))), prices.Files[0].Sha256);
        Assert.True(slow.IsClosed);
    }

    [Fact]
    public void A_zip_may_hold_many_files_of_one_layout()
    {
        var prices = Of(("us.zip", Zip(("daily/", ""), ("daily/b_us_d.csv", Single), ("daily/a_us_d.csv", Single), ("daily/c_us_d.csv", ""))));

        Assert.Equal(["A.US", "B.US"], prices.Series.Keys);
        Assert.Equal(2, prices.Files[0].Rows);
        Assert.Equal(new PriceNote(0, null, PriceNoteCodes.NoPrices, "daily/c_us_d.csv: it is empty"), Assert.Single(prices.Files[0].Notes));
    }

    [Fact]
    public void A_zip_of_several_layouts_is_refused() => Refuses(
        "all.zip",
        Zip(("a_us_d.csv", Single), ("b.csv", Tidy)),
        "all.zip/b.csv:1: the layout stooq of the archive's files before it is expected, not tidy; files of several layouts must not be in one archive");

    [Fact]
    public void An_error_in_a_zip_names_the_file_in_it() => Refuses(
        "all.zip", Zip(("x/a\u001b[2J.csv", "symbol,date,close\nA,2024-01-02,x\n")), "all.zip/x/a?[2J.csv:2 close: a number is expected, such as 12.5, not 'x'");

    [Fact]
    public void A_zip_without_prices_is_refused()
    {
        Refuses("a.zip", Zip(), "a.zip: it holds no file with prices");
        Refuses("a.zip", Zip(("empty.csv", "")), "a.zip: it holds no file with prices");
    }

    [Fact]
    public void A_gzip_file_that_was_cut_off_anywhere_is_refused()
    {
        var whole = Gzip(Tidy);
        for (var length = 2; length < whole.Length; length++)
            Assert.Matches("^a.gz: the gzip file (is damaged|ends in the middle)", Assert.Single(Errors(("a.gz", whole[..length]))).ToString());
    }

    [Fact]
    public void A_gzip_file_with_a_wrong_byte_is_refused_as_damaged_and_not_for_what_came_out()
    {
        var bytes = Gzip(string.Concat("symbol,date,close\n", string.Concat(Enumerable.Range(0, 3000).Select(i => $"A{i},2024-01-02,{i + 1}\n"))));
        for (var at = 200; at < bytes.Length; at += bytes.Length / 40)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= 0x10;
            Assert.Matches("^a.gz: the gzip file (is damaged|ends in the middle)", Assert.Single(Errors(("a.gz", damaged))).ToString());
        }
    }

    [Fact]
    public void A_file_with_something_behind_the_gzip_content_is_refused() =>
        Refuses("a.gz", [.. Gzip(Tidy), 1, 2, 3], "a.gz: the gzip file ends in the middle: it was cut off, or something else follows it");

    [Fact]
    public void A_zip_whose_content_does_not_match_its_checksum_is_refused()
    {
        var bytes = Zip(CompressionLevel.NoCompression, ("prices.csv", Tidy));
        bytes[bytes.AsSpan().IndexOf("1.25"u8)] = (byte)'2';

        Assert.Throws<PriceFormatException>(() => Of(("a.zip", bytes)));
        Refuses("a.zip", bytes, "a.zip/prices.csv: the zip file is damaged: its content does not match its checksum");
    }

    [Fact]
    public void A_zip_that_was_cut_off_is_refused()
    {
        var whole = Zip(("prices.csv", Tidy));
        for (var length = 4; length < whole.Length; length++)
            Refuses("a.zip", whole[..length], "a.zip: the zip file is damaged, or packed in a way that is not read");
    }

    [Fact]
    public void A_zip_that_is_encrypted_is_refused()
    {
        var bytes = Zip(("prices.csv", Tidy));
        bytes[6] |= 1;
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        Refuses("a.zip", bytes, "a.zip: it is encrypted");
    }

    [Fact]
    public void Gzip_that_unpacks_to_too_much_is_refused()
    {
        var member = Gzip(new byte[1 << 20]);
        var bomb = Enumerable.Repeat(member, (int)(PriceReader.MaxContent >> 20)).SelectMany(bytes => bytes);

        Refuses("a.gz", [.. Gzip(Tidy), .. bomb], "a.gz: its content is longer than 256 MiB, which no file of daily prices needs; split it");
    }

    [Fact]
    public void Zip_that_unpacks_to_too_much_in_all_is_refused()
    {
        var rows = new string('\n', 1 << 20);
        var zip = Zip([.. Enumerable.Range(0, 6).Select(i => ($"{i}.csv", Tidy.Replace("A", $"A{i}", StringComparison.Ordinal) + rows))]);

        Refuses("a.zip", zip, "a.zip/4.csv: it has more than 5,000,000 lines; split it");
    }

    [Fact]
    public void Zip_with_too_many_files_is_refused()
    {
        var zip = Zip(CompressionLevel.NoCompression, [.. Enumerable.Range(0, PriceReader.MaxEntries + 1).Select(i => ($"{i}.csv", ""))]);

        Refuses("a.zip", zip, "a.zip: it holds more than 10,000 files");
    }

    [Fact]
    public void A_large_zip_is_refused_before_it_is_looked_into()
    {
        var zip = new byte[PriceReader.MaxZip + 1];
        "PK\u0003\u0004"u8.CopyTo(zip);

        Refuses("a.zip", zip, "a.zip: the zip file is larger than 64 MiB, which is not read; unpack it");
    }

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public bool IsClosed { get; private set; }

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
