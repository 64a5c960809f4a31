using Daybook.Events;
using Daybook.Filters;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterBuilderTests
{
    [Fact]
    public void Conditions_made_in_code_equal_those_that_were_read()
    {
        var made = Filter.And(
            Filter.Equal(EventField.Asset, "NVDA"),
            Filter.Or(Filter.In(EventField.Type, "a", "b"), Filter.IsNull(EventField.Regime)),
            Filter.Not(Filter.Compare(EventField.ScoreAfter, CompareOperator.Less, 0.5)),
            Filter.Compare(EventField.Occurred, CompareOperator.GreaterOrEqual, Given.Now.AddDays(-7)),
            Filter.Compare(EventField.Severity, CompareOperator.GreaterOrEqual, Severity.Warning),
            Filter.Equal(FilterField.InMetadata("odd key", "0"), true));

        var read = Given.Filter(
            "asset = 'NVDA' and (type in ('a', 'b') or regime is null) and not score_after < 0.5 and occurred >= -7d and severity >= 'warning' and metadata.\"odd key\".0 = true");

        Assert.Equal(read.Tree, made.Tree);
        Assert.Equal(read.Tree.GetHashCode(), made.Tree.GetHashCode());
        Assert.Equal(made.ToString(), made.Text);
    }

    [Fact]
    public void A_text_becomes_a_time_or_a_severity_where_the_field_is_one()
    {
        Assert.Equal(Given.Filter("occurred = 2025-03-05").Tree, Filter.Equal(EventField.Occurred, "2025-03-05").Tree);
        Assert.Equal(Given.Filter("severity = 'error'").Tree, Filter.Equal(EventField.Severity, "error").Tree);
    }

    [Fact]
    public void What_a_text_could_not_say_code_cannot_either()
    {
        Assert.Throws<ArgumentException>(() => Filter.Equal(EventField.Asset, 5));
        Assert.Throws<ArgumentException>(() => Filter.Equal(EventField.Occurred, "yesterday"));
        Assert.Throws<ArgumentException>(() => Filter.Equal(EventField.Metadata, "x"));
        Assert.Throws<ArgumentException>(() => Filter.Equal(FilterField.InMetadata("a"), Severity.Info));
        Assert.Throws<ArgumentException>(() => Filter.Compare(FilterField.InMetadata("a"), CompareOperator.Less, true));
        Assert.Throws<ArgumentException>(() => Filter.In(EventField.Asset));
        Assert.Throws<ArgumentException>(() => Filter.In(FilterField.InMetadata("a"), "1", 1));
        Assert.Throws<ArgumentException>(() => Filter.And());
        Assert.Throws<ArgumentException>(() => Filter.Equal(EventField.Asset, "\ud800"));
        Assert.Throws<ArgumentException>(() => FilterField.InMetadata("\ud800"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Filter.Equal(EventField.Id, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => FilterField.Of((EventField)99));
    }

    [Fact]
    public void One_filter_joined_is_itself()
    {
        var one = Given.Filter("id = 1");

        Assert.Same(one, Filter.And(one));
        Assert.Same(one, Filter.Or(one));
    }

    [Fact]
    public void Nothing_is_allocated_per_event()
    {
        var filter = Given.Filter(
            "(asset in ('A', 'NVDA') and regime = 'goldilocks' and category = 'protection' and score_after >= 0.5 and occurred >= 2025-01-01 "
            + "and severity >= 'info' and reason contains 'CYCLES' and actor like 're%' and origin is null and metadata.recent_cycles >= 1 "
            + "and metadata.checks.1.name in ('holding') and metadata.until > 2025-01-01) and not id in (1, 2)");
        var portfolioEvent = Given.Event();
        Assert.True(filter.Matches(portfolioEvent));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            filter.Matches(portfolioEvent);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
