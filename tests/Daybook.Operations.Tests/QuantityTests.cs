using Daybook.Operations.Words;

namespace Daybook.Operations.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0.4219, "0.42 ms")]
    [InlineData(640.2, "640 ms")]
    [InlineData(1_800, "1.8 s")]
    [InlineData(192_000, "3.2 min")]
    [InlineData(9_000_000, "2.5 h")]
    [InlineData(172_800_000, "2 d")]
    public void Durations_have_the_unit_that_suits_them(double milliseconds, string text) => Assert.Equal(text, Quantity.Milliseconds(milliseconds));

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(3_565_158, "3.4 MiB")]
    public void Sizes_have_the_unit_that_suits_them(long bytes, string text) => Assert.Equal(text, Quantity.Bytes(bytes));

    [Theory]
    [InlineData(1, "1 event")]
    [InlineData(5_610, "5,610 events")]
    public void Counts_agree_with_their_noun(long count, string text) => Assert.Equal(text, Quantity.Count(count, "event"));

    [Theory]
    [InlineData(0.125, "12.5 %")]
    [InlineData(-0.000_049, "0 %")]
    [InlineData(-0.000_05, "-0.01 %")]
    [InlineData(0, "0 %")]
    public void Percentages_have_no_sign_when_they_round_to_nothing(double fraction, string text) => Assert.Equal(text, Quantity.Percent(fraction));
}
