using System.Collections.Concurrent;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Engine.Tests.Portfolios;

/// <summary>Strategies that decide for themselves learn what people say of their trading: now, and as it is said.</summary>
public sealed class PortfolioTradingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_at = new(2025, 3, 5, 21, 0, 0, TimeSpan.Zero);

    private readonly FailingStore _store = new();
    private readonly FakeTimeProvider _time = new(s_at);
    private readonly BlockingCollection<Intervention> _told = [];
    private Journal _journal = null!;
    private Portfolio _portfolio = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await Journal.OpenAsync(_store, new JournalOptions { Time = _time }, Token);
        _portfolio = await Portfolio.OpenAsync(_journal, cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        _told.Dispose();
        _portfolio.Dispose();
        await _journal.DisposeAsync();
    }

    [Fact]
    public async Task What_was_said_elsewhere_is_known_when_it_is_asked_for()
    {
        Assert.Equal(TradingStatus.Active, _portfolio.Trading.State.Status);

        _store.AddFromElsewhere(Said(TradingStatus.Halted, "the feed is stale"), Release("KO"));

        var state = await _portfolio.Trading.ReadAsync(Token);
        Assert.Equal((TradingStatus.Halted, "the feed is stale", 1), (state.Status, state.Reason, state.Event));
        Assert.Equal(
            [new Intervention(1, s_at, "Ada Byron", "the feed is stale", TradingStatus.Halted, null, null), new Intervention(2, s_at, "Ada Byron", "merger", null, ProtectionNames.Whipsaw, "KO")],
            _portfolio.Trading.Interventions);
    }

    [Fact]
    public async Task What_is_said_calls_back_once_in_order_with_the_state_behind_it()
    {
        var seen = new List<TradingStatus>();
        await using (_portfolio.Trading.Subscribe(said =>
        {
            seen.Add(_portfolio.Trading.State.Status);
            _told.Add(said, Token);
        }))
        {
            _store.AddFromElsewhere(Said(TradingStatus.Reducing, "one"));
            Assert.Equal("one", _told.Take(Token).Reason);
            _store.AddFromElsewhere(Release("KO"), Said(TradingStatus.Active, "two"));
            Assert.Equal(["KO", null], [_told.Take(Token).Asset, _told.Take(Token).Asset]);
        }

        Assert.Empty(_told);
        Assert.Equal([TradingStatus.Reducing, TradingStatus.Active, TradingStatus.Active], seen);
    }

    [Fact]
    public async Task What_is_said_of_a_run_or_by_an_import_is_not_told()
    {
        await using var subscription = _portfolio.Trading.Subscribe(said => _told.Add(said, Token));
        _store.AddFromElsewhere(
            PortfolioEvent.Create(new EventFields { Type = EventTypes.SessionStart, OccurredMicros = Microseconds.From(s_at), SessionId = "run", Reason = "replay began", Metadata = Metadata.Of(("kind", "replay")) }),
            PortfolioEvent.Create(Said(TradingStatus.Halted, "in the run").ToFields() with { SessionId = "run" }),
            PortfolioEvent.Restore(Said(TradingStatus.Halted, "in an import").ToFields() with { Origin = "elsewhere" }),
            Said(TradingStatus.Reducing, "of the live portfolio"));

        Assert.Equal("of the live portfolio", _told.Take(Token).Reason);
        Assert.Equal(TradingStatus.Reducing, (await _portfolio.Trading.ReadAsync(Token)).Status);
    }

    [Fact]
    public async Task A_callback_that_throws_is_recorded_and_the_next_is_told_all_the_same()
    {
        await using (_portfolio.Trading.Subscribe(said =>
        {
            _told.Add(said, Token);
            if (said.Reason == "one")
                throw new InvalidDataException("the strategy stumbled");
        }))
        {
            _store.AddFromElsewhere(Said(TradingStatus.Reducing, "one"));
            _store.AddFromElsewhere(Said(TradingStatus.Halted, "two"));
            Assert.Equal(["one", "two"], [_told.Take(Token).Reason, _told.Take(Token).Reason]);
        }

        await _journal.FlushAsync(cancellationToken: Token);
        List<PortfolioEvent> recorded = [];
        await foreach (var happened in _journal.ReadAllAsync(cancellationToken: Token))
            recorded.Add(happened);
        var error = Assert.Single(recorded, happened => happened.Category == EventCategory.Error);
        Assert.Contains("the strategy stumbled", error.Metadata!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_is_told_and_what_was_said_meanwhile_is_told_when_it_can_be()
    {
        using var failed = new BlockingCollection<Exception>();
        _store.ReadFailure = new Storage.StoreUnavailableException("locked.");
        await using var subscription = _portfolio.Trading.Subscribe(said => _told.Add(said, Token), error => failed.Add(error, Token));
        Assert.IsType<Storage.StoreUnavailableException>(failed.Take(Token));

        _store.AddFromElsewhere(Said(TradingStatus.Halted, "meanwhile"));
        _store.ReadFailure = null;
        while (_told.Count == 0)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("meanwhile", _told.Take(Token).Reason);
    }

    [Fact]
    public async Task What_is_said_under_the_id_of_something_that_a_recovery_lost_is_told()
    {
        using var failed = new BlockingCollection<Exception>();
        await using var subscription = _portfolio.Trading.Subscribe(said => _told.Add(said, Token), error => failed.Add(error, Token));
        _store.AddFromElsewhere(Said(TradingStatus.Reducing, "one"));
        Assert.Equal("one", _told.Take(Token).Reason);

        _store.ReadFailure = new PositionLostException(new JournalPosition(0, 1), new JournalPosition(1, 0), "The journal lost its end.");
        _store.AddFromElsewhere(Release("KO"));
        Assert.IsType<PositionLostException>(failed.Take(Token));
        _store.ReadFailure = null;
        while (_told.Count < 2)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(["one", "merger"], [_told.Take(Token).Reason, _told.Take(Token).Reason]);
    }

    private static PortfolioEvent Said(TradingStatus status, string reason) => TradingProtection.Change(status, s_at, "Ada Byron", reason);

    private static PortfolioEvent Release(string asset) => ProtectionEvents.Release(ProtectionNames.Whipsaw, asset, s_at, "Ada Byron", "merger");
}
