using Daybook.Decisions;
using Daybook.Filters;
using Daybook.Operations.Explaining;
using Daybook.Operations.Tests.Support;
using Daybook.Recording;

namespace Daybook.Operations.Tests;

public sealed class ExplainTests : SmallJournal
{
    [Fact]
    public async Task A_decision_of_a_strategy_of_ones_own_is_told_with_what_would_have_changed_it()
    {
        Journal.RecordDecision(
            new Decision
            {
                Asset = "XOM",
                Action = DecisionAction.NotOpen,
                Score = 0.61,
                Threshold = 0.65,
                Rank = 3,
                Ranked = 9,
                Places = 2,
                Inputs = [new DecisionInput("momentum_12m", 0.12), new DecisionInput("sector", "energy"), new DecisionInput("listed", true), new DecisionInput("beta", null, "x")],
                Checks =
                [
                    DecisionCheck.Block("holding_period", 2, CompareOperator.GreaterOrEqual, 5, "days") with { Code = "too_short", Until = new DateTimeOffset(2025, 3, 10, 0, 0, 0, TimeSpan.Zero) },
                    DecisionCheck.Pass("liquidity", "high", CompareOperator.Equal, "high"),
                ],
                Alternatives = [new DecisionAlternative("KO", 0.8, "a better score"), new DecisionAlternative("cash")],
                DecidedBy = "holding_period",
            },
            "held too short, and two were better");
        await Journal.FlushAsync(cancellationToken: Cancel);

        GoldenFile.Holds("explain-decision", await ExplainOperation.RunAsync(Context(), new ExplainRequest { Asset = "XOM", Date = "2025-03-07" }, Cancel));
    }

    [Fact]
    public async Task A_day_on_which_nothing_was_recorded_of_an_asset_has_no_decision() =>
        GoldenFile.Holds("explain-nothing", await ExplainOperation.RunAsync(Context(), new ExplainRequest { Asset = "KO", Date = "2025-03-04" }, Cancel));

    [Fact]
    public async Task A_relative_day_counts_from_what_the_context_says()
    {
        var asked = await ExplainOperation.RunAsync(Context(now: "2025-03-06T12:00:00Z"), new ExplainRequest { Asset = "KO", Date = "-1d" }, Cancel);

        Assert.Equal(new DateOnly(2025, 3, 5), asked.Date);
        Assert.Equal("whipsaw_block", Assert.Single(asked.Decisions).Event.Type.Name);
    }

    public static TheoryData<ExplainRequest, RefusalCode, string> Wrong => new()
    {
        { new ExplainRequest(), RefusalCode.MissingValue, "asset" },
        { new ExplainRequest { Asset = "" }, RefusalCode.MissingValue, "asset" },
        { new ExplainRequest { Asset = "KO" }, RefusalCode.MissingValue, "date" },
        { new ExplainRequest { Asset = "KO", Date = "soon" }, RefusalCode.InvalidTime, "date" },
        { new ExplainRequest { Asset = "KO", Date = "2025-03-05", Run = "nope" }, RefusalCode.SessionNotFound, "run" },
        { new ExplainRequest { Asset = "KO", Date = "2025-03-05", Portfolio = "nope" }, RefusalCode.PortfolioNotFound, "portfolio" },
        { new ExplainRequest { Id = 4, Asset = "KO" }, RefusalCode.Contradiction, "asset" },
        { new ExplainRequest { Id = 4, Date = "2025-03-05" }, RefusalCode.Contradiction, "date" },
        { new ExplainRequest { Id = 4, Run = "live" }, RefusalCode.Contradiction, "run" },
        { new ExplainRequest { Id = 4, Portfolio = "" }, RefusalCode.Contradiction, "portfolio" },
        { new ExplainRequest { Id = 999 }, RefusalCode.EventNotFound, "id" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_under_its_parameter(ExplainRequest request, RefusalCode code, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ExplainOperation.RunAsync(Context(), request, Cancel));

        Assert.Equal((code, parameter), (refused.Code, refused.Parameter));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
