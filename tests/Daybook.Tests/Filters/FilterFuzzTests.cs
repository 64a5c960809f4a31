using CsCheck;
using Daybook.Contract.Making;
using Daybook.Filters;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterFuzzTests
{
    [Fact]
    public void Random_pieces_are_a_filter_or_a_syntax_error() => RandomFilterTexts.Pieces.Sample(AssertReadsOrRefuses, iter: 5_000);

    [Fact]
    public void Random_characters_are_a_filter_or_a_syntax_error() => RandomFilterTexts.Characters.Sample(AssertReadsOrRefuses, iter: 2_000);

    [Fact]
    public void A_changed_filter_is_a_filter_or_a_syntax_error() => RandomFilterTexts.Changed.Sample(AssertReadsOrRefuses, iter: 3_000);

    private static void AssertReadsOrRefuses(string text)
    {
        try
        {
            var filter = Given.Filter(text);
            Assert.Equal(filter.Tree, Given.Filter(filter.ToString()).Tree);
            filter.Matches(Given.Event());
            Assert.NotEmpty(filter.Plan.Describe());
        }
        catch (FilterSyntaxException error)
        {
            Assert.InRange(error.Column, 1, text.Length + 1);
            Assert.NotEmpty(error.Expected);
        }
    }
}
