using Daybook.Cli.Output;

namespace Daybook.Cli.Tests;

public sealed class DifferingValuesTests
{
    [Fact]
    public void Of_metadata_the_keys_that_differ_are_shown() => Assert.Equal(
        [
            new DifferingValues("metadata.threshold", "0.6", "0.65"),
            new DifferingValues("metadata.scores.KO", "1", "2"),
            new DifferingValues("metadata.gone", "[1,2]", null),
            new DifferingValues("metadata.added", null, "\"x\""),
        ],
        DifferingValues.Of(
            "metadata",
            """{"threshold":0.6,"scores":{"PEP":1,"KO":1},"same":true,"gone":[1,2]}""",
            """{"threshold":0.65,"scores":{"PEP":1,"KO":2},"same":true,"added":"x"}"""));

    [Theory]
    [InlineData("reason", "a", "b")]
    [InlineData("reason", "{\"a\":1}", "{\"a\":2}")]
    [InlineData("metadata", "{\"a\":1}", null)]
    [InlineData("metadata", null, "{\"a\":1}")]
    [InlineData("metadata", "{\"a\":1", "{}")]
    [InlineData("metadata", "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}")]
    public void Everything_else_is_shown_as_it_is(string field, string? recorded, string? now) =>
        Assert.Equal([new DifferingValues(field, recorded, now)], DifferingValues.Of(field, recorded, now));

    [Fact]
    public void Long_texts_are_cut_to_what_surrounds_the_first_difference()
    {
        var (same, more) = (new string('a', 100), new string('z', 100));

        var shown = new DifferingValues("reason", $"{same}1{more}", $"{same}2").Shortened();

        Assert.Equal($"…{same[..12]}1{more[..35]}…", shown.Recorded);
        Assert.Equal($"…{same[..47]}2", shown.Now);
        Assert.Equal(new DifferingValues("reason", "short", null), new DifferingValues("reason", "short", null).Shortened());
    }
}
