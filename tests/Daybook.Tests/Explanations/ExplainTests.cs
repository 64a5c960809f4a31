using Daybook.Decisions;
using Daybook.Explanations;
using Daybook.Queries;
using Daybook.Tests.Queries;

namespace Daybook.Tests.Explanations;

public class ExplainTests
{
    private static readonly DateOnly Day = new(2025, 3, 5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_open_is_explained_with_who_refused_it_and_the_numbers()
    {
        await using var reader = Refused().Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        var decision = explanation.Decisions[0];
        Assert.Equal("whipsaw_block", decision.Event.Type.Name);
        var blocked = decision.Checks.First(check => check.Verdict == CheckVerdict.Blocked);
        Assert.Equal(("whipsaw", "cycle_limit"), (blocked.Rule, blocked.Code));
        Assert.Contains(new Measure("recent_cycles", "1", "1"), blocked.Measures);
        Assert.Equal(new DateTimeOffset(2025, 3, 19, 0, 0, 0, TimeSpan.Zero), blocked.BlockedUntil);
        Assert.Contains(explanation.Sentences, s => s.Contains("whipsaw refused the request to open NVDA", StringComparison.Ordinal));
        Assert.Contains(explanation.Sentences, s => s.Contains("whipsaw blocked (cycle_limit) with recent_cycles 1, limit 1; blocked until 2025-03-19T00:00:00Z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Checks_come_from_the_same_trace_and_asset_or_from_the_trace_without_asset()
    {
        await using var reader = Refused().Read();

        var decision = (await reader.ExplainAsync("NVDA", Day, Token)).Decisions[0];

        Assert.Equal(["asset_scored", "holding_period", "whipsaw", "bucket"], decision.Checks.Select(check => check.Rule));
        Assert.Equal(
            [CheckVerdict.Noted, CheckVerdict.Passed, CheckVerdict.Blocked, CheckVerdict.Blocked], decision.Checks.Select(check => check.Verdict));
        Assert.DoesNotContain(decision.Checks, check => check.Source.Asset == "TSLA");
    }

    [Fact]
    public async Task Trace_and_session_of_the_decision_are_named()
    {
        await using var reader = Refused().Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal(("judge", TraceStatus.Succeeded), (explanation.Decisions[0].Trace?.Operation, explanation.Decisions[0].Trace?.Status));
        Assert.Equal(("rebalance", SessionStatus.Running), (explanation.Decisions[0].Session?.Kind, explanation.Decisions[0].Session?.Status));
        Assert.Contains("It is part of the operation \"judge\" (succeeded) in the session s (rebalance, running).", explanation.Sentences);
    }

    [Fact]
    public async Task Checks_that_the_decision_lists_come_first_and_are_not_repeated()
    {
        const string Listed = """
            {"checks":[
              {"rule":"whipsaw","allowed":true,"observed":0,"threshold":1},
              {"rule":"grace","verdict":"override","allowed":true,"code":"regime","observed":"high"},
              "noise", {"allowed":false,"reason":"unclear","blocked_until":"2025-03-09"}]}
            """;
        await using var reader = new Story()
            .Add("whipsaw_allow", "protection", "allow", "NVDA", "t")
            .Add("position_open", "portfolio", "open", "NVDA", "t", metadata: Listed, score: 0.857, size: 0.12)
            .Read();

        var explanation = await reader.ExplainAsync(2, Token);

        Assert.NotNull(explanation);
        var checks = explanation.Decisions[0].Checks;
        Assert.Equal(["whipsaw", "grace", "unnamed"], checks.Select(check => check.Rule));
        Assert.Equal([CheckVerdict.Passed, CheckVerdict.Overridden, CheckVerdict.Blocked], checks.Select(check => check.Verdict));
        Assert.Equal(new Measure("observed", "0", "1"), Assert.Single(checks[0].Measures));
        Assert.Equal(new DateTimeOffset(2025, 3, 9, 0, 0, 0, TimeSpan.Zero), checks[2].BlockedUntil);
        Assert.Contains(explanation.Sentences, s => s.Contains("NVDA was opened, score 0.857, size 0.12 (event 2)", StringComparison.Ordinal));
        Assert.Contains("1 check passed: whipsaw (observed 0, limit 1).", explanation.Sentences);
    }

    [Fact]
    public async Task Checks_of_the_traces_below_count_when_they_speak_of_the_asset()
    {
        await using var reader = new Story()
            .Starts("a", "rebalance").Starts("b", "judge NVDA", "a").Add("whipsaw_allow", "protection", "allow", "NVDA", "b")
            .Starts("c", "judge TSLA", "a").Add("whipsaw_block", "protection", "block", "TSLA", "c")
            .Add("position_open", "portfolio", "open", "NVDA", "a")
            .Read();

        var explanation = await reader.ExplainAsync(6, Token);

        Assert.Equal(3, Assert.Single(explanation!.Decisions[0].Checks).Source.Id);
    }

    [Fact]
    public async Task A_check_that_failed_is_said_to_have_failed()
    {
        await using var reader = new Story()
            .Add("whipsaw_protection_check_error", "error", asset: "NVDA", trace: "t", reason: "no prices")
            .Add("protection_decision_complete", "protection", "deny", "NVDA", "t")
            .Read();

        var explanation = await reader.ExplainAsync(2, Token);

        Assert.Contains("whipsaw could not be evaluated, because \"no prices\".", explanation!.Sentences);
    }

    [Fact]
    public async Task Neighbours_are_the_assets_five_events_on_each_side_by_time_and_then_id()
    {
        var story = new Story();
        for (var i = 0; i < 14; i++)
            story.Notes().Notes(asset: "TSLA");
        await using var reader = story.Add("position_open", "portfolio", "open", "NVDA", at: Story.Morning.AddSeconds(12)).Read();

        var explanation = await reader.ExplainAsync(29, Token);

        // Event 13 happened at the same time, and stands before by its smaller id.
        Assert.Equal([5L, 7L, 9L, 11L, 13L], explanation!.Before.Select(e => e.Id));
        Assert.Equal([15L, 17L, 19L, 21L, 23L], explanation.After.Select(e => e.Id));
    }

    [Fact]
    public async Task An_event_of_no_asset_is_explained_without_neighbours()
    {
        await using var reader = new Story().Notes().Add("portfolio_rebalance_start", "portfolio", "start", reason: "monthly").Read();

        var explanation = await reader.ExplainAsync(2, Token);

        Assert.Null(explanation!.Asset);
        Assert.Empty(explanation.Before);
        Assert.Contains("The reason recorded is \"monthly\".", explanation.Sentences);
        Assert.Contains("The journal holds no checks of this decision.", explanation.Sentences);
    }

    [Fact]
    public async Task An_unknown_event_is_null()
    {
        await using var reader = new Story().Notes().Read();

        Assert.Null(await reader.ExplainAsync(2, Token));
    }

    private static Story Refused() => new Story()
        .Add("session_start", "system", "start", session: "s", metadata: """{"kind":"rebalance"}""")
        .Starts("t", "judge", session: "s")
        .Notes("t", "s")
        .Add("holding_period_check", "protection", "check", "NVDA", "t", "s", metadata: """{"days_held":4,"min_holding_days":3}""")
        .Add(
            "whipsaw_block", "protection", "block", "NVDA", "t", "s", reason: "1 cycle in 14 days",
            metadata: """{"requested_action":"open","recent_cycles":1,"max_cycles":1,"code":"cycle_limit","blocked_until":"2025-03-19T00:00:00Z"}""")
        .Add("whipsaw_block", "protection", "block", "TSLA", "t", "s")
        .Add("bucket_limit_enforced", "diversification", "block", trace: "t", session: "s", reason: "4 of 4 positions")
        .Ends("t", session: "s")
        .Add("whipsaw_allow", "protection", "allow", "NVDA", "other", "s");
}
