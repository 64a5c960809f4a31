using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Tests.Queries;

namespace Daybook.Tests.Decisions;

public sealed class DecisionOfTests
{
    [Fact]
    public void A_decision_of_ones_own_is_read_as_it_was_written()
    {
        var decision = Decided(
            "not_open",
            """
            {"inputs":[{"name":"yield","value":0.04,"unit":"a year"},{"name":"listed","value":true},{"name":"sector"}],"score":0.61,"threshold":0.65,"rank":4,"of":9,"places":3,
             "checks":[{"rule":"turnover","code":"too_much","observed":0.3,"comparison":"<=","limit":0.25,"unit":"a month","verdict":"block","until":"2025-04-01T00:00:00Z","reason":"a busy month"},
                       {"rule":"market","observed":"bear","comparison":"!=","limit":"crash","verdict":"pass"},{"rule":"desk","verdict":"override"}],
             "alternatives":[{"name":"PEP","score":0.8,"reason":"cheaper"}],"decided_by":"turnover","of_my_own":[1]}
            """)!;

        Assert.Equal(("KO", DecisionAction.NotOpen, 0.61, 0.65, "turnover"), (decision.Asset, decision.Action, decision.Score, decision.Threshold, decision.DecidedBy));
        Assert.Equal((4, 9, 3), (decision.Rank, decision.Ranked, decision.Places));
        Assert.Equal([new DecisionInput("yield", 0.04, "a year"), new DecisionInput("listed", true), new DecisionInput("sector", null)], decision.Inputs);
        Assert.Equal([new DecisionAlternative("PEP", 0.8, "cheaper")], decision.Alternatives);
        Assert.Equal(
            [
                DecisionCheck.Block("turnover", 0.3, CompareOperator.LessOrEqual, 0.25, "a month") with { Code = "too_much", Reason = "a busy month", Until = new DateTimeOffset(2025, 4, 1, 0, 0, 0, TimeSpan.Zero) },
                DecisionCheck.Pass("market", "bear", CompareOperator.NotEqual, "crash"),
                DecisionCheck.Pass("desk") with { Verdict = CheckVerdict.Overridden },
            ],
            decision.Checks);
        Assert.Equal([false, true, null], decision.Checks.Select(check => check.Holds));
    }

    [Fact]
    public void What_a_decision_writes_it_reads_back()
    {
        var written = new Decision
        {
            Asset = "KO",
            Action = DecisionAction.Close,
            Inputs = [new("carry", -0.02), new("note", "ex dividend")],
            Score = 0.4,
            Threshold = 0.6,
            Rank = 2,
            Ranked = 5,
            Places = 1,
            Checks = [DecisionCheck.Pass("age", 9, CompareOperator.GreaterOrEqual, 5, "days")],
            Alternatives = [new("cash")],
            DecidedBy = "desk",
        };

        var metadata = written.ToMetadata();

        Assert.Equal(metadata, Decided("close", metadata!.ToString())!.ToMetadata());
        Assert.Null((written with { Inputs = [], Score = null, Threshold = null, Rank = null, Ranked = null, Places = null, Checks = [], Alternatives = [], DecidedBy = null }).ToMetadata());
    }

    [Theory]
    [InlineData("rebalancing_target_approved", "approve", """{"requested_action":"close","checks":[]}""", DecisionAction.Close)]
    [InlineData("rebalancing_target_denied", "deny", """{"requested_action":"open"}""", DecisionAction.NotOpen)]
    [InlineData("rebalancing_target_denied", "deny", """{"requested_action":"close"}""", DecisionAction.NotClose)]
    [InlineData("rebalancing_target_denied", "deny", """{"requested_action":"increase"}""", DecisionAction.Hold)]
    public void A_judged_target_is_a_decision(string type, string action, string metadata, DecisionAction expected) =>
        Assert.Equal(expected, Decision.Of(new Story().Add(type, "protection", action, "KO", metadata: metadata).Last)!.Action);

