using Daybook.Events;
using Daybook.Filters;
using Daybook.Server.Pages.Events;

namespace Daybook.Server.Tests.Events;

/// <summary>"Filter by this value" keeps what the filter says, and takes any value as it is.</summary>
public sealed class FilterTextTests
{
    [Theory]
    [InlineData(null, "asset = 'KO'", "asset = 'KO'")]
    [InlineData("  ", "asset = 'KO'", "asset = 'KO'")]
    [InlineData("category = 'portfolio'", "asset = 'KO'", "category = 'portfolio' and asset = 'KO'")]
    [InlineData("type = 'a' or type = 'b'", "asset = 'KO'", "(type = 'a' or type = 'b') and asset = 'KO'")]
    [InlineData("occurred >= -7d", "asset = 'KO'", "occurred >= -7d and asset = 'KO'")]
    [InlineData("asset = 'KO'", "asset = 'KO'", "asset = 'KO'")]
    [InlineData("size_after > 0 and asset = 'KO'", "asset = 'KO'", "size_after > 0 and asset = 'KO'")]
    [InlineData("asset = ", "asset = 'KO'", "asset = 'KO'")]
    [InlineData("asset = 'KO'", "no condition", null)]
    public void A_condition_is_added(string? filter, string condition, string? expected) => Assert.Equal(expected, FilterText.And(filter, condition));

    [Fact]
    public void What_would_be_too_long_for_a_filter_is_not_offered() =>
        Assert.Null(FilterText.And($"reason = '{new string('x', Filter.MaxLength - 20)}'", "asset = 'KO'"));

    [Theory]
    [InlineData("O'NEIL")]
    [InlineData("''")]
    [InlineData("' or id > 0 or asset = '")]
    [InlineData("<script>alert(1)</script>\"'&")]
    [InlineData("50 % \\_ \u202e\u0001 😀")]
    public void Any_text_is_found_by_its_own_condition(string text)
    {
        var happened = Shown(PortfolioEvent.Create(EventTypes.PositionOpen, Contract.Making.Make.Start, text, text, sizeAfter: 0.1, metadata: Metadata.Of(("odd \"key\" of " + text, text))));
        foreach (var condition in happened.Fields.Concat(happened.Metadata.Values).Select(value => value.Condition).OfType<string>())
            Assert.True(Filter.Parse(condition, Contract.Making.Make.Start).Matches(happened.Event), condition);
    }

    [Fact]
    public void Nested_values_of_every_kind_are_found_by_their_conditions()
    {
        var happened = Shown(Contract.Making.Make.Note(metadata: Metadata.Parse(
            """{"a":{"b":[{"c":1.50},{"c":-2e-7},12345678901234567890]},"t":true,"f":false,"n":null,"s":"2025-03-12","e":{},"l":[]}""")));
        var leaves = Leaves(happened.Metadata.Values).ToList();
        Assert.Equal(["c: 1.50", "c: -2e-7", "2: 12345678901234567890", "t: true", "f: false", "n: null", "s: 2025-03-12", "e: {}", "l: []"], leaves.Select(leaf => $"{leaf.Name}: {leaf.Text}"));
        Assert.Equal(
            ["metadata.a.b.0.c = 1.50", "metadata.a.b.1.c = -2e-7", "metadata.a.b.2 = 12345678901234567890", "metadata.t = true", "metadata.f = false", "metadata.n is null", "metadata.s = '2025-03-12'"],
            leaves.Select(leaf => leaf.Condition).OfType<string>());
        foreach (var condition in leaves.Select(leaf => leaf.Condition).OfType<string>())
            Assert.True(Filter.Parse(condition, Contract.Making.Make.Start).Matches(happened.Event), condition);
    }

    [Fact]
    public void Of_very_many_values_the_first_are_shown_and_the_rest_is_counted()
    {
        var metadata = Metadata.Parse($"{{\"many\":[{string.Join(',', Enumerable.Range(0, 2_000))}]}}");
        var shown = Shown(Contract.Making.Make.Note(metadata: metadata)).Metadata;
        Assert.Equal((500, 1_500), (Leaves(shown.Values).Count(), shown.LeftOut));
    }

    private static ShownEvent Shown(PortfolioEvent happened) => ShownEvent.Of(new Daybook.Operations.EventDetails.EventAnswer(happened, null, null, null));

    private static IEnumerable<ShownValue> Leaves(IEnumerable<ShownValue> values) => values.SelectMany(value => value.Parts.Count > 0 ? Leaves(value.Parts) : [value]);
}
