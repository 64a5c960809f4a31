using Daybook.Integrity;

namespace Daybook.Tests.Integrity;

public sealed class MerkleHashTests
{
    private const string Hex = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";

    [Fact]
    public void Is_printed_as_it_is_read()
    {
        Assert.Equal(Hex, Vectors.Hash(Hex).ToString());
        Assert.Equal(Vectors.Hash(Hex), Vectors.Hash(Hex.ToUpperInvariant()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("6e34")]
    [InlineData("xe340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d ")]
    public void Anything_but_64_hex_digits_is_no_hash(string? text) => Assert.False(MerkleHash.TryParse(text, out _));

    [Fact]
    public void Is_equal_when_all_bytes_are()
    {
        for (var i = 0; i < MerkleHash.Size; i++)
        {
            var bytes = Vectors.Hash(Hex).ToArray();
            bytes[i] ^= 1;
            Assert.NotEqual(Vectors.Hash(Hex), new MerkleHash(bytes));
        }

        Assert.True(Vectors.Hash(Hex) == new MerkleHash(Vectors.Hash(Hex).ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Has_32_bytes(int count) => Assert.Throws<ArgumentException>(() => new MerkleHash(new byte[count]));
}
