using System.Globalization;
using CsCheck;

namespace Daybook.Engine.Tests;

public sealed class DecimalsTests
{
    [Theory]
    [InlineData(0, "0.000", "0.0000")]
    [InlineData(0.5, "0.500", "0.5000")]
    [InlineData(0.0625, "0.063", "0.0625")]
    [InlineData(0.99995, "1.000", "1.0000")]
    [InlineData(12.3456, "12.346", "12.3456")]
    [InlineData(999.99999, "1000.000", "1000.0000")]
    [InlineData(1234.5, "1234.500", "1234.5000")]
    [InlineData(-0.25, "-0.250", "-0.2500")]
    [InlineData(double.NaN, "NaN", "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity", "Infinity")]
    public void A_number_is_shown_with_its_decimals(double value, string three, string four)
    {
        Assert.Equal(three, $"{Decimals.Three(value)}");
        Assert.Equal(four, Decimals.Four(value).ToString());
    }

    [Fact]
    public void What_is_shown_is_at_most_half_a_place_away() => Gen.Double[-2_000, 2_000].Sample(value =>
    {
        Assert.InRange(double.Parse($"{Decimals.Three(value)}", CultureInfo.InvariantCulture) - value, -0.000_500_001, 0.000_500_001);
        Assert.InRange(double.Parse($"{Decimals.Four(value)}", CultureInfo.InvariantCulture) - value, -0.000_050_001, 0.000_050_001);
    });

    [Fact]
    public void A_place_that_is_too_small_is_refused_and_left_alone()
    {
        for (var length = 0; length < 6; length++)
            Assert.False(Decimals.Three(12.5).TryFormat(new char[length], out _, default, null));
        Assert.True(Decimals.Three(12.5).TryFormat(new char[6], out var written, default, null));
        Assert.Equal(6, written);
    }
}
