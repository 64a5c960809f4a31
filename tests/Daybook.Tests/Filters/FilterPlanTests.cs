using Daybook.Events;
using Daybook.Filters;
using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterPlanTests
{
    [Theory]
    [InlineData("asset = 'A'", "A")]
    [InlineData("asset in ('A', 'B') and asset in ('B', 'C')", "B")]
    [InlineData("asset = 'A' or asset in ('B', 'C')", "A B C")]
    [InlineData("asset = 'A' and score_after > 1 or asset = 'B' and type = 't'", "A B")]
    [InlineData("(asset = 'A' and asset = 'B') or asset = 'C'", "C")]
    [InlineData("asset = 'A' or type = 't'", null)]
    [InlineData("asset = 'A' or asset is null", null)]
    [InlineData("not asset = 'A'", null)]
    [InlineData("asset != 'A'", null)]
    [InlineData("asset >= 'A'", null)]
    [InlineData("asset like 'A'", null)]
    [InlineData("asset not in ('A')", null)]
    [InlineData("metadata.asset = 'A'", null)]
    public void The_values_that_a_field_can_have_are_named(string text, string? expected)
    {
        var admitted = Given.Filter(text).Plan.Admitted(EventField.Asset);

        Assert.Equal(expected, admitted is null ? null : string.Join(' ', admitted.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_posting_field_can_be_restricted()
    {
        var plan = Given.Filter("asset='v' and type='v' and category='v' and regime='v' and action='v' and session='v' and trace='v'").Plan;

        Assert.All(FilterPlan.PostingFields, field => Assert.Equal(["v"], plan.Admitted(field)!));
        Assert.Equal(7, FilterPlan.PostingFields.Count);
        Assert.True(plan.IsExact);
    }

    [Fact]
    public void Regimes_are_compared_without_case()
    {
        var plan = Given.Filter("regime in ('Goldilocks', 'Inflation') and regime = 'GOLDILOCKS'").Plan;

        Assert.True(plan.Admitted(EventField.Regime)!.Contains("goldilocks"));
        Assert.Single(plan.Admitted(EventField.Regime)!);
    }

    [Theory]
    [InlineData("occurred >= 2025-03-01 and occurred < 2025-03-02", "2025-03-01T00:00:00Z", "2025-03-01T23:59:59.999999Z")]
    [InlineData("occurred > 2025-03-01 and occurred <= 2025-03-02", "2025-03-01T00:00:00.000001Z", "2025-03-02T00:00:00Z")]
    [InlineData("occurred = 2025-03-01", "2025-03-01T00:00:00Z", "2025-03-01T00:00:00Z")]
    [InlineData("occurred in (2025-03-09, 2025-03-01)", "2025-03-01T00:00:00Z", "2025-03-09T00:00:00Z")]
    [InlineData("occurred = 2025-03-01 or occurred = 2025-03-09 and id = 1", "2025-03-01T00:00:00Z", "2025-03-09T00:00:00Z")]
    [InlineData("occurred >= -1d or occurred <= -2d", null, null)]
    [InlineData("occurred >= -1d or asset = 'A'", null, null)]
    [InlineData("not occurred >= -1d", null, null)]
    [InlineData("recorded >= -1d", null, null)]
    public void Bounds_of_time_are_inclusive(string text, string? min, string? max)
    {
        var bounds = Given.Filter(text).Plan.Occurred;

        Assert.Equal((min, max), (Iso(bounds.Min), Iso(bounds.Max)));
    }

    [Theory]
    [InlineData("id > 5 and id < 9", 6, 8)]
    [InlineData("id >= 5.5 and id <= 8.5", 6, 8)]
    [InlineData("id in (7, 3, 5.5)", 3, 7)]
    [InlineData("id = 7 or id = 3", 3, 7)]
    [InlineData("id <= 1e300", long.MinValue, long.MaxValue)]
    [InlineData("id != 7", long.MinValue, long.MaxValue)]
    public void Bounds_of_ids_are_whole_numbers(string text, long min, long max) =>
        Assert.Equal(new PlanBounds(min, max), Given.Filter(text).Plan.Id);

    [Theory]
    [InlineData("asset = 'A' and asset = 'B'")]
    [InlineData("occurred > -1d and occurred < -2d")]
    [InlineData("id = 1.5")]
    [InlineData("id in (1.5, 2.5)")]
    [InlineData("(asset = 'A' and asset = 'B' or id < 1 and id > 1) and score_after = 1")]
    public void A_contradiction_reads_nothing(string text)
    {
        var plan = Given.Filter(text).Plan;

        Assert.True(plan.IsNever);
        Assert.Equal(["no event can match: nothing is read"], plan.Describe());
    }

    [Theory]
    [InlineData("asset = 'A' and occurred >= -1d", true)]
    [InlineData("asset = 'A' or asset = 'B'", true)]
    [InlineData("id > 5 and id != 7", false)]
    [InlineData("id in (1, 3)", false)]
    [InlineData("occurred <= -5d or occurred >= -1d", false)]
    [InlineData("asset = 'A' and type = 't' or asset = 'B' and type = 'u'", false)]
    [InlineData("asset = 'A' or type = 't'", false)]
    [InlineData("asset = 'A' and id > 5 or asset = 'B'", false)]
    [InlineData("asset = 'B' or asset = 'A' and id > 5", false)]
    [InlineData("asset = 'A' or occurred >= -1d", false)]
    [InlineData("asset = 'A' and score_after > 1", false)]
    [InlineData("not asset = 'A'", false)]
    public void It_is_exact_when_nothing_is_left_to_test(string text, bool exact) => Assert.Equal(exact, Given.Filter(text).Plan.IsExact);

    [Fact]
    public void It_is_described_in_lines()
    {
        var plan = Given.Filter("occurred >= -7d and id <= 9 and score_after > 1 and type = 'it''s' and asset in ('F','E','D','C','B','A','G')").Plan;

        Assert.Equal(
            [
                "asset in ('A', 'B', 'C', 'D', 'E' and 2 more): postings",
                "type in ('it''s'): postings",
                "occurred >= 2025-03-03T12:00:00Z: block bounds",
                "id <= 9: block bounds",
                "rest: read and tested",
            ],
            plan.Describe());
    }

    private static string? Iso(long micros) => micros is long.MinValue or long.MaxValue ? null : IsoTime.Format(Microseconds.ToTime(micros));
}
