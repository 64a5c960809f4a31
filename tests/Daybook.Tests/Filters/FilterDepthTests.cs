using Daybook.Filters;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterDepthTests
{
    public static TheoryData<string> Openings => ["(", "not ", "not (", "(not ", "not not (", "id = 1 or (", "id = 1 and not ("];

    [Theory]
    [MemberData(nameof(Openings))]
    public void A_hundred_levels_are_read_on_a_small_stack(string opening)
    {
        var levels = opening.Count(c => c == '(') + opening.Split("not").Length - 1;
        var text = Nested(opening, Filter.MaxDepth / levels);
        bool? matches = null;
        Exception? thrown = null;

        var thread = new Thread(() => thrown = Record.Exception(() => matches = Given.Filter(Given.Filter(text).ToString()).Matches(Given.Event())), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Null(thrown);
        Assert.Equal(Truth(opening, Filter.MaxDepth / levels), matches);
    }

    [Theory]
    [MemberData(nameof(Openings))]
    public void More_levels_are_refused_however_they_are_written(string opening)
    {
        var levels = opening.Count(c => c == '(') + opening.Split("not").Length - 1;

        var error = Assert.Throws<FilterSyntaxException>(() => Given.Filter(Nested(opening, (Filter.MaxDepth / levels) + 1)));

        Assert.Contains("levels deep", error.Message, StringComparison.Ordinal);
        Assert.Throws<FilterSyntaxException>(() => Given.Filter(string.Concat(Enumerable.Repeat(opening, 1000))));
    }

    [Fact]
    public void The_not_of_an_operator_is_no_level()
    {
        var text = Nested("(", Filter.MaxDepth, "asset not like 'x' and asset is not null and id not between 1 and 2");

        Assert.True(Given.Matches(text));
    }

    [Fact]
    public void A_long_chain_is_no_depth()
    {
        var chain = string.Join(" or ", Enumerable.Range(1, 1400).Select(id => $"id={id}"));

        Assert.True(Given.Matches(chain));
    }

    [Fact]
    public void Filters_made_in_code_have_the_same_limit()
    {
        var deepest = Given.Filter(Nested("not ", Filter.MaxDepth));

        Assert.Throws<ArgumentException>(() => Filter.Not(deepest));
        Assert.Equal(deepest.Tree, Given.Filter(deepest.ToString()).Tree);
    }

    /// <summary>What so many levels around a true sentence say of it, worked out by hand.</summary>
    private static bool Truth(string opening, int times) => opening switch
    {
        "(" or "not not (" => true,
        "not " or "not (" or "(not " => times % 2 == 0,
        "id = 1 or (" => true,
        "id = 1 and not (" => false,
        _ => throw new ArgumentOutOfRangeException(nameof(opening)),
    };

    private static string Nested(string opening, int times, string inside = "id = 42") =>
        string.Concat(Enumerable.Repeat(opening, times)) + inside + new string(')', opening.Count(c => c == '(') * times);
}
