using Daybook.Engine.Configuration;
using Daybook.Engine.Explaining;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Tests.Explaining;

public sealed class DecisionExplainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_decision_of_a_replay_is_explained_as_its_events_and_trades_have_it()
    {
        await using var replayed = await Replayed();
        var fills = 0;
        foreach (var recorded in (await RebalancesOf(replayed)).Where((_, i) => i % 2 == 0))
        {
            foreach (var approved in recorded.Events.Where(happened => happened.Type.Equals(EventTypes.RebalancingTargetApproved)).Take(1))
            {
                var explanation = (await DecisionExplainer.ExplainAsync(replayed.Journal, approved.Id, Token))!;
                var explained = Assert.Single(explanation.Rebalances);
                Assert.Equal((replayed.Session, recorded.At), (explanation.Run, explained.At));
                Assert.Equal(approved.SizeAfter, explained.Outcome.Target!.Size);
                Assert.NotNull(explained.Nearest);
                if (explained.Fill is not { } fill)
                    continue;
                fills++;
                Assert.Equal((approved.SizeAfter, explained.Outcome.Action), (fill.IntendedSize, fill.Action));
                Assert.Equal(recorded.At, Assert.Single((await DecisionExplainer.ExplainAsync(replayed.Journal, fill.EventId, Token))!.Rebalances).At);
            }
        }

        Assert.True(fills > 3, $"{fills} trades were found");
    }

    [Fact]
    public async Task A_day_without_a_rebalance_names_those_around_it()
    {
        await using var replayed = await Replayed();
        var rebalances = await RebalancesOf(replayed);
        var between = DateOnly.FromDateTime(rebalances[3].At.UtcDateTime).AddDays(2);

        var explanation = (await DecisionExplainer.ExplainAsync(replayed.Journal, "A03", between, replayed.Session, Token))!;

        Assert.Empty(explanation.Rebalances);
        Assert.Equal((rebalances[3].At, rebalances[4].At), (explanation.Previous!.At, explanation.Next!.At));
        Assert.Equal($"There was no rebalance on {between:yyyy-MM-dd}, so there was no decision about any asset.", explanation.Sentences[0]);
        Assert.Equal(
            $"The previous one was at {IsoTime.Format(rebalances[3].At)} (event {rebalances[3].Events[0].Id}); the next one was at {IsoTime.Format(rebalances[4].At)} (event {rebalances[4].Events[0].Id}).",
            explanation.Sentences[1]);
    }

    [Fact]
    public async Task Each_run_of_a_journal_is_explained_by_itself()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var first = await ReplayInto(journal, "0.65");
        var second = await ReplayInto(journal, "0.99");
        var (asset, date) = await FirstOpenOf(journal, first);

        var opened = (await DecisionExplainer.ExplainAsync(journal, asset, date, first, Token))!;
        var strict = (await DecisionExplainer.ExplainAsync(journal, asset, date, second, Token))!;

        Assert.Equal((first, TradeAction.Open), (opened.Run, opened.Rebalances[0].Outcome.Action));
        Assert.NotNull(opened.Rebalances[0].Fill);
        Assert.Equal((second, null), (strict.Run, strict.Rebalances[0].Outcome.Action));
        Assert.Null(await DecisionExplainer.ExplainAsync(journal, asset, date, "nobody", Token));
        Assert.Null(await DecisionExplainer.ExplainAsync(journal, asset, date, null, Token));
    }

    [Fact]
    public async Task The_live_portfolio_is_explained_across_its_sessions()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("NVDA", Decided.At.AddDays(1), 10, 100, 0, 0.14, 1)], cancellationToken: Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At.AddDays(7), Universe = [Decided.Asset("NVDA", 0.8, 0.14)] }, cancellationToken: Token);

        var explanation = (await DecisionExplainer.ExplainAsync(journal, "NVDA", DateOnly.FromDateTime(Decided.At.UtcDateTime), null, Token))!;

        Assert.Null(explanation.Run);
        Assert.Equal((null, Decided.At.AddDays(7)), (explanation.Previous, explanation.Next!.At));
        var fill = explanation.Rebalances[0].Fill!;
        Assert.Equal((0.14, 10.0, 100.0, 1.0), (fill.SizeAfter, fill.Quantity, fill.Price, fill.Costs));
        Assert.EndsWith($"from 0 % to 14 %; 15 % was intended (event {fill.EventId}).", explanation.Rebalances[0].Sentences[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trade_answers_the_newest_decision_and_none_before_it()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At.AddDays(7), Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("NVDA", Decided.At.AddDays(8), 10, 100, 0, 0.14, 1)], cancellationToken: Token);

        Assert.Null((await Explained(journal, Decided.At)).Rebalances[0].Fill);
        Assert.NotNull((await Explained(journal, Decided.At.AddDays(7))).Rebalances[0].Fill);
    }

    [Fact]
    public async Task Of_two_decisions_at_the_same_time_each_has_its_own_trade()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("NVDA", Decided.At, 10, 100, 0, 0.05)], cancellationToken: Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.8, 0.05)] }, cancellationToken: Token);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("NVDA", Decided.At, 20, 100, 0.05, 0.15)], cancellationToken: Token);

        var explained = (await Explained(journal, Decided.At)).Rebalances;

        Assert.Equal([0.05, 0.15], explained.Select(rebalance => rebalance.Fill!.SizeAfter));
        foreach (var rebalance in explained)
            Assert.Equal(rebalance.Start.Id, Assert.Single((await DecisionExplainer.ExplainAsync(journal, rebalance.Fill!.EventId, Token))!.Rebalances).Start.Id);
    }

    [Fact]
    public async Task A_trade_is_found_however_many_came_before_it()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default.With("whipsaw.enabled", "false")), Token);
        await rebalancer.Portfolio.RecordFillsAsync([.. Enumerable.Range(0, 1_000).Select(i => new Fill("NVDA", Decided.At.AddDays(i - 1_001), 10, 100, i % 2 * 0.1, (i + 1) % 2 * 0.1))], cancellationToken: Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("NVDA", Decided.At.AddDays(1), 10, 100, 0, 0.14, 1)], cancellationToken: Token);

        Assert.NotNull((await Explained(journal, Decided.At)).Rebalances[0].Fill);
    }

    [Fact]
    public async Task A_trade_of_another_run_or_of_an_import_answers_no_decision()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var (asset, date) = await FirstOpenOf(journal, await ReplayInto(journal, "0.65"));
        var ended = await ReplayInto(journal, "0.65", date);
        var imported = PortfolioEvent.Import(new EventFields
        {
            Type = EventTypes.PositionOpen,
            Action = "open",
            Asset = asset,
            OccurredMicros = Microseconds.From(ReplayClock.Close(date)),
            Reason = "New position",
            Origin = "run",
            SessionId = ended,
            Metadata = Metadata.Of(("decided_at", ReplayClock.Close(date))),
        });
        await journal.AppendAsync([imported], cancellationToken: Token);
        var whole = await ReplayInto(journal, "0.65");

        var explained = (await DecisionExplainer.ExplainAsync(journal, asset, date, ended, Token))!.Rebalances[0];
        Assert.Equal(TradeAction.Open, explained.Outcome.Action);
        Assert.Null(explained.Fill);
        Assert.NotNull((await DecisionExplainer.ExplainAsync(journal, asset, date, whole, Token))!.Rebalances[0].Fill);
    }

    [Fact]
    public async Task A_trade_that_no_decision_asked_for_is_not_explained()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.3)] }, cancellationToken: Token);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("NVDA", Decided.At.AddDays(1), 10, 100, 0, 0.14)], cancellationToken: Token);
        List<PortfolioEvent> events = [];
        await foreach (var happened in journal.ReadAllAsync(cancellationToken: Token))
            events.Add(happened);

        Assert.Null(await DecisionExplainer.ExplainAsync(journal, events.Single(RecordedReplay.IsTrade).Id, Token));
    }

    [Fact]
    public async Task Rebalances_are_named_by_their_times_whichever_was_recorded_first()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        foreach (var days in (int[])[14, 0, 7])
            await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At.AddDays(days), Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);

        var explanation = await Explained(journal, Decided.At.AddDays(3));

        Assert.Equal((Decided.At, Decided.At.AddDays(7)), (explanation.Previous!.At, explanation.Next!.At));
    }

    [Fact]
    public async Task A_rebalance_that_was_imported_is_none_of_the_portfolio()
    {
        await using var source = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        await (await Rebalancer.OpenAsync(source, RebalanceOptions.Of(EngineConfiguration.Default), Token))
            .RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        await foreach (var happened in source.ReadAllAsync(cancellationToken: Token))
            await journal.AppendAsync([PortfolioEvent.Import(happened.ToFields() with { Origin = "run" })], cancellationToken: Token);
        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        await rebalancer.Portfolio.RecordFillsAsync([new Fill("NVDA", Decided.At.AddDays(1), 10, 100, 0, 0.14)], cancellationToken: Token);

        Assert.Null(await DecisionExplainer.ExplainAsync(journal, "NVDA", DateOnly.FromDateTime(Decided.At.UtcDateTime), null, Token));
    }

    [Fact]
    public async Task A_rebalance_that_is_not_recorded_to_its_end_is_all_that_is_told_of_its_day()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        await using (var session = journal.BeginSession("rebalance", Decided.At, metadata: RunFacts.Of(RebalanceOptions.Of(EngineConfiguration.Default))))
        {
            session.Record(PortfolioEvent.Create(EventTypes.PortfolioRebalanceStart, Decided.At, "It begins."));
            await session.CompleteAsync(cancellationToken: Token);
        }

        var explanation = await Explained(journal, Decided.At);

        Assert.Empty(explanation.Rebalances);
        Assert.StartsWith("A rebalance began at 2025-03-05T21:00:00Z (event ", Assert.Single(explanation.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trade_that_did_something_else_than_was_decided_says_so()
    {
        var fill = new ExplainedFill(Decided.At, TradeAction.Increase, 0.05, 0.15, 0.15, 10, 100, 1, 7);

        Assert.Equal(
            "The trade was made as increase at 2025-03-05T21:00:00Z, from 5 % to 15 %; 15 % was intended (event 7).",
            Assert.Single(FillSentences.Say(new DecisionOutcome(TradeAction.Open, "sized", null), fill)));
    }

    [Fact]
    public async Task A_journal_without_the_engine_and_an_asset_from_an_import_are_not_explained()
    {
        await using var journal = await Journal.OpenAsync(new MemoryStore(), cancellationToken: Token);
        await journal.AppendAsync([PortfolioEvent.Create(EventTypes.PortfolioRebalanceStart, Decided.At, "A rebalance of somebody else")], cancellationToken: Token);
        await using (var session = journal.BeginSession("rebalance", Decided.At))
        {
            session.Record(PortfolioEvent.Create(EventTypes.PortfolioRebalanceStart, Decided.At, "A rebalance of somebody else, in a session"));
            await session.CompleteAsync(cancellationToken: Token);
        }

        var day = DateOnly.FromDateTime(Decided.At.UtcDateTime);
        Assert.Null(await DecisionExplainer.ExplainAsync(journal, "NVDA", day, null, Token));

        var rebalancer = await Rebalancer.OpenAsync(journal, RebalanceOptions.Of(EngineConfiguration.Default), Token);
        await rebalancer.RebalanceAsync(new MarketSnapshot { At = Decided.At, Universe = [Decided.Asset("NVDA", 0.8)] }, cancellationToken: Token);
        var imported = PortfolioEvent.Import(new EventFields { Type = EventTypes.PositionOpen, Asset = "KO", OccurredMicros = Microseconds.From(Decided.At), Reason = "New position", Origin = "run" });
        var id = (await journal.AppendAsync([imported], cancellationToken: Token))[0];

        Assert.Null(await DecisionExplainer.ExplainAsync(journal, "KO", day, null, Token));
        Assert.Null(await DecisionExplainer.ExplainAsync(journal, id, Token));
        Assert.Equal(OutcomeCodes.NotInUniverse, (await DecisionExplainer.ExplainAsync(journal, "ZZZ", day, null, Token))!.Rebalances[0].Outcome.Code);
    }

    private static async Task<EngineExplanation> Explained(Journal journal, DateTimeOffset at) =>
        (await DecisionExplainer.ExplainAsync(journal, "NVDA", DateOnly.FromDateTime(at.UtcDateTime), null, Token))!;

    private static Task<ReplayedJournal> Replayed() => ReplayedJournal.Of(new ReplayOptions
    {
        Prices = RandomMarket.Of(3, 8, 400),
        Rebalance = RebalanceOptions.Of(EngineConfiguration.Default.With("rebalance.frequency", "weekly")),
    });

    private static async Task<List<RecordedRebalance>> RebalancesOf(ReplayedJournal replayed)
    {
        var found = new List<RecordedRebalance>();
        await foreach (var recorded in RecordedRebalances.ReadAsync(replayed.Journal, replayed.Session, Token))
            found.Add(recorded);
        return found;
    }

    private static async Task<string> ReplayInto(Journal journal, string newScore, DateOnly? to = null)
    {
        var options = new ReplayOptions
        {
            Prices = RandomMarket.Of(3, 6, 320),
            To = to,
            Rebalance = RebalanceOptions.Of(EngineConfiguration.Default.With([new("rebalance.frequency", "weekly"), new("selection.min_new_score", newScore)])),
        };
        var session = journal.BeginSession("replay", metadata: RunFacts.Of(options.Rebalance));
        var log = new JournalReplayLog(journal, session);
        await new ReplayRun(options, log).RunAsync(cancellationToken: Token);
        await log.FlushAsync();
        await session.CompleteAsync(cancellationToken: Token);
        return session.Id;
    }

    private static async Task<(string Asset, DateOnly Date)> FirstOpenOf(Journal journal, string session)
    {
        await foreach (var recorded in RecordedRebalances.ReadAsync(journal, session, Token))
        {
            if (recorded.Events.FirstOrDefault(happened => happened.Type.Equals(EventTypes.RebalancingTargetApproved)) is { Asset: { } asset })
                return (asset, DateOnly.FromDateTime(recorded.At.UtcDateTime));
        }

        throw new InvalidOperationException("Nothing was opened.");
    }
}
