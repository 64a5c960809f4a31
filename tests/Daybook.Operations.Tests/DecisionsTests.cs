using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Deciding;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tests.Support;
using Daybook.Recording;

namespace Daybook.Operations.Tests;

public sealed class DecisionsTests : SmallJournal
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_engines_decisions_and_a_strategys_own_are_listed_alike()
    {
        await DecideAsync();

        var answer = await DecisionsOperation.RunAsync(Context(), new DecisionsRequest { Limit = 3 }, Cancel);

        GoldenFile.Holds("decisions", answer);
    }

    [Fact]
    public async Task What_is_asked_for_is_all_that_is_listed()
    {
        await DecideAsync();

        Assert.Equal(["not_open", "not_open", "hold", "open"], await ActionsAsync(new DecisionsRequest()));
        Assert.Equal(["not_open", "hold"], await ActionsAsync(new DecisionsRequest { Refused = true }));
        Assert.Equal(["not_open"], await ActionsAsync(new DecisionsRequest { DecidedBy = "turnover" }));
        Assert.Equal(["open"], await ActionsAsync(new DecisionsRequest { Action = DecisionAction.Open }));
        Assert.Equal(["hold"], await ActionsAsync(new DecisionsRequest { Asset = "KO" }));
        Assert.Equal(["not_open", "not_open"], await ActionsAsync(new DecisionsRequest { Selection = new Selection { Filter = "action = 'not_open' or type = 'asset_scored'" } }));
        Assert.Empty(await ActionsAsync(new DecisionsRequest { Selection = new Selection { To = "2025-03-05" } }));
    }

    [Fact]
    public async Task Page_by_page_come_the_same_decisions()
    {
        await DecideAsync();
        var all = await DecisionsOperation.RunAsync(Context(), new DecisionsRequest(), Cancel);
        var paged = new List<DecisionRow>();
        for (string? after = null, next = ""; next is not null; after = next)
        {
            var page = await DecisionsOperation.RunAsync(Context(), new DecisionsRequest { Limit = 1, After = after }, Cancel);
            paged.AddRange(page.Decisions);
            next = page.Next;
        }

        Assert.Equal(4, all.Decisions.Count);
        Assert.Equal(all.Decisions, paged);
    }

    [Theory]
    [InlineData("", null, 1, RefusalCode.MissingValue, "asset")]
    [InlineData(null, "", 1, RefusalCode.MissingValue, "decided_by")]
    [InlineData(null, null, 0, RefusalCode.InvalidValue, "limit")]
    public async Task What_cannot_be_asked_is_refused(string? asset, string? decidedBy, int limit, RefusalCode code, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => DecisionsOperation.RunAsync(Context(), new DecisionsRequest { Asset = asset, DecidedBy = decidedBy, Limit = limit }, Cancel));

        Assert.Equal((code, parameter), (refused.Code, refused.Parameter));
    }

    private async Task<IEnumerable<string>> ActionsAsync(DecisionsRequest request) =>
        (await DecisionsOperation.RunAsync(Context(), request, Cancel)).Decisions.Select(row => row.Action.ToWord());

    // One that the journal has no decision of is between them: a score of an asset that was taken.
    private async Task DecideAsync()
    {
        Journal.RecordDecision(
            new Decision { Asset = "PG", Action = DecisionAction.Open, Score = 0.9, Threshold = 0.65, Rank = 1, Ranked = 3, Places = 2, Checks = [DecisionCheck.Pass("halt")] }, "the best of three");
        Journal.Record(
            EventTypes.RebalancingTargetDenied,
            "the grace period has not ended",
            "KO",
            "deny",
            sizeBefore: 0.1,
            metadata: Metadata.Parse("""{"requested_action":"decrease","decided_by":"grace_period","blocking_systems":["grace_period"],"checks":[{"rule":"grace_period","code":"in_grace","observed":2,"comparison":">=","limit":5,"unit":"days","verdict":"block"}]}"""));
        Journal.Record(EventTypes.AssetScored, "score 0.9", "PG", "score", scoreAfter: 0.9, metadata: Metadata.Of(("selection", "new")));
        Journal.Record(EventTypes.AssetScored, "score 0.5", "PEP", "score", scoreAfter: 0.5, metadata: Metadata.Parse("""{"selection":"below_threshold","threshold":0.65}"""));
        Journal.RecordDecision(
            new Decision
            {
                Asset = "NVDA",
                Action = DecisionAction.NotOpen,
                Score = 0.81,
                Threshold = 0.65,
                Rank = 2,
                Ranked = 3,
                Places = 2,
                DecidedBy = "turnover",
                Checks = [DecisionCheck.Pass("halt"), DecisionCheck.Block("turnover", 0.3, CompareOperator.LessOrEqual, 0.25, "a month")],
            },
            "the month's turnover is used up");
        await Journal.FlushAsync(cancellationToken: Cancel);
    }
}
