using Daybook.Auditing;
using Daybook.Engine.Auditing;
using Daybook.Engine.Explaining;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Engine.Tests.Portfolios;

/// <summary>Several portfolios in one journal, told apart by the name that their sessions say.</summary>
public sealed class NamedPortfolioTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_at = new(2024, 1, 10, 21, 0, 0, TimeSpan.Zero);

    private readonly FailingStore _store = new();
    private Journal _journal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _journal = await Journal.OpenAsync(_store, cancellationToken: Token);

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public async Task Each_knows_its_own_trades_and_rebalances_alone()
    {
        using var us = await RebalancerAsync("us");
        using var eu = await RebalancerAsync("eu");
        using var unnamed = await RebalancerAsync(null);

        Assert.Equal("open NEW", Traded(await us.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        await us.Portfolio.RecordFillsAsync([new Fill("NEW", s_at.AddHours(1), 10, 100, 0, 0.2)], cancellationToken: Token);

        Assert.Equal(0.2, us.State.Positions.Of("NEW")?.Size);
        Assert.Null((await eu.Portfolio.ReadAsync(Token)).Engine.Positions.Of("NEW"));
        Assert.Null((await unnamed.Portfolio.ReadAsync(Token)).Engine.RebalancedAt);
        Assert.Equal("open NEW", Traded(await eu.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        Assert.Equal(PortfolioBook.Live("us"), us.Portfolio.Book);
        Assert.Equal(0.2, (await StateReader.ReadAsync(_journal, new StateQuery { Portfolio = "us" }, Token)).Engine.Positions.Of("NEW")?.Size);
        Assert.Null((await StateReader.ReadAsync(_journal, new StateQuery { Portfolio = "us", At = s_at }, Token)).Engine.Positions.Of("NEW"));
        Assert.Null((await StateReader.ReadAsync(_journal, new StateQuery(), Token)).Engine.RebalancedAt);
        Assert.Empty((await new Audited(_journal).RunAsync()).Findings.Select(finding => $"{finding.Rule}: {finding.Examples[0].Sentence}"));
    }

    [Fact]
    public async Task What_another_does_meanwhile_breaks_no_decision()
    {
        using var us = await RebalancerAsync("us");
        var appends = 0;
        _store.BeforeDecision = () => _store.AddFromElsewhere(
            SessionStart($"eu-{++appends}", ("portfolio", "eu")), In(Happened.Opened("NEW", s_at), $"eu-{appends}"), Happened.Opened("NEW", s_at), SessionStart($"run-{appends}", ("kind", "replay")));

        var outcome = await us.RebalanceAsync(Snapshot(), cancellationToken: Token);

        Assert.True(outcome.IsRecorded);
        Assert.Equal(1, appends);
        Assert.Equal("open NEW", Traded(outcome));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_another_process_does_to_the_same_makes_it_decide_again(bool isNested)
    {
        using var us = await RebalancerAsync("us");
        var isDone = false;
        _store.BeforeDecision = () =>
        {
            if (isDone)
                return;
            isDone = true;
            _store.AddFromElsewhere(SessionStart("elsewhere", ("portfolio", "us")), isNested ? SessionStart("inside", ("parent_session_id", "elsewhere")) : SessionStart("beside", ("portfolio", "eu")));
            _store.AddFromElsewhere(In(Halt(), isNested ? "inside" : "elsewhere"));
        };

        Assert.Empty(Traded(await us.RebalanceAsync(Snapshot(), cancellationToken: Token)));
    }

    [Fact]
    public async Task A_halt_of_one_does_not_halt_the_others_and_a_halt_without_a_name_halts_all()
    {
        using var us = await RebalancerAsync("us");
        using var eu = await RebalancerAsync("eu");
        using var unnamed = await RebalancerAsync(null);
        _store.AddFromElsewhere(SessionStart("desk", ("portfolio", "eu")), In(Halt(), "desk"));
        Assert.Equal("open NEW", Traded(await us.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        Assert.Empty(Traded(await eu.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        Assert.Equal("open NEW", Traded(await unnamed.RebalanceAsync(Snapshot(), cancellationToken: Token)));

        _store.BeforeDecision = Once(() => _store.AddFromElsewhere(Halt()));
        Assert.Empty(Traded(await us.RebalanceAsync(Snapshot() with { At = s_at.AddDays(1) }, cancellationToken: Token)));
        Assert.Empty(Traded(await unnamed.RebalanceAsync(Snapshot() with { At = s_at.AddDays(1) }, cancellationToken: Token)));

        // A portfolio that begins later is halted as well.
        using var late = await RebalancerAsync("asia");
        Assert.Empty(Traded(await late.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        Assert.Equal("the feed is stale", Assert.Single(late.Portfolio.Trading.Interventions).Reason);
        var recorded = await RecordedAsync();
        Assert.Equal(6, recorded.Count);
        Assert.All(recorded, one => Assert.Empty(Redecision.Compare(one)));
        Assert.DoesNotContain((await new Audited(_journal).RunAsync()).Findings, finding => finding.Rule == "open-while-halted");
    }

    [Fact]
    public async Task What_is_said_to_all_lifts_no_stricter_word_that_was_said_to_one()
    {
        using var us = await RebalancerAsync("us");
        using var eu = await RebalancerAsync("eu");
        async Task<(TradingStatus Us, TradingStatus Eu)> StatusAsync() => (await us.Portfolio.Trading.ReadAsync(Token) is var one ? one.Status : default, (await eu.Portfolio.Trading.ReadAsync(Token)).Status);
        _store.AddFromElsewhere(SessionStart("desk-eu", ("portfolio", "eu")), SessionStart("desk-us", ("portfolio", "us")), In(Say(TradingStatus.Reducing), "desk-eu"));

        _store.AddFromElsewhere(Say(TradingStatus.Halted));
        Assert.Equal((TradingStatus.Halted, TradingStatus.Halted), await StatusAsync());
        _store.AddFromElsewhere(Say(TradingStatus.Active));
        Assert.Equal((TradingStatus.Active, TradingStatus.Reducing), await StatusAsync());

        // Said to one after all were halted: that one goes on.
        _store.AddFromElsewhere(Say(TradingStatus.Halted));
        _store.AddFromElsewhere(In(Say(TradingStatus.Active), "desk-us"));
        Assert.Equal((TradingStatus.Active, TradingStatus.Halted), await StatusAsync());
        Assert.Equal(5, us.Portfolio.Trading.Interventions.Count + eu.Portfolio.Trading.Interventions.Count - 3);
    }

    [Fact]
    public async Task What_is_recorded_outside_of_a_session_goes_into_one_that_says_the_name_and_ends_with_the_portfolio()
    {
        using (var us = await Portfolio.OpenAsync(_journal, portfolio: "us", cancellationToken: Token))
        {
            await us.RecordFillsAsync([new Fill("KO", s_at, 10, 100, 0, 0.2)], cancellationToken: Token);
            await us.RecordValueAsync(s_at, 1000, 800, cancellationToken: Token);
            Assert.Null(_journal.CurrentSessionId);
            await using (_journal.BeginSession("desk", portfolio: "us"))
                await us.RecordFillsAsync([new Fill("PEP", s_at, 10, 100, 0, 0.1)], cancellationToken: Token);
            Assert.Equal(["KO", "PEP"], us.State.Engine.Positions.Positions.Keys);
            Assert.Equal(1000, us.State.Value?.Value);
        }

        await _journal.FlushAsync(cancellationToken: Token);
        Assert.Empty(await _store.GetRunningSessionsAsync(Token));
        var sessions = await _journal.GetSessionsAsync(cancellationToken: Token);
        Assert.Equal(["desk", "portfolio"], sessions.Select(session => session.Kind).Order());
    }

    [Fact]
    public async Task Sessions_of_another_portfolio_or_of_a_run_are_no_place_for_it()
    {
        using var us = await RebalancerAsync("us");
        using var unnamed = await RebalancerAsync(null);
        await using (_journal.BeginSession("desk", portfolio: "eu"))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => us.RebalanceAsync(Snapshot(), cancellationToken: Token));
            await Assert.ThrowsAsync<InvalidOperationException>(() => unnamed.RebalanceAsync(Snapshot(), cancellationToken: Token));
            await Assert.ThrowsAsync<InvalidOperationException>(() => us.Portfolio.RecordFillsAsync([new Fill("KO", s_at, 10, 100, 0, 0.2)], cancellationToken: Token));
            using var around = await RebalancerAsync(null);
            Assert.Equal(PortfolioBook.Live("eu"), around.Portfolio.Book);
            Assert.Equal("open NEW", Traded(await around.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        }

        await using (_journal.BeginSession("desk"))
            Assert.Equal("open NEW", Traded(await us.RebalanceAsync(Snapshot(), cancellationToken: Token)));
        await using (var backtest = _journal.BeginSession("backtest", portfolio: "us"))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => us.RebalanceAsync(Snapshot(), cancellationToken: Token));
            using var inside = await RebalancerAsync("us");
            Assert.Equal(new PortfolioBook(null, backtest.Id, "us"), inside.Portfolio.Book);
            await inside.RebalanceAsync(Snapshot() with { At = s_at.AddDays(30) }, cancellationToken: Token);
        }

        Assert.Equal(s_at, (await us.Portfolio.ReadAsync(Token)).Engine.RebalancedAt);
    }

    [Fact]
    public async Task A_decision_is_explained_in_its_own_portfolio()
    {
        using var us = await RebalancerAsync("us");
        using var eu = await RebalancerAsync("eu");
        await us.RebalanceAsync(Snapshot(), cancellationToken: Token);
        await us.Portfolio.RecordFillsAsync([new Fill("NEW", s_at.AddHours(1), 10, 100, 0, 0.2)], cancellationToken: Token);
        await eu.RebalanceAsync(Snapshot() with { Universe = [MakeSnapshots.Asset("NEW", 0.2)] }, cancellationToken: Token);
        var day = DateOnly.FromDateTime(s_at.UtcDateTime);

        var explained = Assert.Single((await DecisionExplainer.ExplainAsync(_journal, "NEW", day, PortfolioBook.Live("us"), Token))!.Rebalances);
        var other = (await DecisionExplainer.ExplainAsync(_journal, "NEW", day, PortfolioBook.Live("eu"), Token))!;

        Assert.Equal(0.2, explained.Fill?.SizeAfter);
        Assert.Equal(TradeAction.Open, explained.Outcome.Action);
        Assert.Equal("eu", other.Portfolio);
        Assert.Null(Assert.Single(other.Rebalances).Outcome.Action);
        Assert.Equal("us", (await DecisionExplainer.ExplainAsync(_journal, explained.Fill!.EventId, Token))!.Portfolio);
        Assert.Null(await DecisionExplainer.ExplainAsync(_journal, "NEW", day, null, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(129)]
    public async Task A_name_has_1_to_128_characters(object name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Portfolio.OpenAsync(_journal, portfolio: name as string ?? new string('x', (int)name), cancellationToken: Token));
    }

    private Task<Rebalancer> RebalancerAsync(string? portfolio) =>
        Rebalancer.OpenAsync(_journal, new SmallMarket(1).Asset("NEW").With("whipsaw.enabled", "true").Options().Rebalance with { Portfolio = portfolio }, Token);

    private static MarketSnapshot Snapshot() => new() { At = s_at, Universe = [MakeSnapshots.Asset("NEW", 0.8)] };

    private static PortfolioEvent Halt() => Say(TradingStatus.Halted);

    private static PortfolioEvent Say(TradingStatus status) => TradingProtection.Change(status, s_at.AddMinutes(-1), "Ada Byron", "the feed is stale");

    private static PortfolioEvent SessionStart(string session, params (string, MetadataValue)[] facts) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.SessionStart,
        OccurredMicros = Microseconds.From(s_at),
        SessionId = session,
        Reason = "it began",
        Metadata = Metadata.Of(facts),
    });

    private static PortfolioEvent In(PortfolioEvent happened, string session) => PortfolioEvent.Create(happened.ToFields() with { SessionId = session });

    private static Action Once(Action act)
    {
        var isDone = false;
        return () =>
        {
            if (isDone)
                return;
            isDone = true;
            act();
        };
    }

    private static string Traded(RebalanceOutcome outcome) =>
        string.Join(", ", outcome.Targets.Where(target => target.Action != TradeAction.Hold).Select(target => $"{target.Action.ToWord()} {target.Asset}").Order(StringComparer.Ordinal));

    private async Task<List<RecordedRebalance>> RecordedAsync()
    {
        List<RecordedRebalance> recorded = [];
        await foreach (var rebalance in RecordedRebalances.ReadAsync(_journal, cancellationToken: Token))
            recorded.Add(rebalance);
        return recorded;
    }

    /// <summary>The journal as an audit sees it.</summary>
    private sealed class Audited(Journal journal)
    {
        public async Task<AuditReport> RunAsync()
        {
            await journal.FlushAsync(cancellationToken: Token);
            return await Audit.RunAsync(journal, [.. AuditRules.General(), .. new EngineAudit().Rules], cancellationToken: Token);
        }
    }
}
