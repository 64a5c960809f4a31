using Daybook.Decisions;
using Daybook.Events;
using Daybook.Explanations;
using Daybook.Tests.Queries;

namespace Daybook.Tests.Explanations;

public class ChecksTests
{
    [Theory]
    [InlineData("block", CheckVerdict.Blocked)]
    [InlineData("DENY", CheckVerdict.Blocked)]
    [InlineData("reject", CheckVerdict.Blocked)]
    [InlineData("allow", CheckVerdict.Passed)]
    [InlineData("approve", CheckVerdict.Passed)]
    [InlineData("pass", CheckVerdict.Passed)]
    [InlineData("check", CheckVerdict.Passed)]
    [InlineData("override", CheckVerdict.Overridden)]
    [InlineData("score", CheckVerdict.Noted)]
    [InlineData(null, CheckVerdict.Noted)]
    public void The_verdict_is_what_the_action_says(string? action, CheckVerdict expected) =>
        Assert.Equal(expected, Checks.FromEvent(Imported("some_rule", action)).Verdict);

    [Theory]
    [InlineData("whipsaw_block", "whipsaw")]
    [InlineData("grace_period_check", "grace_period")]
    [InlineData("bucket_limit_enforced", "bucket")]
    [InlineData("core_asset_immunity", "core_asset_immunity")]
    [InlineData("_block", "_block")]
    public void The_rule_is_the_types_name_without_its_outcome(string type, string expected) =>
        Assert.Equal(expected, Checks.FromEvent(Imported(type, "block")).Rule);

    [Theory]
    [InlineData("protection_decision_start", "start", false)]
    [InlineData("whipsaw_protection_init", "init", false)]
    [InlineData("grace_period_start", "start", true)]
    [InlineData("whipsaw_allow", "allow", true)]
    public void Beginnings_are_no_checks(string type, string action, bool expected) => Assert.Equal(expected, Checks.IsCheck(Imported(type, action)));

    [Theory]
    [InlineData("""{"recent_cycles":1,"max_cycles":2}""", "recent_cycles", "1", "2")]
    [InlineData("""{"days_held":2,"min_holding_period_days":3}""", "days_held", "2", "3")]
    [InlineData("""{"correlation":0.91}""", "correlation", "0.91", null)]
    [InlineData("""{"observed":"high","threshold":"normal"}""", "observed", "high", "normal")]
    public void Known_keys_are_shown_in_pairs(string metadata, string name, string observed, string? threshold) =>
        Assert.Equal(new Measure(name, observed, threshold), Assert.Single(Measures.Of(Imported("x", "block", metadata))));

    [Fact]
    public void A_score_is_held_against_the_threshold()
    {
        var breach = new Story().Add("threshold_breach", "scoring", "reject", "NVDA", score: 0.55, metadata: """{"threshold":0.6}""").Last;

        Assert.Equal(new Measure("score_after", "0.55", "0.6"), Assert.Single(Measures.Of(breach)));
    }

    [Theory]
    [InlineData("""{"recent_cycles":{"a":1},"max_cycles":[1]}""")]
    [InlineData("""{"recent_cycles":null}""")]
    public void Values_of_other_shapes_are_passed_over(string metadata) => Assert.Empty(Measures.Of(Imported("x", "block", metadata)));

    [Theory]
    [InlineData("""{"checks":{"rule":"x"}}""")]
    [InlineData("""{"checks":[1,"x",null,[]]}""")]
    [InlineData("""{}""")]
    public void A_list_of_checks_of_another_shape_is_no_list(string metadata) => Assert.Empty(Checks.Listed(Imported("x", "block", metadata)));

    [Fact]
    public void Damaged_metadata_says_nothing_and_breaks_nothing()
    {
        var fields = Imported("whipsaw_block", "block").ToFields();
        fields.Metadata = Metadata.FromStore("{\"checks\":[{\"rule\":"u8.ToArray());
        var damaged = PortfolioEvent.Restore(fields);

        Assert.Empty(Checks.Listed(damaged));
        Assert.Equal(("whipsaw", CheckVerdict.Blocked), (Checks.FromEvent(damaged).Rule, Checks.FromEvent(damaged).Verdict));
    }

    [Fact]
    public void Half_a_character_in_damaged_metadata_is_read_as_nothing()
    {
        var fields = Imported("x", "block").ToFields();
        fields.Metadata = Metadata.FromStore("""{"code":"\ud800","checks":[{"rule":"\ud800"}]}"""u8.ToArray());
        var damaged = PortfolioEvent.Restore(fields);

        Assert.Null(Checks.FromEvent(damaged).Code);
        Assert.Equal("unnamed", Assert.Single(Checks.Listed(damaged)).Rule);
    }

    private static PortfolioEvent Imported(string type, string? action, string? metadata = null) =>
        new Story().Add(type, "protection", action, "NVDA", metadata: metadata, origin: "run").Last;
}
