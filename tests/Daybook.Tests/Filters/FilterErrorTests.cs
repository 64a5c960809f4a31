using Daybook.Filters;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterErrorTests
{
    [Theory]
    [InlineData("", 1, "a field, 'not' or '('")]
    [InlineData("   ", 4, "a field")]
    [InlineData("asset", 6, "'=', '!=', '<', '<=', '>', '>=', 'is', 'in', 'like', 'contains', 'between' or 'not'")]
    [InlineData("asset = ", 9, "a value")]
    [InlineData("asset = and", 9, "a value")]
    [InlineData("asset = 'A' 'B'", 13, "'and', 'or' or the end")]
    [InlineData("asset = 'A' and", 16, "a field, 'not' or '('")]
    [InlineData("(asset = 'A'", 13, "'and', 'or' or ')'")]
    [InlineData("asset = 'A')", 12, "'and', 'or' or the end")]
    [InlineData("asset not 'A'", 11, "'in', 'like', 'contains' or 'between'")]
    [InlineData("asset is 'A'", 10, "'null'")]
    [InlineData("asset = null", 9, "'is null'")]
    [InlineData("asset in 'A'", 10, "'('")]
    [InlineData("asset in ()", 11, "a value")]
    [InlineData("asset in ('A' 'B')", 15, "',' or ')'")]
    [InlineData("id between 1 or 2", 14, "'and'")]
    public void What_the_grammar_expected_is_named_with_its_column(string text, int column, string expected) => AssertError(text, column, expected);

    [Theory]
    [InlineData("asset = 5", 9, "a text in single quotes")]
    [InlineData("asset in ('A', true)", 16, "a text in single quotes")]
    [InlineData("score_after = 'abc'", 15, "a number")]
    [InlineData("id = -7d", 6, "a number")]
    [InlineData("occurred > 'yesterday'", 12, "a time such as 2025-03-05")]
    [InlineData("occurred > 5", 12, "a time such as 2025-03-05")]
    [InlineData("occurred > -99999999999w", 12, "a time such as 2025-03-05")]
    [InlineData("severity = 'loud'", 12, "'debug', 'info', 'warning', 'error' or 'critical'")]
    [InlineData("metadata.a < true", 14, "a number, a text or a time")]
    [InlineData("metadata.a in ('1', 1)", 21, "values of one kind")]
    [InlineData("metadata = 'x'", 1, "a key, as in metadata.recent_cycles")]
    [InlineData("id like '4%'", 1, "a field that holds text")]
    [InlineData("asset contains 5", 16, "a text in single quotes")]
    [InlineData(@"asset like 'A\'", 12, "a character behind it")]
    public void A_value_of_the_wrong_kind_is_refused_where_it_stands(string text, int column, string expected) => AssertError(text, column, expected);

    [Theory]
    [InlineData("asset == 'A'", 7, "'='")]
    [InlineData("asset = \"A\"", 9, "single quotes")]
    [InlineData("asset = 'A", 9, "' at its end")]
    [InlineData("metadata.\"a = 1", 10, "\" at its end")]
    [InlineData("metadata. = 1", 10, "a key")]
    [InlineData("occurred > 2025-13-05", 12, "a time")]
    [InlineData("occurred > 7d", 12, "-7d")]
    [InlineData("id = 1and asset = 'A'", 6, "a number")]
    [InlineData("id = 1.2.3", 6, "a number")]
    [InlineData("id = 1e999", 6, "a number below")]
    [InlineData("id = 1 & asset = 'A'", 8, "an operator")]
    public void What_is_no_token_is_named_with_its_column(string text, int column, string expected) => AssertError(text, column, expected);

    [Theory]
    [InlineData("asst = 'A'", "asset")]
    [InlineData("metdata.x = 1", "metadata")]
    [InlineData("sesion_id = 'x'", "session_id")]
    [InlineData("Scoreafter > 1", "score_after")]
    public void An_unknown_field_comes_with_the_nearest_one(string text, string suggestion)
    {
        var error = AssertError(text, 1, "a field");

        Assert.Contains($"(did you mean {suggestion}?)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_like_no_other_comes_without_a_guess()
    {
        var error = AssertError("hello world", 1, "a field such as");

        Assert.DoesNotContain("did you mean", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused() => AssertError("asset = 'A\ud800'", 11, "well-formed text");

    [Fact]
    public void Only_metadata_has_keys() => AssertError("id = 1 or asset.name = 'A'", 16, "only metadata has keys");

    [Fact]
    public void A_message_quotes_little_and_nothing_that_moves_a_cursor()
    {
        var error = Assert.Throws<FilterSyntaxException>(() => Given.Filter("id = '\u001b[2J" + new string('x', 5000) + "'"));

        Assert.True(error.Message.Length < 200);
        Assert.DoesNotContain('\u001b', error.Message);
    }

    [Fact]
    public void A_text_over_the_limit_is_refused()
    {
        var longest = "asset = '" + new string('x', Filter.MaxLength - 10) + "'";

        Assert.Equal(Filter.MaxLength, Given.Filter(longest).Text.Length);
        AssertError(longest + " ", Filter.MaxLength + 1, "at most 16,384");
    }

    [Fact]
    public void A_pattern_over_the_limit_is_refused()
    {
        var longest = new string('x', Filter.MaxPatternLength);

        Assert.False(Given.Matches($"reason like '{longest}' or reason contains '{longest}'"));
        AssertError($"reason like '{longest}x'", 13, "at most 256");
        AssertError($"reason contains '{longest}x'", 17, "at most 256");
    }

    private static FilterSyntaxException AssertError(string text, int column, string expected)
    {
        var error = Assert.Throws<FilterSyntaxException>(() => Given.Filter(text));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.Equal(column, error.Column);
        Assert.StartsWith($"Column {column}: ", error.Message, StringComparison.Ordinal);
        return error;
    }
}
