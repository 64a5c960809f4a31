using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterMetadataTests
{
    [Theory]
    [InlineData("metadata.recent_cycles >= 1", true)]
    [InlineData("metadata.recent_cycles = 2.0", true)]
    [InlineData("metadata.\"odd key\" = true", true)]
    [InlineData("metadata.\"odd key\" in (false)", false)]
    [InlineData("metadata.checks.1.name = 'holding'", true)]
    [InlineData("metadata.checks.2.name = 'holding'", false)]
    [InlineData("metadata.checks.name = 'holding'", false)]
    [InlineData("metadata.until > 2025-03-11", true)]
    [InlineData("metadata.until = +36h", true)]
    [InlineData("metadata.until in (2025-03-12, 2025-03-13)", true)]
    [InlineData("metadata.until < '2025-03-11'", false)]
    [InlineData("metadata.Recent_cycles >= 1", false)]
    [InlineData("METADATA.recent_cycles >= 1", true)]
    public void A_path_leads_to_a_value(string text, bool expected) => Assert.Equal(expected, Given.Matches(text));

    [Theory]
    [InlineData("metadata.a = '1'", "text")]
    [InlineData("metadata.a in ('1')", "text")]
    [InlineData("metadata.a like '%'", "text")]
    [InlineData("metadata.a contains ''", "text")]
    [InlineData("metadata.a = 1", "number")]
    [InlineData("metadata.a in (1)", "number")]
    [InlineData("metadata.a != true", "boolean")]
    [InlineData("metadata.a in (true)", "boolean")]
    [InlineData("metadata.a > 2025-01-01", "time")]
    [InlineData("metadata.a in (2025-01-01)", "time")]
    public void A_value_of_another_JSON_type_compares_as_null(string text, string kind)
    {
        var values = new Dictionary<string, string>
        {
            ["\"x\""] = "text",
            ["\"2025-02-30\""] = "text",
            ["\"2025-02-28\""] = "text time",
            ["1"] = "number",
            ["true"] = "boolean",
            ["null"] = "none",
            ["{}"] = "none",
            ["[]"] = "none",
        };

        Assert.All(values, value =>
        {
            var portfolioEvent = Given.EventWith($$"""{"a":{{value.Key}}}""");
            var known = Given.Matches(text, portfolioEvent) || Given.Matches($"not ({text})", portfolioEvent);
            Assert.Equal(value.Value.Split(' ').Contains(kind), known);
        });
    }

    [Fact]
    public void Escapes_of_JSON_do_not_matter()
    {
        var escaped = Given.EventWith("""{"\u006bey":"\u0041\n\"\ud83d\ude00"}""");

        Assert.True(Given.Matches("metadata.key = 'A\n\"\ud83d\ude00'", escaped));
        Assert.True(Given.Matches("metadata.key like 'A__\ud83d\ude00'", escaped));
        Assert.True(Given.Matches("metadata.key in ('x', 'A\n\"\ud83d\ude00')", escaped));
    }

    [Fact]
    public void A_key_of_digits_is_a_key_in_an_object_and_a_place_in_an_array()
    {
        Assert.True(Given.Matches("metadata.1 = 'x'", Given.EventWith("""{"1":"x"}""")));
        Assert.True(Given.Matches("metadata.list.1 = 'x'", Given.EventWith("""{"list":[[1,2],"x"]}""")));
        Assert.True(Given.Matches("metadata.list.\"-1\" is null and metadata.list.99999999999 is null", Given.EventWith("""{"list":["x"]}""")));
    }

    [Fact]
    public void A_path_skips_what_stands_before_it()
    {
        var nested = Given.EventWith("""{"x":{"a":1,"b":[{"a":1}]},"y":[{"a":1}],"a":{"x":2}}""");

        Assert.True(Given.Matches("metadata.a.x = 2 and metadata.x.b.0.a = 1", nested));
    }

    [Fact]
    public void Long_texts_are_read_whole()
    {
        var text = new string('x', 5000) + "end";
        var longText = Given.EventWith($$"""{"a":"{{text}}"}""");

        Assert.True(Given.Matches($"metadata.a = '{text}' and metadata.a like '%end' and metadata.a contains 'XEND' and metadata.a > 'x'", longText));
    }
}
