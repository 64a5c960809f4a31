using Daybook.Explanations;
using Daybook.Statistics;
using Daybook.Tests.Queries;

namespace Daybook.Tests.Explanations;

public sealed class ExplainDecisionTests
{
    private static readonly DateOnly Day = new(2025, 3, 5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_did_not_happen_is_explained_with_what_would_have_changed_it()
    {
        await using var reader = new Story()
            .Add("decision", "portfolio", "hold", "NVDA", at: Story.Morning.AddDays(-1))
            .Add(
                "decision", "portfolio", "not_open", "NVDA", reason: "turned over too often",
                metadata: """{"score":0.81,"threshold":0.65,"rank":1,"of":3,"places":2,"checks":[{"rule":"whipsaw","code":"cycle_limit","observed":1,"comparison":"<","limit":1,"unit":"cycles","verdict":"block"},{"rule":"halt","verdict":"pass"}],"decided_by":"whipsaw"}""")
            .Read();

        var explanation = await reader.ExplainAsync("NVDA", Day, Token);

        Assert.Equal(
            [
                "On 2025-03-05T09:00:01Z NVDA was not opened (event 2).",
                "The reason recorded is \"turned over too often\".",
                "Its score of 0.81 reached the threshold of 0.65.",
                "Its rank was 1 of 3, for 2 places.",
                "It was decided by whipsaw.",
                "whipsaw blocked (cycle_limit) with observed 1, limit 1 cycles.",
                "1 check passed: halt.",
                "Smallest change that would have changed the decision: whipsaw 1 → under 1 cycles.",
            ],
            explanation.Sentences.Take(8));
    }

    [Theory]
    [InlineData("open", "the decision was to open NVDA")]
    [InlineData("decrease", "the decision was to decrease NVDA")]
    [InlineData("hold", "NVDA was held")]
    [InlineData("not_close", "NVDA was not closed")]
    public async Task The_outcome_is_the_events_action(string action, string said)
    {
        await using var reader = new Story().Add("decision", "portfolio", action, "NVDA").Read();

        Assert.Equal($"On 2025-03-05T09:00:00Z {said} (event 1).", (await reader.ExplainAsync("NVDA", Day, Token)).Sentences[0]);
    }

    [Fact]
    public async Task Rules_are_counted_over_all_decisions_whoever_recorded_them()
    {
        const string Checks = """[{"rule":"whipsaw","verdict":"block"},{"rule":"halt","verdict":"pass"}]""";
        await using var reader = new Story()
            .Add("decision", "portfolio", "not_open", "NVDA", metadata: $$"""{"checks":{{Checks}}}""")
            .Add("rebalancing_target_denied", "protection", "deny", "KO", metadata: $$"""{"requested_action":"open","checks":{{Checks}}}""")
            .Add("position_open", "portfolio", "open", "XOM", metadata: """{"checks":[{"rule":"whipsaw","verdict":"override"}]}""")
            .Add("whipsaw_block", "protection", "block", "XOM", metadata: $$"""{"checks":{{Checks}}}""")
            .Read();

        Assert.Equal([new("whipsaw", 0, 2, 1), new RuleStatistics("halt", 2, 0, 0)], await reader.GetRuleStatisticsAsync(new StatisticsQuery(), Token));
        Assert.Equal(
            [new("halt", 1, 0, 0)],
            (await reader.GetRuleStatisticsAsync(new StatisticsQuery { To = Story.Morning.AddSeconds(1) }, Token)).Where(rule => rule.Blocks == 0));
    }
}
