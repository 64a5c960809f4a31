using CsCheck;
using Daybook.Filters;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterFuzzTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "asset", "metadata.a.\"b\"", "metadata.", "occurred", "id", "severity", "=", "!=", "<>", "<=", ">", "(", ")", ",", "'x'", "'", "\"", "''", "\\", "'%\\'",
        "and", "or", "not", "in", "like", "contains", "between", "is", "null", "true", "1", "-1.5e3", ".", "1e", "-7d", "+", "2025-03-05", "2025-", "9999-99-99",
        " ", " ", " ", "\n", "\0", "\ud83d", "\ude00", "é", "_", "99999999999999999999999w", "-99999999999999999999999w");

    [Fact]
    public void Random_pieces_are_a_filter_or_a_syntax_error() =>
        Piece.Array[0, 40].Select(pieces => string.Concat(pieces)).Sample(AssertReadsOrRefuses, iter: 5_000);

    [Fact]
    public void Random_characters_are_a_filter_or_a_syntax_error() => Gen.String[Gen.Char, 0, 60].Sample(AssertReadsOrRefuses, iter: 2_000);

    [Fact]
    public void A_changed_filter_is_a_filter_or_a_syntax_error() =>
        Gen.Select(RandomFilters.Tree, Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 5], Piece).Array[1, 3]).Sample(
            (tree, changes) =>
            {
                var text = tree.ToString();
                foreach (var (place, length, piece) in changes)
                {
                    var at = place % (text.Length + 1);
                    text = text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, piece);
                }

                AssertReadsOrRefuses(text);
            },
            iter: 3_000);

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
