using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.Diversification;

public sealed class BucketMapTests
{
    [Theory]
    [InlineData("META", "Risk Assets")]
    [InlineData("XOM", "Defensive Assets")]
    [InlineData("FXI", "International")]
    [InlineData("USO", "Commodities")]
    [InlineData("meta", BucketMap.Unknown)]
    [InlineData("", BucketMap.Unknown)]
    public void The_default_map_is_the_one_of_the_reference_system(string asset, string bucket) => Assert.Equal(bucket, BucketMap.Default.BucketOf(asset));

    [Fact]
    public void A_map_of_ones_own_replaces_the_default_whole()
    {
        var map = new BucketMap(new Dictionary<string, IReadOnlyList<string>> { ["Soft Drinks"] = ["KO", "KO", "PEP"], ["Empty"] = [] });

        Assert.Equal("Soft Drinks", map.BucketOf("KO"));
        Assert.Equal(BucketMap.Unknown, map.BucketOf("AAPL"));
    }

    [Fact]
    public void An_asset_cannot_be_in_two_buckets_nor_a_bucket_stand_twice()
    {
        var two = Assert.Throws<ArgumentException>(() => new BucketMap([new("One", ["KO"]), new("Two", ["KO"])]));
        Assert.Contains("'KO' is in the buckets 'One' and 'Two'", two.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BucketMap([new("One", ["KO"]), new("One", ["PEP"])]));
    }

    [Fact]
    public void A_map_is_read_from_csv()
    {
        var map = BucketMap.Parse("\uFEFFasset,bucket\r\nKO,Staples\r\n\r\n AAPL , \"Tech, large\" \r\nMSFT,\"Tech, large\"\r\n");

        Assert.Equal(("Staples", "Tech, large", "Tech, large", BucketMap.Unknown), (map.BucketOf("KO"), map.BucketOf("AAPL"), map.BucketOf("MSFT"), map.BucketOf("PG")));
    }

    [Theory]
    [InlineData("", "line 1: the first line must be 'asset,bucket'")]
    [InlineData("KO,Staples", "line 1: the first line must be 'asset,bucket'")]
    [InlineData("asset,bucket\nKO", "line 2: an asset and a bucket")]
    [InlineData("asset,bucket\nKO,", "line 2: an asset and a bucket")]
    [InlineData("asset,bucket\nKO,a,b", "line 2: an asset and a bucket")]
    [InlineData("asset,bucket\nKO,\"a", "line 2: a quotation mark")]
    [InlineData("asset,bucket\nKO,a\"b", "line 2: a quotation mark")]
    [InlineData("asset,bucket\nKO,a\nKO,b", "'KO' is in the buckets 'a' and 'b'.")]
    public void What_is_no_map_is_refused(string csv, string why) => Assert.StartsWith(why, Assert.Throws<FormatException>(() => BucketMap.Parse(csv)).Message, StringComparison.Ordinal);
}
