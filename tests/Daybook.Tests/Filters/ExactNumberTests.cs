using System.Globalization;
using System.Numerics;
using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Tests.Filters;

/// <summary>Ids of orders are longer than a double holds; two of them are two.</summary>
public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("12345678901234567890123", "= 12345678901234567890123", true)]
    [InlineData("12345678901234567890124", "= 12345678901234567890123", false)]
    [InlineData("12345678901234567890124", "!= 12345678901234567890123", true)]
    [InlineData("12345678901234567890124", "> 12345678901234567890123", true)]
    [InlineData("12345678901234567890123", ">= 12345678901234567890124", false)]
    [InlineData("-12345678901234567890124", "< -12345678901234567890123", true)]
    [InlineData("9007199254740993", "= 9007199254740993", true)]
    [InlineData("9007199254740992", "= 9007199254740993", false)]
    [InlineData("9007199254740993", "= 9007199254740992", false)]
    [InlineData("9007199254740993", "in (9007199254740992, 9007199254740994)", false)]
    [InlineData("9007199254740993", "in (1, 9007199254740993)", true)]
    [InlineData("9007199254740993", "not in (9007199254740992)", true)]
    [InlineData("9007199254740993", "= 9007199254740992.0", false)]
    [InlineData("9.007199254740992e15", "= 9007199254740992", true)]
    [InlineData("9.007199254740992e15", "= 9007199254740993", false)]
    [InlineData("9223372036854775807", "= 9223372036854775807", true)]
    [InlineData("9223372036854775807", "in (9223372036854775807)", true)]
    [InlineData("9223372036854775807", "> 9223372036854775806", true)]
    [InlineData("9223372036854775807", "!= 9223372036854775807", false)]
    [InlineData("18446744073709551615", "= 18446744073709551615", true)]
    [InlineData("9007199254740995", "= 9007199254740995", true)]
    [InlineData("9007199254740993.0", "= 9007199254740993", true)]
    [InlineData("9007199254740993.0", "= 9007199254740992", false)]
    [InlineData("9007199254740993", "= 9007199254740993.0", true)]
    [InlineData("9007199254740992", "= 9007199254740993.0", false)]
    [InlineData("9007199254740992.5", "= 9007199254740992", false)]
    [InlineData("9007199254740992.5", "> 9007199254740992", true)]
    [InlineData("9007199254740993e3", "= 9007199254740993000", true)]
    [InlineData("17", "= 17", true)]
    [InlineData("17", "= 17.0", true)]
    [InlineData("0.1", "= 0.1", true)]
    public void Whole_numbers_are_compared_exactly(string stored, string condition, bool holds)
    {
        var given = Make.Note(metadata: Metadata.Parse($$"""{"orderId": {{stored}}}"""));
        var filter = Filter.Parse($"metadata.orderId {condition}", Make.Start);

        Assert.Equal(holds, filter.Matches(given));
        Assert.Equal(filter.ToString(), Filter.Parse(filter.ToString(), Make.Start).ToString());
    }

    [Fact]
    public void Any_two_whole_numbers_stand_as_they_do() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 80], Gen.Int[-3, 3]).Sample((bits, power, step) =>
        {
            var one = new BigInteger(bits) * BigInteger.Pow(2, power);
            var other = one + step;
            var given = Make.Note(metadata: Metadata.Parse(string.Create(CultureInfo.InvariantCulture, $$"""{"n": {{one}}}""")));
            var literal = other.ToString(CultureInfo.InvariantCulture);

            Assert.Equal(one == other, Filter.Parse($"metadata.n = {literal}", default).Matches(given));
            Assert.Equal(one < other, Filter.Parse($"metadata.n < {literal}", default).Matches(given));
            Assert.Equal(one == other, Filter.Parse($"metadata.n in (0.5, {literal})", default).Matches(given));
        });

    [Fact]
    public void A_whole_number_from_code_is_exact_too()
    {
        var given = Make.Note(metadata: Metadata.Of(("orderId", 9_007_199_254_740_993L)));

        Assert.True(Filter.Equal(FilterField.InMetadata("orderId"), 9_007_199_254_740_993L).Matches(given));
        Assert.False(Filter.Equal(FilterField.InMetadata("orderId"), 9_007_199_254_740_992L).Matches(given));
    }

    [Fact]
    public void So_is_a_column()
    {
        var given = PortfolioEvent.Create(Make.Note().ToFields() with { ActivePositions = 9_007_199_254_740_993 });

        Assert.True(Filter.Parse("active_positions = 9007199254740993", Make.Start).Matches(given));
        Assert.False(Filter.Parse("active_positions in (9007199254740992)", Make.Start).Matches(given));
    }
}
