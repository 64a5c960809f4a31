using Daybook.Operations.Redeciding;
using Daybook.Operations.Tests.Support;
using Daybook.Operations.WhatIf;

namespace Daybook.Operations.Tests;

public sealed class WhatIfTests : ReplayedMarket
{
    [Fact]
    public async Task A_variant_stands_beside_the_settings_in_force()
    {
        var answer = await TryAsync(new WhatIfRequest { Set = ["grace.enabled=false"], Examples = 2 });

        Assert.Equal(64, answer.Base.ConfigurationDigest.Length);
        Assert.NotEqual(answer.Base.ConfigurationDigest, Assert.Single(answer.Variants).ConfigurationDigest);
        GoldenFile.Holds("whatif", answer with { Base = answer.Base with { ConfigurationDigest = "ab12" }, Variants = [answer.Variants[0] with { ConfigurationDigest = "cd34" }] });
    }

    [Fact]
    public async Task A_grid_marks_its_front_and_says_what_was_skipped()
    {
        var answer = await TryAsync(new WhatIfRequest { Sweep = "sizing.max_final_size=0.15|0.05,sizing.min_size=0.02|0.1", Examples = 0 });

        Assert.Equal(3, answer.Variants.Count);
        Assert.Contains(answer.Variants, variant => variant.Pareto == true);
        Assert.Equal("sizing.max_final_size=0.05, sizing.min_size=0.1", Assert.Single(answer.Skipped).Set);
        Assert.Null(answer.Base.Pareto);
    }

    [Fact]
    public async Task What_became_of_refusals_is_told_by_protection()
    {
        await ReplayAsync();
        var replay = await WhatIfOperation.PrepareAsync(Context(), new VariedReplayRequest(), Cancel);

        GoldenFile.Holds("effects", await WhatIfOperation.EffectsAsync(Context(), replay, Cancel));
    }

    [Fact]
    public async Task A_market_that_is_given_needs_no_journal()
    {
        var replay = await WhatIfOperation.PrepareAsync(Context(), new VariedReplayRequest { Market = Market, Settings = Settings }, Cancel);

        Assert.Equal("duplicate_row", Assert.Single(replay.Notes.Listed).Code);
        Assert.Equal([In("prices.csv"), In("scores.csv")], replay.Files);
    }

    [Fact]
    public async Task A_journal_without_a_replay_has_nothing_to_vary()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => WhatIfOperation.PrepareAsync(Context(), new VariedReplayRequest(), Cancel));

        Assert.Equal((RefusalCode.ReplayNotFound, null), (refused.Code, refused.Parameter));
    }

    [Theory]
    [InlineData("set", RefusalCode.MissingValue)]
    [InlineData("set", RefusalCode.InvalidValue, "grace.days=0")]
    [InlineData("set", RefusalCode.InvalidValue, "grace.days")]
    [InlineData("set", RefusalCode.Contradiction, "grace.days=3", "grace.days=3..4")]
    [InlineData("sweep", RefusalCode.InvalidValue, null, "grace.days")]
    [InlineData("sweep", RefusalCode.InvalidValue, null, "grace.days=0|40")]
    public async Task What_cannot_be_tried_is_refused_under_its_parameter(string parameter, RefusalCode code, string? set = null, string? sweep = null)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TryAsync(new WhatIfRequest { Set = set is null ? [] : [set], Sweep = sweep }));

        Assert.Equal((code, parameter), (refused.Code, refused.Parameter));
    }

    [Fact]
    public async Task Other_prices_than_those_of_the_run_are_refused()
    {
        await ReplayAsync();
        File.AppendAllText(In("prices.csv"), "2024-02-26,KO,51\n");
        var varied = await Assert.ThrowsAsync<RefusedException>(() => WhatIfOperation.PrepareAsync(Context(), new VariedReplayRequest(), Cancel));
        var redecided = await Assert.ThrowsAsync<RefusedException>(() => RedecideOperation.RunAsync(Context(), new RedecideRequest { FromPrices = true }, Cancel));

        Assert.Equal((RefusalCode.InputChanged, RefusalCode.InputChanged), (varied.Code, redecided.Code));
        Assert.StartsWith(In("prices.csv"), varied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_decision_comes_out_as_it_was_recorded()
    {
        await ReplayAsync();

        GoldenFile.Holds("redecide", await RedecideOperation.RunAsync(Context(), new RedecideRequest { FromPrices = true }, Cancel));
    }

    [Fact]
    public void Decisions_that_differ_are_told_with_both_values()
    {
        var at = new DateTimeOffset(2024, 1, 2, 21, 0, 0, TimeSpan.Zero);

        GoldenFile.Holds("redecide-differing", new RedecideAnswer(
            null,
            3,
            1,
            [new ExplainedDecisions(["forced-close-is-no-cycle"], 1, 1, at, 7)],
            ["holding.former"],
            [new(at, 9, "KO", "size_after", "0.1", "0.2"), new(at, null, null, "event", null, "rebalancing_completed")]));
    }

    [Fact]
    public async Task Where_nothing_was_decided_nothing_is_compared()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => RedecideOperation.RunAsync(Context(), new RedecideRequest(), Cancel));

        Assert.Equal(RefusalCode.NothingToCompare, refused.Code);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<WhatIfAnswer> TryAsync(WhatIfRequest request)
    {
        await ReplayAsync();
        return await WhatIfOperation.RunAsync(Context(), await WhatIfOperation.PrepareAsync(Context(), new VariedReplayRequest(), Cancel), request, Cancel);
    }
}
