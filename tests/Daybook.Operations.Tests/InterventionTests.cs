using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Scoring;
using Daybook.Market.Regimes;
using Daybook.Operations.Inputs;
using Daybook.Operations.Interventions;
using Daybook.Operations.States;
using Daybook.Operations.Tests.Support;
using Daybook.Recording;

namespace Daybook.Operations.Tests;

public sealed class InterventionTests : ReplayedMarket
{
    [Fact]
    public async Task What_a_person_said_is_told_with_who_and_why()
    {
        var recorded = await HaltAsync("Ada");

        Assert.Equal(TradingStatus.Active, recorded.Before);
        GoldenFile.Holds("trading-changed", recorded);
        GoldenFile.Holds("trading", await TradingOperation.RunAsync(Context(), new TradingRequest(), Cancel));
    }

    [Fact]
    public async Task Each_change_is_followed_from_what_held_before()
    {
        var context = Context();
        using var followed = await TradingOperation.FollowAsync(context, new TradingRequest(), Cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var heard = followed.FollowAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = heard.MoveNextAsync();
        await HaltAsync("Ada");

        Assert.True(await next);
        Assert.Equal((TradingStatus.Active, TradingStatus.Halted, "Ada"), (followed.Answer.TradingState, heard.Current.TradingState, heard.Current.By));
    }

    [Theory]
    [InlineData(null, "by")]
    [InlineData(" ", "by")]
    [InlineData("Ada", "reason")]
    public async Task Nobody_intervenes_without_a_name_and_a_reason(string? by, string parameter)
    {
        var change = await Assert.ThrowsAsync<RefusedException>(() => TradingOperation.ChangeAsync(Context(), new TradingChangeRequest { Status = TradingStatus.Halted, By = by, Reason = null }, Cancel));
        var release = await Assert.ThrowsAsync<RefusedException>(() => ReleaseOperation.RunAsync(Context(), Release(by, reason: ""), Cancel));

        Assert.Equal((RefusalCode.MissingValue, parameter), (change.Code, change.Parameter));
        Assert.Equal((RefusalCode.MissingValue, parameter), (release.Code, release.Parameter));
        Assert.Equal(0, (await (await Context().ReaderAsync(Cancel)).GetHeadAsync(Cancel)).Count);
    }

    [Fact]
    public async Task What_is_not_locked_is_not_released()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReleaseOperation.RunAsync(Context(), Release("Ada", "merger"), Cancel));

        Assert.Equal(RefusalCode.LockNotFound, refused.Code);
        Assert.StartsWith("KO has no whipsaw_protection lock", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 5)]
    public async Task The_lock_that_is_released_is_that_of_the_settings_in_force(bool obeysItsRegime, int days)
    {
        var began = new DateTimeOffset(2025, 3, 4, 21, 0, 0, TimeSpan.Zero);
        var settings = new SettingsRequest { Set = [.. Settings.Set, $"regimes.apply_parameters={(obeysItsRegime ? "true" : "false")}"] };
        await using (var journal = await Context().Journals.OpenAsync(Address, Context().RecordingOptions, Cancel))
        {
            journal.PositionOpened("KO", "score 0.9 over 0.65", 0.12, 0.9, occurredAt: began.AddDays(-20));
            using var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(await settings.ReadAsync(Cancel)), Cancel);
            var score = new AssetScore("KO", IsHeld: true, ScoreCodes.FundamentalOnly, "it fell", 0.1, 0.8, null, 0.1);
            await rebalancer.RebalanceAsync(
                new MarketSnapshot { At = began, Universe = [new AssetSnapshot(score, 0.12)], Regime = new RegimeObservation(began, MarketRegime.Deflation, 0.9) }, cancellationToken: Cancel);
        }

        var released = await ReleaseOperation.RunAsync(Context(), Release("Ada", "merger") with { Protection = ProtectionNames.Grace }, Cancel);

        Assert.Equal(began.AddDays(days), released.Lock?.Until);
        Assert.Empty((await StateOperation.RunAsync(Context(), new StateRequest { Run = "live" }, Cancel)).Locks);
    }

    [Fact]
    public async Task What_people_said_is_told_with_who_and_why()
    {
        await ReplayAsync();
        await TradingOperation.ChangeAsync(Context(), new TradingChangeRequest { Status = TradingStatus.Halted, By = "Ada", Reason = "the feed is down" }, Cancel);

        var said = Assert.Single((await StateOperation.RunAsync(Context(), new StateRequest { Run = "live" }, Cancel)).Interventions);

        Assert.Equal(("Ada", TradingStatus.Halted, null), (said.By, said.TradingState, said.Asset));
        Assert.Contains("the feed is down", said.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portfolio_is_told_as_it_stood()
    {
        await ReplayAsync();

        GoldenFile.Holds("state", await StateOperation.RunAsync(Context(), new StateRequest { At = "2024-01-09" }, Cancel));
    }

    [Fact]
    public async Task Without_settings_neither_locks_nor_grace_periods_are_told()
    {
        var empty = await StateOperation.RunAsync(Context(), new StateRequest(), Cancel);
        var judged = await StateOperation.RunAsync(Context(), new StateRequest { Settings = new() { Preset = "adaptive" } }, Cancel);

        Assert.Null(empty.Settings);
        Assert.Equal(SettingsOrigin.Given, judged.Settings);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ReleaseRequest Release(string? by, string? reason) => new() { Asset = "KO", Protection = ProtectionNames.Whipsaw, By = by, Reason = reason };

    private Task<RecordedIntervention> HaltAsync(string by) =>
        TradingOperation.ChangeAsync(Context(), new TradingChangeRequest { Status = TradingStatus.Halted, By = by, Reason = "the feed is stale" }, Cancel);
}