    [Fact]
    public void Checks_of_earlier_versions_are_read_with_what_they_compared()
    {
        const string Former = """
            {"requested_action":"open","decided_by":"whipsaw_protection","checks":[
             {"rule":"whipsaw_protection","allowed":false,"verdict":"block","code":"cycle_limit","reason":"r","observed":2,"threshold":2,"blocked_until":"2025-03-19T00:00:00Z"},
             {"rule":"grace_period","allowed":false,"verdict":"error","code":"check_failed","reason":"r"},{"rule":"trading_state","allowed":true}]}
            """;

        var checks = Decision.Of(new Story().Add("rebalancing_target_denied", "protection", "deny", "KO", metadata: Former, score: 0.7).Last)!.Checks;

        Assert.Equal([CheckVerdict.Blocked, CheckVerdict.Failed, CheckVerdict.Passed], checks.Select(check => check.Verdict));
        Assert.Equal((CompareOperator.Less, (DecisionValue)2, new DateTimeOffset(2025, 3, 19, 0, 0, 0, TimeSpan.Zero)), (checks[0].Comparison, checks[0].Limit!.Value, checks[0].Until));
    }

    [Theory]
    [InlineData("no_slot", ""","threshold":0.65,"rank":5,"of":7,"places":3""", null)]
    [InlineData("no_slot", "", "no_slot")]
    [InlineData("below_new_threshold", ""","threshold":0.75""", null)]
    [InlineData("correlated", ""","threshold":0.65""", "correlated")]
    public void What_the_selection_left_out_was_not_opened_by_score_by_rank_or_by_its_code(string selection, string further, string? code)
    {
        var decision = Decision.Of(new Story().Add("asset_scored", "scoring", "score", "KO", score: 0.7, metadata: $$"""{"selection":"{{selection}}"{{further}}}""").Last)!;

        Assert.Equal((DecisionAction.NotOpen, 0.7), (decision.Action, decision.Score));
        Assert.Equal(code, decision.Checks.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("asset_scored", "scoring", "score", """{"selection":"new"}""")]
    [InlineData("asset_scored", "scoring", "score", null)]
    [InlineData("position_open", "portfolio", "open", """{"quantity":3}""")]
    [InlineData("rebalancing_target_approved", "protection", "approve", """{"approved":1}""")]
    [InlineData("whipsaw_block", "protection", "block", """{"checks":[{"rule":"x","verdict":"block"}]}""")]
    [InlineData("portfolio_snapshot", "portfolio", "hold", null)]
    public void Other_events_are_no_decisions(string type, string category, string action, string? metadata) =>
        Assert.Null(Decision.Of(new Story().Add(type, category, action, "KO", metadata: metadata, score: 0.7).Last));

    [Theory]
    [InlineData("position_open", "open", """{"checks":[{"rule":"x","verdict":"pass"}]}""", DecisionAction.Open)]
    [InlineData("position_adjust", "decrease", """{"threshold":0.6}""", DecisionAction.Decrease)]
    [InlineData("position_hold", "hold", null, DecisionAction.Hold)]
    [InlineData("position_decay", "decay", null, DecisionAction.Decrease)]
    public void A_position_event_that_carries_the_shape_is_one(string type, string action, string? metadata, DecisionAction expected) =>
        Assert.Equal(expected, Decision.Of(new Story().Add(type, "portfolio", action, "KO", metadata: metadata).Last)!.Action);

    [Theory]
    [InlineData("""{"checks":{"rule":"x"},"rank":"first","threshold":"high","inputs":[1,{"value":2}],"alternatives":7}""")]
    [InlineData("""{"checks":[{"rule":"\ud800","verdict":7,"comparison":"~","until":"soon"}]}""")]
    [InlineData("{\"checks\":[{")]
    public void Evidence_of_another_shape_is_passed_over(string metadata)
    {
        var fields = new Story().Add("decision", "portfolio", "hold", "KO").Last.ToFields();
        fields.Metadata = Metadata.FromStore(System.Text.Encoding.UTF8.GetBytes(metadata));

        var decision = Decision.Of(PortfolioEvent.Restore(fields))!;

        Assert.Equal((DecisionAction.Hold, null, null), (decision.Action, decision.Rank, decision.Threshold));
        Assert.Empty(decision.Inputs);
        Assert.All(decision.Checks, check => Assert.Equal(("unnamed", CheckVerdict.Noted), (check.Rule, check.Verdict)));
    }

    private static Decision? Decided(string action, string metadata) => Decision.Of(new Story().Add("decision", "portfolio", action, "KO", metadata: metadata).Last);
}
