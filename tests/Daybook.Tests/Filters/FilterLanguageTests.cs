using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterLanguageTests
{
    [Theory]
    [InlineData("id = 42", "id = 43")]
    [InlineData("occurred = 2025-03-05T14:30:00Z", "timestamp > '2025-03-05 14:30'")]
    [InlineData("timestamp >= 2025-03-05", "occurred < 2025-03-05")]
    [InlineData("recorded > '2025-03-05T14:30:00Z'", "recorded <= 2025-03-05T14:30:00.999999Z")]
    [InlineData("type = 'made_up_block'", "event_type = 'Made_up_block'")]
    [InlineData("category = 'protection'", "event_category != 'protection'")]
    [InlineData("severity >= 'info' and severity < 'error'", "severity in ('error', 'CRITICAL')")]
    [InlineData("trace = 't-1'", "trace_id = 'T-1'")]
    [InlineData("session_id in ('s-0', 's-1')", "session not in ('s-0', 's-1')")]
    [InlineData("asset = 'NVDA'", "asset = 'nvda'")]
    [InlineData("regime = 'GOLDILOCKS'", "regime != 'goldilocks'")]
    [InlineData("regime in ('deflation', 'gOLDILOCKS')", "regime not like 'gold%'")]
    [InlineData("action <> 'open'", "action = 'open'")]
    [InlineData("reason contains 'CYCLES IN'", "reason not contains 'cycles'")]
    [InlineData("score_after = 0.857", "score_after > 857e-3")]
    [InlineData("score_after between .5 and 1", "score_after not between 0.5 and 1.")]
    [InlineData("positions = 7", "active_positions < 7")]
    [InlineData("execution_time > 1", "execution_time_ms > 1.5")]
    [InlineData("actor > 'b' and actor < 's'", "actor <= 'b'")]
    [InlineData("score_before is null", "score_after is null")]
    [InlineData("size_before is null and size_after is null and allocation is null", "portfolio_allocation is not null")]
    [InlineData("origin is null", "origin = 'native'")]
    public void A_field_is_compared_under_each_of_its_names(string matching, string other)
    {
        Assert.True(Given.Matches(matching));
        Assert.False(Given.Matches(other));
    }

    [Theory]
    [InlineData("occurred >= -6d", true)]
    [InlineData("occurred >= -4d", false)]
    [InlineData("occurred >= '-36h'", false)]
    [InlineData("occurred > -1w and occurred < +1d", true)]
    [InlineData("occurred = -7050m", true)]
    [InlineData("occurred = -423000s", true)]
    public void A_relative_time_counts_from_now(string text, bool expected) => Assert.Equal(expected, Given.Matches(text));

    [Theory]
    [InlineData("id = 1 or id = 42 and asset = 'NVDA'", true)]
    [InlineData("(id = 42 or id = 1) and asset = 'TSLA'", false)]
    [InlineData("id = 42 or id = 1 and asset = 'TSLA'", true)]
    [InlineData("not id = 1 and not (id = 2 or id = 3)", true)]
    [InlineData("not not id = 42", true)]
    [InlineData("NOT ASSET IN ('NVDA') OR Id Is Not Null", true)]
    public void And_binds_tighter_than_or_and_not_tightest(string text, bool expected) => Assert.Equal(expected, Given.Matches(text));

    [Fact]
    public void A_quote_inside_a_text_is_written_twice()
    {
        var quoted = Given.Event(fields => fields with { Asset = "O'NEIL" });

        Assert.True(Given.Matches("asset = 'O''NEIL'", quoted));
    }

    [Fact]
    public void The_text_is_kept_and_the_canonical_one_holds_the_moment_of_a_relative_time()
    {
        var filter = Given.Filter("  TIMESTAMP >= -7d AND event_type<>'x'");

        Assert.Equal("  TIMESTAMP >= -7d AND event_type<>'x'", filter.Text);
        Assert.Equal("occurred >= 2025-03-03T12:00:00Z and type != 'x'", filter.ToString());
    }

    [Theory]
    [InlineData("((id = 1)) and (asset = 'A' and action = 'b')", "id = 1 and asset = 'A' and action = 'b'")]
    [InlineData("(id = 1 or id = 2) and id = 3", "(id = 1 or id = 2) and id = 3")]
    [InlineData("not (id in (1,1,2))", "id not in (1, 2)")]
    [InlineData("not (asset like 'A%' or id = 1)", "not (asset like 'A%' or id = 1)")]
    [InlineData("METADATA.\"a\".\"odd \"\"key\".0 is not null", "metadata.a.\"odd \"\"key\".0 is not null")]
    [InlineData("id between 1 and 2e3", "id >= 1 and id <= 2000")]
    [InlineData("severity = 'WARNING'", "severity = 'warning'")]
    public void The_canonical_text_has_one_spelling(string text, string canonical) => Assert.Equal(canonical, Given.Filter(text).ToString());
}
