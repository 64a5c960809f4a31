using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterPatternTests
{
    [Theory]
    [InlineData("NVDA", "NVDA", true)]
    [InlineData("NVDA", "nvda", false)]
    [InlineData("NVDA", "NV", false)]
    [InlineData("NVDA", "NV%", true)]
    [InlineData("NVDA", "%DA", true)]
    [InlineData("NVDA", "%V%A%", true)]
    [InlineData("NVDA", "%A%V%", false)]
    [InlineData("NVDA", "____", true)]
    [InlineData("NVDA", "___", false)]
    [InlineData("NVDA", "_%_%_%_", true)]
    [InlineData("NVDA", "_%_%_%_%_", false)]
    [InlineData("NVDA", "", false)]
    [InlineData("NVDA", "%%%", true)]
    [InlineData("", "", true)]
    [InlineData("", "%", true)]
    [InlineData("", "_", false)]
    [InlineData("aab", "%ab", true)]
    [InlineData("ababac", "%abac", true)]
    [InlineData("50%", @"50\%", true)]
    [InlineData("500", @"50\%", false)]
    [InlineData("a_b", @"a\_b", true)]
    [InlineData("axb", @"a\_b", false)]
    [InlineData(@"a\b", @"a\\b", true)]
    [InlineData("\ud83d\ude00", "_", true)]
    [InlineData("\ud83d\ude00", "__", false)]
    [InlineData("\ud83d\ude00", "%__", false)]
    [InlineData("x\ud83d\ude00y", "%_y", true)]
    public void Like_fits_the_whole_text(string asset, string pattern, bool expected)
    {
        var portfolioEvent = Given.Event(fields => fields with { Asset = asset });

        Assert.Equal(expected, Given.Matches($"asset like '{pattern}'", portfolioEvent));
        Assert.Equal(!expected, Given.Matches($"asset not like '{pattern}'", portfolioEvent));
    }

    [Theory]
    [InlineData("2 cycles in 14 days", "CYCLES", true)]
    [InlineData("2 cycles in 14 days", "", true)]
    [InlineData("2 cycles in 14 days", "%", false)]
    [InlineData("Ärger", "äRG", true)]
    [InlineData("", "x", false)]
    public void Contains_finds_a_part_without_case(string reason, string part, bool expected) =>
        Assert.Equal(expected, Given.Matches($"reason contains '{part}'", Given.Event(fields => fields with { Reason = reason })));

    [Fact]
    public void Many_wildcards_over_a_long_text_come_to_an_end()
    {
        var hostile = Given.Event(fields => fields with { Reason = new string('a', 16 * 1024) });

        Assert.False(Given.Matches($"reason like '{string.Concat(Enumerable.Repeat("%a", 120))}b'", hostile));
    }
}
