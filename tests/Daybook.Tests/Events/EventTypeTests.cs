using Daybook.Events;

namespace Daybook.Tests.Events;

public sealed class EventTypeTests
{
    [Fact]
    public void A_defined_type_has_its_category_and_the_severity_that_goes_with_it()
    {
        var type = EventType.Define("liquidity_check", EventCategory.Protection);
        var failure = EventType.Define("liquidity_failure", EventCategory.Error);

        Assert.Equal((EventCategory.Protection, Severity.Info), (type.Category, type.Severity));
        Assert.Equal(Severity.Error, failure.Severity);
        Assert.False(type.IsBuiltIn);
        Assert.False(type.IsForeign);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Whipsaw")]
    [InlineData("1st")]
    [InlineData("_x")]
    [InlineData("with space")]
    [InlineData("größe")]
    [InlineData(null)]
    public void A_malformed_name_is_refused(string? name) => Assert.Throws<ArgumentException>(() => EventType.Define(name!, EventCategory.System));

    [Fact]
    public void A_name_has_at_most_a_hundred_characters()
    {
        EventType.Define(new string('a', 100), EventCategory.System);

        Assert.Throws<ArgumentException>(() => EventType.Define(new string('a', 101), EventCategory.System));
    }

    [Fact]
    public void Only_the_seven_categories_can_be_defined_for() =>
        Assert.Throws<ArgumentException>(() => EventType.Define("liquidity_check", EventCategory.Foreign("liquidity")));

    [Fact]
    public void A_built_in_name_keeps_its_category()
    {
        Assert.Same(EventTypes.WhipsawBlock, EventType.Define("whipsaw_block", EventCategory.Protection));
        Assert.Throws<ArgumentException>(() => EventType.Define("whipsaw_block", EventCategory.System));
    }

    [Fact]
    public void A_found_type_is_the_built_in_one_only_where_the_category_agrees()
    {
        Assert.Same(EventTypes.WhipsawAllow, EventType.Foreign("whipsaw_allow", EventCategory.Protection));

        var misfiled = EventType.Foreign("whipsaw_allow", EventCategory.System);
        Assert.True(misfiled.IsForeign);
        Assert.Equal(EventCategory.System, misfiled.Category);
        Assert.NotEqual(EventTypes.WhipsawAllow, misfiled);
    }

    [Fact]
    public void Types_are_equal_by_name_and_category()
    {
        var one = EventType.Define("liquidity_check", EventCategory.Protection);
        var same = EventType.Foreign("liquidity_check", EventCategory.Protection);

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, EventType.Define("liquidity_check", EventCategory.Scoring));
        Assert.NotEqual(one, EventType.Define("liquidity_block", EventCategory.Protection));
    }

    [Fact]
    public void A_type_does_not_change_with_the_list_that_it_was_defined_with()
    {
        string[] actions = ["check"];
        var type = EventType.Define("liquidity_check", EventCategory.Protection, actions: actions);

        actions[0] = "block";

        Assert.Equal(["check"], type.Actions);
    }
}
