using System.Globalization;
using Daybook.Decisions;
using Daybook.Explanations;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Tests.Queries;

namespace Daybook.Tests.Explanations;

public class ExplainDayTests
{
    private static readonly DateTimeOffset Midnight = new(2025, 3, 5, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2025, 3, 5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_of_a_recorded_run_is_told_by_the_assets_own_rows_with_the_market_around()
    {
        await using var reader = RecordedRun().Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal(["position_open", "holding_snapshot"], explanation.Decisions.Select(decision => decision.Event.Type.Name));
        var opened = explanation.Decisions[0];
        var scored = Assert.Single(opened.Checks);
        Assert.Equal((CheckVerdict.Noted, new Measure("score_after", "0.71", null)), (scored.Verdict, Assert.Single(scored.Measures)));
        Assert.Equal(["holding_snapshot"], opened.Related.Select(e => e.Type.Name));
        Assert.Equal(["regime_transition", "portfolio_snapshot"], opened.Context.Select(e => e.Type.Name));
        Assert.Equal((TraceStatus.Unknown, SessionStatus.Completed), (opened.Trace?.Status, opened.Session?.Status));
        Assert.Contains("It was imported from run and stored unchanged.", explanation.Sentences);
        Assert.DoesNotContain(opened.Trace!.Events, e => e.Asset == "TSLA");
    }

    [Fact]
    public async Task Decisions_are_ordered_changes_and_refusals_then_holds_then_snapshots()
    {
        await using var reader = new Story()
            .Add("holding_snapshot", "portfolio", "hold", "NVDA", size: 0.1)
            .Add("position_hold", "portfolio", "hold", "NVDA")
            .Add("position_decay", "portfolio", "decay", "NVDA")
            .Add("protection_decision_complete", "protection", "deny", "NVDA")
            .Add("position_adjust", "portfolio", "increase", "NVDA")
            .Add("whipsaw_allow", "protection", "allow", "NVDA")
            .Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal([4L, 5L, 3L, 2L, 1L], explanation.Decisions.Select(decision => decision.Event.Id));
        Assert.Equal(4, explanation.Sentences.Count(s => s.StartsWith("Also on that day", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("no_slot", true)]
    [InlineData("correlated", true)]
    [InlineData("bucket_full", true)]
    [InlineData("new", false)]
    [InlineData("held", false)]
    [InlineData("kept", false)]
    [InlineData("unscored_held", false)]
    public async Task A_scored_asset_that_the_selection_left_out_was_decided_not_to_be_opened(string selection, bool isDecision)
    {
        await using var reader = new Story().Add("asset_scored", "scoring", "score", "NVDA", score: 0.7, metadata: $$"""{"selection":"{{selection}}"}""").Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal(isDecision ? 1 : 0, explanation.Decisions.Count);
        Assert.Contains(explanation.Sentences, s => s.Contains(isDecision ? $"selection blocked ({selection})." : "has no decision about NVDA", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_that_was_approved_is_a_decision_and_comes_before_what_was_scored()
    {
        await using var reader = new Story()
            .Add("asset_scored", "scoring", "score", "NVDA", score: 0.7, metadata: """{"selection":"over_max_total"}""")
            .Add("rebalancing_target_approved", "protection", "approve", "NVDA", metadata: """{"requested_action":"close"}""", size: 0)
            .Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal([2L, 1L], explanation.Decisions.Select(decision => decision.Event.Id));
        Assert.Contains("the decision was to close NVDA", explanation.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Some_of_the_events_can_be_asked_alone()
    {
        await using var reader = new Story()
            .Add("position_open", "portfolio", "open", "NVDA", session: "one")
            .Add("position_hold", "portfolio", "hold", "NVDA", session: "two")
            .Add("position_close", "portfolio", "close", "NVDA", session: "one", at: Midnight.AddDays(2))
            .Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Filter.Equal(EventField.Session, "two"), Token);

        Assert.Equal([2L], explanation.Decisions.Select(decision => decision.Event.Id));
        Assert.Empty(explanation.After);
        Assert.Equal(2, (await reader.ExplainAsync("NVDA", Day, null, Token)).Decisions.Count);
    }

    [Fact]
    public async Task The_day_is_a_utc_day_and_ends_before_midnight()
    {
        await using var reader = new Story()
            .Add("position_open", "portfolio", "open", "NVDA", at: Midnight.AddTicks(-10))
            .Add("position_close", "portfolio", "close", "NVDA", at: Midnight)
            .Add("position_open", "portfolio", "open", "NVDA", at: Midnight.AddDays(1).AddTicks(-10))
            .Add("position_close", "portfolio", "close", "NVDA", at: Midnight.AddDays(1))
            .Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal([2L, 3L], explanation.Decisions.Select(decision => decision.Event.Id));
    }

    [Fact]
    public async Task A_day_of_too_many_decisions_says_how_many_are_left_out()
    {
        var story = new Story();
        for (var i = 0; i < Explanation.MaxDecisions + 3; i++)
            story.Add("position_hold", "portfolio", "hold", "NVDA");
        await using var reader = story.Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal((Explanation.MaxDecisions, 3), (explanation.Decisions.Count, explanation.Omitted));
        Assert.Contains(explanation.Sentences, s => s.StartsWith("3 further decisions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_without_a_decision_says_what_the_journal_knows()
    {
        await using var reader = new Story()
            .Add("position_open", "portfolio", "open", "NVDA", at: Midnight.AddDays(-2), reason: "strong")
            .Add("asset_scored", "scoring", "score", "NVDA", at: Midnight, score: 0.4)
            .Add("position_close", "portfolio", "close", "NVDA", at: Midnight.AddDays(3), reason: "weak")
            .Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Empty(explanation.Decisions);
        Assert.Equal(
            [
                "The journal has no decision about NVDA on 2025-03-05.",
                "That day it only has asset_scored/score (event 2).",
                "The last event before that day: 2025-03-03T00:00:00Z position_open/open (event 1): \"strong\".",
                "The next event after that day: 2025-03-08T00:00:00Z position_close/close (event 3): \"weak\".",
            ],
            explanation.Sentences);
    }

    [Fact]
    public async Task An_asset_that_the_journal_does_not_know_is_said_to_be_unknown()
    {
        await using var reader = new Story().Notes().Read();

        var explanation = await reader.ExplainAsync("ZZZ", Day, Token);

        Assert.Contains("no event about ZZZ in what was looked at", Assert.Single(explanation.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_of_the_calendar_can_be_asked_for()
    {
        await using var reader = new Story().Notes().Read();

        Assert.Empty((await reader.ExplainAsync("NVDA", DateOnly.MaxValue, Token)).Decisions);
        Assert.Empty((await reader.ExplainAsync("NVDA", DateOnly.MinValue, Token)).Decisions);
    }

    [Fact]
    public async Task Text_of_events_is_quoted_and_not_interpreted()
    {
        await using var reader = new Story()
            .Add("position_open", "portfolio", "open", "{0}", at: Midnight, reason: "{asset} \u001b[31m <b>%s</b>", metadata: """{"checks":[{"rule":"{1}","allowed":false}]}""")
            .Read();

        var explanation = await reader.ExplainAsync("{0}", Day, Token);

        Assert.Contains("The reason recorded is \"{asset} \u001b[31m <b>%s</b>\".", explanation.Sentences);
        Assert.Contains("{1} blocked.", explanation.Sentences);
    }

    private static Story RecordedRun()
    {
        var story = new Story().Add("session_start", "system", "start", session: "run", at: Midnight.AddDays(-1), origin: "run");
        for (var day = -1; day <= 1; day++)
        {
            var at = Midnight.AddDays(day);
            var trace = at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            story.Add("regime_transition", "regime", "transition", trace: trace, session: "run", at: at, regime: "REFLATION", origin: "run");
            story.Add("asset_scored", "scoring", "score", "NVDA", trace, "run", at, score: 0.71, origin: "run");
            story.Add("asset_scored", "scoring", "score", "TSLA", trace, "run", at, score: 0.31, origin: "run");
            if (day == 0)
                story.Add("position_open", "portfolio", "open", "NVDA", trace, "run", at, "New position", score: 0.71, origin: "run");
            story.Add("position_hold", "portfolio", "hold", "TSLA", trace, "run", at, "New position", origin: "run");
            story.Add("holding_snapshot", "portfolio", "hold", "NVDA", trace, "run", at, size: 0.03, origin: "run");
            story.Add("portfolio_snapshot", "portfolio", "hold", trace: trace, session: "run", at: at, origin: "run");
        }

        return story.Add("session_end", "system", "end", session: "run", at: Midnight.AddDays(1), origin: "run");
    }
}
