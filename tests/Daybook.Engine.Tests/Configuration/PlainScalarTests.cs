using CsCheck;
using Daybook.Engine.Configuration.Parameters;
using Daybook.Files;

namespace Daybook.Engine.Tests.Configuration;

public sealed class PlainScalarTests
{
    [Fact]
    public void A_text_that_is_taken_as_plain_is_what_the_parser_makes_of_it() => Gen.OneOf(Gen.String["-+._09aZ"], Gen.String["-1a. :#'~\n"], Gen.Double.Select(Text), Gen.Int.Select(number => $"{number}")).Sample(
        text =>
        {
            if (ScalarNode.IfPlain(text) is not { } plain)
                return;
            var source = YamlSource.Read(text);
            Assert.Equal(source.Root, plain);
            Assert.Empty(source.Problems);
        },
        iter: 5_000);

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("---")]
    [InlineData("-")]
    [InlineData("- 1")]
    [InlineData("-a")]
    [InlineData(" 1")]
    [InlineData("'1'")]
    [InlineData("a: 1")]
    [InlineData("[1d, 4h]")]
    [InlineData("1 # one")]
    [InlineData("...")]
    [InlineData(".inf")]
    public void Whatever_may_mean_more_is_left_to_the_parser(string text) => Assert.Null(ScalarNode.IfPlain(text));

    [Fact]
    public void Every_default_but_a_list_is_plain() => Assert.All(
        ParameterRegistry.All.Where(parameter => parameter.Type != "list of words"),
        parameter => Assert.Equal(parameter.Default, ScalarNode.IfPlain(parameter.Default)?.Text));

    private static string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
